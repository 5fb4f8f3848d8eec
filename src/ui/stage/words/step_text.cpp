#include "ui/stage/words/step_text.hpp"

#include <algorithm>

#include "ui/stage/words/wake_text.hpp"

namespace ui {
namespace {

struct LineRange {
  std::int32_t first;
  std::int32_t last;

  bool touches(const LineRange& other) const {
    return first <= other.last + 1 && other.first <= last + 1;
  }
  void take(const LineRange& other) {
    first = std::min(first, other.first);
    last = std::max(last, other.last);
  }
};

/// Lists each line once, although a loop may run it repeatedly, with consecutive lines as a range, in the
/// order in which they first ran.
std::string list_of_lines(const std::vector<std::int32_t>& lines) {
  std::vector<LineRange> ranges;
  const auto touching = [&ranges](auto from, const LineRange& range) {
    return std::find_if(from, ranges.end(),
                        [&range](const LineRange& other) { return range.touches(other); });
  };
  for (const std::int32_t line : lines) {
    const LineRange added{line, line};
    const auto range = touching(ranges.begin(), added);
    if (range == ranges.end()) {
      ranges.push_back(added);
      continue;
    }
    range->take(added);
    const auto next = touching(range + 1, *range);  // the line may close a gap
    if (next == ranges.end()) continue;
    range->take(*next);
    ranges.erase(next);
  }
  const bool one = ranges.size() == 1 && ranges[0].first == ranges[0].last;
  std::string words = one ? "line " : "lines ";
  for (const LineRange& range : ranges) {
    if (&range != &ranges.front()) words += ", ";
    words += std::to_string(range.first);
    if (range.last != range.first) words += "-" + std::to_string(range.last);
  }
  return words;
}

/// What several of a loop's tasks are: in JavaScript they are calls of async functions.
const char* plural_of_task(const trace::State& state) {
  return state.of_javascript() ? "calls" : "tasks";
}

/// A future, or what it is for: "Lock door".
std::string future_text(const trace::State& state, const trace::TaskState& task) {
  if (task.label.empty()) return state.of_javascript() ? "a promise" : "a future";
  std::string words(task.label);
  if (task.object != 0 && !state.object(task.object).name.empty())
    words += " " + std::string(state.object(task.object).name);
  return words;
}

std::string awaited_text(const trace::State& state, const trace::TaskState& task) {
  const std::string label(task.label);
  if (task.settled) return "its turn, as what it awaits is settled";
  switch (task.awaits) {
    case trace::WaitKind::yield: return "yields to other tasks";
    case trace::WaitKind::sleep:
      return (state.of_javascript() ? "a timer, until " : "sleep, until ") +
             seconds_text(task.until) + " s";
    case trace::WaitKind::future: return future_text(state, task);
    case trace::WaitKind::task:
      if (task.awaited_tasks.empty()) return state.of_javascript() ? "a call" : "a task";
      return name_of(state, task.awaited_tasks.front());
    case trace::WaitKind::gather: return label.empty() ? "gather" : label;  // such as a TaskGroup
    case trace::WaitKind::executor:
      return (label.empty() ? "a thread" : label) + ", outside the loop";
    case trace::WaitKind::network: return label.empty() ? "a response" : label;
  }
  return {};
}

/// The tasks that a task still waits for: by name, unless there are too many.
std::string awaited_names(const trace::State& state, const trace::TaskState& task,
                          std::size_t most = most_names) {
  std::vector<std::string> names;
  for (const std::uint32_t awaited : task.awaited_tasks)
    if (!state.task(awaited).done()) names.push_back(name_of(state, awaited));
  names.insert(names.end(), task.outside.begin(), task.outside.end());
  if (names.empty()) return "what it gathers";
  return names_text(names, task.outside.empty() ? plural_of_task(state) : "others", most);
}

bool awaits_tasks(const trace::TaskState& task) {
  return task.status == trace::TaskStatus::suspended &&
         (task.awaits == trace::WaitKind::gather || task.awaits == trace::WaitKind::task);
}

/// What may come from outside the loop. The trace does not know when.
std::string next_outside(const trace::State& state) {
  bool result = false;
  for (const trace::TaskState& task : state.tasks) {
    if (task.status != trace::TaskStatus::suspended) continue;
    if (task.awaits == trace::WaitKind::network) return "an answer";
    result = result || task.awaits == trace::WaitKind::executor || !task.outside.empty();
  }
  return result ? "a result" : "";
}

/// Whether a task's step is on show before its end. Nobody knows what the rest of it will do.
bool within_step(const trace::State& state) {
  const trace::TaskState* task = running_task(state);
  return task != nullptr && task->status == trace::TaskStatus::running;
}

/// Whether the running callback is described by its lines. Every callback of JavaScript may have some.
bool runs_lines(const trace::State& state) {
  return !state.lines.empty() &&
         (state.running->kind == trace::CallbackKind::task_step || state.of_javascript());
}

/// What the running callback does, as the predicate of a sentence.
std::string predicate(const trace::State& state) {
  return runs_lines(state) ? running_action(state) : told_action(state, *state.running);
}

/// The sentence about the running callback, of its parts.
std::string caption_of(const trace::State& state, const std::string& action,
                       const std::string& outcome, const std::string& blocked) {
  const std::string cause = told_cause(state, *state.running);
  std::string words = handle_title(state, *state.running) + " " + action;
  if (!outcome.empty()) words += ", " + outcome;
  if (!cause.empty()) words += "; " + cause;
  words += ".";
  if (state.blocked > 0) words += " It " + blocked + ".";
  return words;
}

}  // namespace

std::string name_of(const trace::State& state, std::uint32_t task) {
  return task == 0 ? "the program" : std::string(state.task(task).name);
}

std::string list_text(const std::vector<std::string>& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) words += i + 1 == names.size() ? " and " : ", ";
    words += names[i];
  }
  return words;
}

