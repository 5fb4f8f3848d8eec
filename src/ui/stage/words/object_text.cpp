#include "ui/stage/words/object_text.hpp"

#include <cstdint>
#include <vector>

#include "trace/names.hpp"
#include "ui/stage/words/step_text.hpp"

namespace ui {
namespace {

/// "Ann and Ben"; only how many they are if not all are known or there are too many.
std::string tasks_text(const trace::State& state, const trace::TasksInLine& line) {
  if (line.count > line.first.size()) return std::to_string(line.count) + " tasks";
  std::vector<std::string> names;
  for (const std::uint32_t task : line.first) names.push_back(name_of(state, task));
  return names_text(names, "tasks");
}

/// "Ben waits", "Ben and Carol wait to get"; empty if nobody does.
std::string line_text(const trace::State& state, const trace::TasksInLine& line,
                      const char* what = "") {
  if (line.count == 0) return {};
  return tasks_text(state, line) + (line.count == 1 ? " waits" : " wait") + what;
}

std::string lock_text(const trace::State& state, const trace::ObjectState& lock) {
  if (lock.number == 0) return "free";
  return lock.holder != 0 ? "held by " + name_of(state, lock.holder) : "locked";
}

/// "empty", "2 of 3: 'a', 'b'", "9: 1, 2, 3 …".
std::string queue_text(const trace::ObjectState& queue) {
  if (queue.number == 0) return "empty";
  std::string words = std::to_string(queue.number);
  if (queue.most > 0) words += " of " + std::to_string(queue.most);
  for (std::size_t i = 0; i < queue.items.size(); ++i)
    words += (i == 0 ? ": " : ", ") + std::string(queue.items[i]);
  return static_cast<std::size_t>(queue.number) > queue.items.size() ? words + " …" : words;
}

std::string group_text(const trace::State& state, const trace::ObjectState& group) {
  if (group.waiters.count == 0) return "none of its tasks is left";
  return tasks_text(state, group.waiters) + (group.waiters.count == 1 ? " is" : " are") + " left";
}

/// "fulfilled: 'Ada'".
std::string with_value(std::string_view words, const trace::ObjectState& object) {
  return std::string(words) + (object.value.empty() ? "" : ": " + std::string(object.value));
}

std::string condition_of(const trace::State& state, const trace::ObjectState& object) {
  switch (object.kind) {
    case trace::ObjectKind::lock:
    case trace::ObjectKind::condition: return lock_text(state, object);
    case trace::ObjectKind::semaphore:
    case trace::ObjectKind::bounded_semaphore:
      return object.number == 0 ? "none free" : std::to_string(object.number) + " free";
    case trace::ObjectKind::event: return object.number == 0 ? "not set" : "set";
    case trace::ObjectKind::barrier:
      return std::to_string(object.waiters.count) + " of " + std::to_string(object.number) +
             " are there";
    case trace::ObjectKind::queue:
    case trace::ObjectKind::priority_queue:
    case trace::ObjectKind::lifo_queue: return queue_text(object);
    case trace::ObjectKind::task_group: return group_text(state, object);
    case trace::ObjectKind::promise:
      return with_value(trace::name_of(static_cast<trace::PromiseState>(object.number)), object);
    case trace::ObjectKind::abort_signal:
      return object.number == 0 ? "not aborted" : with_value("aborted", object);
  }
  return {};
}

bool is_queue(const trace::ObjectState& object) {
  return object.kind >= trace::ObjectKind::queue && object.kind <= trace::ObjectKind::lifo_queue;
}

}  // namespace

std::string object_name(const trace::ObjectState& object) {
  return std::string(object.name.empty() ? trace::name_of(object.kind) : object.name);
}

std::string object_text(const trace::State& state, const trace::ObjectState& object) {
  std::string words = object.name.empty() ? "" : std::string(trace::name_of(object.kind)) + ", ";
  words += condition_of(state, object);
  const auto add = [&words](const std::string& more) {
    if (!more.empty()) words += ", " + more;
  };
  if (object.kind != trace::ObjectKind::task_group)
    add(line_text(state, object.waiters, is_queue(object) ? " to get" : ""));
  add(line_text(state, object.putters, " to put"));
  return words;
}

}  // namespace ui
