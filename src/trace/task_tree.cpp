#include "trace/task_tree.hpp"

#include <algorithm>

#include "trace/seconds_text.hpp"

namespace trace {

namespace {

bool suspended(const TaskState& task) { return task.status == TaskStatus::suspended; }

/// Builds the forest. Every task is expanded once.
class Forest {
 public:
  explicit Forest(const State& state) : state_(state), shown_(state.tasks.size()) {
    for (std::uint32_t id = 1; id <= state.coroutines.size(); ++id)
      if (state.coroutine(id).idle()) idle_.push_back(id);
  }

  std::vector<TaskNode> build() {
    std::vector<bool> awaited(state_.tasks.size());
    for (const TaskState& task : state_.tasks) {
      if (!suspended(task)) continue;
      for (const std::uint32_t id : task.awaited_tasks) awaited[id - 1] = true;
    }
    std::vector<TaskNode> roots;
    add_coroutines(roots, 0);
    for (const TaskState& task : state_.tasks)
      if (!awaited[task.id - 1]) roots.push_back(node_of(task.id));
    for (const TaskState& task : state_.tasks)  // the rest await each other in a cycle
      if (!shown_[task.id - 1]) roots.push_back(node_of(task.id));
    return roots;
  }

 private:
  TaskNode node_of(std::uint32_t id) {
    TaskNode node{.task = id, .above = shown_[id - 1]};
    if (node.above) return node;
    shown_[id - 1] = true;
    const TaskState& task = state_.task(id);
    if (suspended(task)) {
      for (const std::uint32_t awaited : task.awaited_tasks)
        node.awaited.push_back(node_of(awaited));
      for (const std::string_view label : task.outside) node.awaited.push_back({.outside = label});
    }
    add_coroutines(node.awaited, id);
    return node;
  }

  void add_coroutines(std::vector<TaskNode>& nodes, std::uint32_t caller) const {
    for (const std::uint32_t id : idle_)
      if (state_.coroutine(id).caller == caller) nodes.push_back({.coroutine = id});
  }

  const State& state_;
  std::vector<bool> shown_;          // by task id - 1
  std::vector<std::uint32_t> idle_;  // coroutines
};

std::string awaited_text(const TaskState& task) {
  if (!task.label.empty()) return std::string(task.label);
  switch (task.awaits) {
    case WaitKind::yield: return "sleep(0)";
    case WaitKind::sleep: return "sleep until " + seconds_text(task.until) + " s";
    case WaitKind::future: return "future";
    case WaitKind::task: return "";
    case WaitKind::gather: return "gather";
    case WaitKind::executor: return "executor";
    case WaitKind::network: return "network";
  }
  return {};
}

class Printer {
 public:
  explicit Printer(const State& state) : state_(state) {}

  std::string print() {
    print_all(task_tree(state_), "");
    return std::move(text_);
  }

 private:
  void line(const std::string& indent, bool last, const std::string& content) {
    text_ += indent + (last ? "└── " : "├── ") + content + "\n";
  }

  void print_all(const std::vector<TaskNode>& nodes, const std::string& indent) {
    for (const TaskNode& node : nodes) {
      const bool last = &node == &nodes.back();
      line(indent, last, title(node));
      if (node.task != 0 && !node.above) print_body(node, indent + (last ? "    " : "│   "));
    }
  }

  [[nodiscard]] std::string title(const TaskNode& node) const {
    if (node.coroutine != 0) {
      const CoroutineState& coroutine = state_.coroutine(node.coroutine);
      return std::string(coroutine.call) + (coroutine.dropped ? " never ran" : " has run nothing");
    }
    if (node.task == 0) return std::string(node.outside);
    const TaskState& task = state_.task(node.task);
    std::string words = "(T) " + std::string(task.name);
    if (node.above) words += " (shown above)";
    switch (task.status) {
      case TaskStatus::returned: return words + " returned";
      case TaskStatus::failed: return words + " failed";
      case TaskStatus::cancelled: return words + " cancelled";
      default: return words;
    }
  }

  void print_body(const TaskNode& node, std::string indent) {
    const TaskState& task = state_.task(node.task);
    const auto deeper = [&](const std::string& content) {
      line(indent, true, content);
      indent += "    ";
    };
    for (const StackFrame& frame : task.stack) {
      std::string words(state_.coroutine(frame.coroutine).call);
      if (frame.line != 0) words += " line " + std::to_string(frame.line);
      deeper(words);
    }
    if (const std::string words = awaited_text(task); suspended(task) && !words.empty())
      deeper(words);
    print_all(node.awaited, indent);
  }

  const State& state_;
  std::string text_;
};

}  // namespace

std::vector<TaskNode> task_tree(const State& state) { return Forest(state).build(); }

std::string task_tree_text(const State& state) { return Printer(state).print(); }

}  // namespace trace