std::string names_text(const std::vector<std::string>& names, std::string_view kind,
                       std::size_t most) {
  if (names.size() > most) return std::to_string(names.size()) + " " + std::string(kind);
  return list_text(names);
}

std::string timer_name(const trace::State& state, const trace::TimerState& timer) {
  if (timer.kind == trace::CallbackKind::timeout) return "timeout";
  if (timer.task != 0) return name_of(state, timer.task);
  return timer.label.empty() ? "callback" : std::string(timer.label);
}

std::string timer_text(const trace::State& state, const trace::TimerState& timer) {
  std::string words = timer_name(state, timer);
  if (timer.kind == trace::CallbackKind::timeout && !timer.label.empty())
    words += " of " + std::string(timer.label);
  return words + " at " + seconds_text(timer.when) + " s";
}

std::string next_text(const trace::State& state, double now) {
  const std::string outside = next_outside(state);
  std::string timer;
  if (!state.timers.empty()) {
    const trace::TimerState& next = state.timers.front();
    timer = next.kind == trace::CallbackKind::timeout && !outside.empty() ? "the " : "";
    const bool overdue = next.when < now;
    timer +=
        timer_name(state, next) + (overdue ? ", due at " : " at ") + seconds_text(next.when) + " s";
  }
  if (!outside.empty() && !timer.empty()) return "next: " + outside + ", or " + timer;
  if (!outside.empty()) return "next: " + outside + " from outside";
  if (!timer.empty()) return "next: " + timer;
  return state.step == 0 || within_step(state) ? "" : "the loop has nothing left to do";
}

std::string running_action(const trace::State& state) {
  if (!runs_lines(state)) return handle_action(state, *state.running);
  if (within_step(state)) return "runs line " + std::to_string(state.lines.back());
  return "runs " + list_of_lines(state.lines);
}

const trace::TaskState* running_task(const trace::State& state) {
  if (!state.running) return nullptr;
  if (!state.calls.empty()) return &state.task(state.calls.back());
  if (state.running->kind == trace::CallbackKind::task_step)
    return &state.task(state.running->task);
  const bool module = state.running->kind == trace::CallbackKind::script && !state.ran.empty();
  return module ? &state.task(state.ran.front()) : nullptr;
}

bool runs(const trace::State& state, const trace::TaskState& task) {
  const trace::TaskState* running = running_task(state);
  return running != nullptr && running->id == task.id && !task.done();
}

std::string outcome_text(const trace::State& state) {
  const trace::TaskState* task = running_task(state);
  if (task == nullptr) return {};
  switch (task->status) {
    case trace::TaskStatus::running: return {};
    case trace::TaskStatus::returned: return "then is done";
    case trace::TaskStatus::failed: return "then fails";
    case trace::TaskStatus::cancelled: return "then is cancelled";
    case trace::TaskStatus::ready:
    case trace::TaskStatus::suspended: break;
  }
  switch (task->awaits) {
    case trace::WaitKind::yield: return "then yields to other tasks";
    case trace::WaitKind::sleep:
      if (state.of_javascript()) break;
      return "then sleeps until " + seconds_text(task->until) + " s";
    case trace::WaitKind::gather:
      if (task->settled) break;
      return "then waits for " + awaited_names(state, *task);
    default: break;
  }
  return "then waits for " + awaited_text(state, *task);
}

std::string task_text(const trace::State& state, const trace::TaskState& task) {
  switch (task.status) {
    case trace::TaskStatus::ready: return "ready";
    case trace::TaskStatus::running: return "running";
    case trace::TaskStatus::suspended: return awaited_text(state, task);
    case trace::TaskStatus::returned: return "done";
    case trace::TaskStatus::failed:
      return task.error.empty() ? "failed" : "failed: " + std::string(task.error);
    case trace::TaskStatus::cancelled: return "cancelled";
  }
  return {};
}

namespace {

/// What a chain of coroutines says of each.
enum class ChainDetail : std::uint8_t { lines, calls, names };

std::string frame_text(const trace::State& state, const trace::StackFrame& frame, bool line) {
  std::string words(state.coroutine(frame.coroutine).call);
  if (line && frame.line != 0) words += " line " + std::to_string(frame.line);
  return words;
}

}  // namespace

