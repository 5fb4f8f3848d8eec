#include "aio/call_graph.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <unordered_set>

#include "aio/observer.hpp"

namespace aio {

namespace {

std::string_view base_name(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

std::string awaited_text(const AwaitInfo& info) {
  const std::string label(info.label);
  switch (info.kind) {
    case AwaitKind::yield: return "sleep(0)";
    case AwaitKind::sleep: {
      char text[48];
      std::snprintf(text, sizeof text, "sleep until %.3f s", info.until);
      return text;
    }
    case AwaitKind::future: return label.empty() ? "future" : label;
    case AwaitKind::gather: return label.empty() ? "gather" : label;
    case AwaitKind::task: return "";
    case AwaitKind::executor: return label.empty() ? "executor" : label;
    case AwaitKind::network: return label.empty() ? "network" : label;
  }
  return "";
}

/// Writes the forest. Every task is expanded once.
class Printer {
 public:
  explicit Printer(const EventLoop& loop) {
    for (const auto& task : all_tasks(loop)) tasks_.push_back(task.get());
    for (const TaskBase* task : tasks_) {
      for (const TaskBase* awaited : task->awaiting().tasks) awaited_.insert(awaited);
    }
  }

  std::string print() {
    std::vector<const TaskBase*> roots;
    for (const TaskBase* task : tasks_) {
      if (!awaited_.contains(task)) roots.push_back(task);
    }
    print_tasks(roots, "");
    for (const TaskBase* task : tasks_) {  // the rest await each other in a cycle
      if (!printed_.contains(task)) print_tasks({task}, "");
    }
    return std::move(text_);
  }

 private:
  void line(const std::string& indent, bool last, const std::string& content) {
    text_ += indent + (last ? "└── " : "├── ") + content + "\n";
  }

  void print_tasks(const std::vector<const TaskBase*>& tasks, const std::string& indent) {
    for (const TaskBase* task : tasks) {
      const bool last = task == tasks.back();
      const bool again = !printed_.insert(task).second;
      line(indent, last, "(T) " + task->name() + (again ? " (shown above)" : ""));
      if (!again) print_body(*task, indent + (last ? "    " : "│   "));
    }
  }

  void print_body(const TaskBase& task, std::string indent) {
    for (const FrameInfo& frame : call_stack(task)) {
      line(indent, true,
           frame.function + " " + std::string(base_name(frame.file)) + ":" +
               std::to_string(frame.line));
      indent += "    ";
    }
    if (!task.suspended()) return;
    const AwaitInfo info = task.awaiting();
    if (const std::string text = awaited_text(info); !text.empty()) {
      line(indent, true, text);
      indent += "    ";
    }
    print_tasks(info.tasks, indent);
  }

  std::vector<const TaskBase*> tasks_;
  std::unordered_set<const TaskBase*> awaited_;
  std::unordered_set<const TaskBase*> printed_;
  std::string text_;
};

}  // namespace

std::vector<FrameInfo> call_stack(const TaskBase& task) {
  std::vector<FrameInfo> frames;
  for (const detail::PromiseBase* promise = task.innermost(); promise != nullptr;
       promise = promise->awaiter) {
    frames.push_back({function_of(promise->where), promise->where.file_name(),
                      static_cast<unsigned>(promise->where.line())});
  }
  std::ranges::reverse(frames);
  return frames;
}

std::string format_call_graph(const EventLoop& loop) { return Printer(loop).print(); }

std::string function_of(const std::source_location& location) {
  std::string_view name = location.function_name();
  // g++ names the function that resumes a coroutine: "void app::work(app::work(int)::_ZN….Frame*)"
  constexpr std::string_view anonymous = "(anonymous ";
  std::size_t end = name.size();
  int depth = 0;  // the argument list begins at the last outermost parenthesis
  for (std::size_t i = name.size(); i-- > 0;) {
    if (name[i] == ')' || name[i] == '>') ++depth;
    if (name[i] == '(' || name[i] == '<') --depth;
    if (name[i] == '(' && depth == 0 && !name.substr(i).starts_with(anonymous)) {
      end = i;
      break;
    }
  }
  name = name.substr(0, end);
  std::size_t begin = 0;
  for (std::size_t i = name.size(); i-- > 0;) {
    if (name[i] == ')' || name[i] == '>') ++depth;
    if (name[i] == '(' || name[i] == '<') --depth;
    if (name[i] == ' ' && depth == 0) {
      begin = i + 1;
      break;
    }
  }
  return std::string(name.substr(begin));
}

}  // namespace aio