std::string chain_text(const trace::State& state, const trace::TaskState& task,
                       const std::function<bool(const std::string&)>& fits) {
  const auto joined = [&](ChainDetail detail, std::size_t first) {
    std::string words = first > 0 ? "… › " : "";
    for (std::size_t i = first; i < task.stack.size(); ++i) {
      std::string frame = frame_text(state, task.stack[i], detail == ChainDetail::lines);
      if (detail == ChainDetail::names) frame.resize(std::min(frame.find('('), frame.size()));
      words += frame + " › ";
    }
    return words + task_text(state, task);
  };
  for (const ChainDetail detail : {ChainDetail::lines, ChainDetail::calls, ChainDetail::names})
    if (std::string words = joined(detail, 0); fits(words)) return words;
  for (std::size_t first = 1; first < task.stack.size(); ++first)
    if (std::string words = joined(ChainDetail::names, first); fits(words)) return words;
  return task_text(state, task);
}

std::string spoken_task_text(const trace::State& state, const trace::TaskState& task) {
  const bool one = task.awaits == trace::WaitKind::task && !task.awaited_tasks.empty();
  std::string words = one && awaits_tasks(task) ? "" : task_text(state, task);
  const auto add = [&words](const std::string& more) {
    words += (words.empty() ? "" : ", ") + more;
  };
  if (awaits_tasks(task) && !task.awaited_tasks.empty())
    add("waits for " + awaited_names(state, task));
  std::vector<std::string> waiters;
  for (const trace::TaskState& other : state.tasks)
    if (awaits_tasks(other) && std::ranges::contains(other.awaited_tasks, task.id))
      waiters.emplace_back(other.name);
  if (!task.done() && !waiters.empty())
    add("awaited by " + names_text(waiters, plural_of_task(state)));
  for (auto frame = task.stack.rbegin(); frame != task.stack.rend(); ++frame)
    add("in " + frame_text(state, *frame, true));
  return words;
}

std::string blocked_text(const trace::State& state) {
  std::string words = "blocked the loop for " + seconds_text(state.blocked) + " s";
  if (!state.blocked_lines.empty()) words += " in " + list_of_lines(state.blocked_lines);
  return words;
}

std::string sentence(std::string words) {
  if (!words.empty() && std::string_view(".!?").find(words.back()) == std::string_view::npos)
    words += '.';
  return words;
}

std::vector<std::string> network_text(const trace::State& state) {
  struct Reason {
    std::string_view words;
    std::string_view first;  // the first note with that reason
    int count = 0;
  };
  std::vector<Reason> reasons;
  for (const trace::OutputLine& note : state.notes) {
    const std::size_t label = note.text.find(": ");  // "GET /users/1: why"
    const std::string_view why =
        label == std::string_view::npos ? note.text : note.text.substr(label + 2);
    const auto known = std::ranges::find(reasons, why, &Reason::words);
    if (known != reasons.end()) ++known->count;
    else reasons.push_back({why, note.text, 1});
  }
  std::vector<std::string> all;
  for (const Reason& reason : reasons) {
    const std::string many = std::to_string(reason.count) + " requests: ";
    all.push_back("Network: " + (reason.count == 1 ? std::string(reason.first)
                                                   : many + std::string(reason.words)));
  }
  return all;
}

std::string idle_text(const trace::State& state) {
  const std::string next = next_text(state, state.time);
  return "The loop waits" + (next.empty() ? "." : "; " + next + ".");
}

std::string caption_text(const trace::State& state) {
  if (!state.running) return "Nothing has run yet.";
  return caption_of(state, predicate(state), outcome_text(state), blocked_text(state));
}

std::string brief_caption_text(const trace::State& state) {
  if (!state.running) return caption_text(state);
  const bool many = state.lines.size() > 1 && !within_step(state);
  std::string outcome = outcome_text(state);
  if (const trace::TaskState* task = running_task(state);
      task != nullptr && task->status == trace::TaskStatus::suspended) {
    if (task->awaits == trace::WaitKind::gather)
      outcome = "then waits for " + awaited_names(state, *task, 1);
    if (task->awaits == trace::WaitKind::executor && !task->label.empty())
      outcome = "then waits for " + std::string(task->label);
  }
  return caption_of(state, many ? "runs" : predicate(state), outcome,
                    "blocked the loop for " + seconds_text(state.blocked) + " s");
}

std::string step_text(const trace::State& state, std::optional<std::size_t> total,
                      std::size_t told) {
  std::string words = "Step " + std::to_string(state.step);
  if (total) words += " of " + std::to_string(*total);
  words += ", " + seconds_text(state.time) + " s. ";
  words += caption_text(state);
  for (std::size_t i = told; i < state.output.size(); ++i) {
    const trace::OutputLine& line = state.output[i];
    if (line.step != state.step) continue;
    words +=
        " Output: " + (line.text.empty() ? "an empty line." : sentence(std::string(line.text)));
  }
  return words;
}

}  // namespace ui
