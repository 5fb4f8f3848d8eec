#include "ui/stage/stage_words.hpp"

#include <algorithm>
#include <cstdio>

namespace ui {
namespace {

std::string name_of(const trace::State& state, std::uint32_t task) {
  return task == 0 ? "the program" : std::string(state.task(task).name);
}

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

// A loop runs its lines again and again: each is said once, neighbours as a range, in the order in
// which they first ran.
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

std::string awaited_words(const trace::State& state, const trace::TaskState& task) {
  const std::string label(task.label);
  switch (task.awaits) {
    case aio::AwaitKind::yield: return "lets the others run";
    case aio::AwaitKind::sleep: return "sleep, until " + seconds_words(task.until) + " s";
    case aio::AwaitKind::future: return label.empty() ? "a future" : label;
    case aio::AwaitKind::task:
      return task.awaited_tasks.empty() ? "a task" : name_of(state, task.awaited_tasks.front());
    case aio::AwaitKind::gather: return "gather";
    case aio::AwaitKind::executor:
      return (label.empty() ? "a thread" : label) + ", outside the loop";
    case aio::AwaitKind::network: return label.empty() ? "a response" : label;
  }
  return {};
}

// What has ended outside the loop, as far as the callback that runs shows it by whom it wakes.
struct Ended {
  std::string what;
  std::string who;  // empty: a gather goes on
};

bool from_outside(const trace::HandleState& handle) {
  return handle.kind == aio::HandleKind::callback && handle.cause == trace::Cause::outside;
}

std::optional<Ended> ended_outside(const trace::State& state, const trace::HandleState& handle) {
  if (!from_outside(handle) || !state.running || state.running->id != handle.id)
    return std::nullopt;
  for (const trace::HandleState& woken : state.woken) {
    const bool step = woken.kind == aio::HandleKind::task_step;
    if (!step && woken.kind != aio::HandleKind::gather) continue;
    return Ended{woken.label.empty() ? "an answer" : std::string(woken.label),
                 step ? name_of(state, woken.task) : ""};
  }
  return std::nullopt;
}

// ", 1.75 s late" where a busy loop came to a timer after its deadline.
std::string lateness(const trace::FiredTimer& timer) {
  const std::string late = seconds_words(timer.late);
  return late == "0" ? "" : ", " + late + " s late";
}

std::string timer_words(const trace::HandleState& handle) {
  const bool wakes = handle.kind == aio::HandleKind::task_step;
  if (handle.timer && !handle.label.empty() && wakes)
    return "woke because " + std::string(handle.label) + " had no answer in " +
           seconds_words(handle.timer->length) + " s" + lateness(*handle.timer);
  if (!handle.timer) return wakes ? "woke because its timer fired" : "its time has come";
  if (!wakes) return "due at " + seconds_words(handle.timer->when) + " s" + lateness(*handle.timer);
  return "woke because its " + seconds_words(handle.timer->length) + " s timer fired" +
         lateness(*handle.timer);
}

// Whom a task waits for, by name, unless they are too many to be told apart.
std::string awaited_names(const trace::State& state, const trace::TaskState& task) {
  constexpr std::size_t most = 4;
  std::vector<std::string> names;
  for (const std::uint32_t awaited : task.awaited_tasks) names.push_back(name_of(state, awaited));
  names.insert(names.end(), task.outside.begin(), task.outside.end());
  if (names.empty()) return "what it gathers";
  if (names.size() > most) return std::to_string(names.size()) + " tasks";
  return list_words(names);
}

// What may come from outside the loop; when it will, no trace knows.
std::string next_outside(const trace::State& state) {
  bool result = false;
  for (const trace::TaskState& task : state.tasks) {
    if (task.status != trace::TaskStatus::suspended) continue;
    if (task.awaits == aio::AwaitKind::network) return "an answer";
    result = result || task.awaits == aio::AwaitKind::executor || !task.outside.empty();
  }
  return result ? "a result" : "";
}

}  // namespace

std::string seconds_words(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", seconds);
  std::string words = text;
  while (words.back() == '0') words.pop_back();
  if (words.back() == '.') words.pop_back();
  return words;
}

std::string list_words(const std::vector<std::string>& names) {
  std::string words;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) words += i + 1 == names.size() ? " and " : ", ";
    words += names[i];
  }
  return words;
}

std::string handle_title(const trace::State& state, const trace::HandleState& handle) {
  switch (handle.kind) {
    case aio::HandleKind::task_step: return name_of(state, handle.task);
    case aio::HandleKind::sleep: return "timer";
    case aio::HandleKind::timeout: return "timeout";
    case aio::HandleKind::gather: return "gather";
    case aio::HandleKind::callback: break;
  }
  if (const auto ended = ended_outside(state, handle)) return ended->what;
  if (from_outside(handle)) return "an answer";
  return handle.label.empty() ? "callback" : std::string(handle.label);
}

std::string handle_action(const trace::State& state, const trace::HandleState& handle) {
  switch (handle.kind) {
    case aio::HandleKind::task_step:
      return handle.cause == trace::Cause::created ? "takes its first step" : "goes on";
    case aio::HandleKind::sleep: return "wakes " + name_of(state, handle.task);
    case aio::HandleKind::timeout:
      if (handle.task != 0) return "cancels " + name_of(state, handle.task);
      return handle.label.empty() ? "gives up" : "gives up on " + std::string(handle.label);
    case aio::HandleKind::gather:
      if (handle.task != 0) return name_of(state, handle.task) + " is done";
      return (handle.label.empty() ? "one" : std::string(handle.label)) + " is done";
    case aio::HandleKind::callback: break;
  }
  const auto ended = ended_outside(state, handle);
  if (!ended) return {};
  return ended->who.empty() ? "is done" : "is done, wakes " + ended->who;
}

std::string cause_words(const trace::State& state, const trace::HandleState& handle) {
  switch (handle.cause) {
    case trace::Cause::unknown: return {};
    case trace::Cause::created:
      return handle.cause_task == 0 ? "the program starts with it"
                                    : "created by " + name_of(state, handle.cause_task);
    case trace::Cause::yielded: return "let the others run";
    case trace::Cause::timer: return timer_words(handle);
    case trace::Cause::task_done:
      if (handle.kind != aio::HandleKind::task_step) return {};
      return "woke because " + name_of(state, handle.cause_task) + " is done";
    case trace::Cause::gathered: return "woke because all it gathered is done";
    case trace::Cause::future_done:
      if (handle.kind != aio::HandleKind::task_step) return {};
      return "woke because what it awaited is done";
    case trace::Cause::cancelled: return "woke because it is cancelled";
    case trace::Cause::outside:
      if (handle.kind != aio::HandleKind::task_step) return "from outside the loop";
      if (handle.label.empty()) return "woke because the answer is here";
      return "woke because " + std::string(handle.label) + " is done";
    case trace::Cause::called: return "called by " + name_of(state, handle.cause_task);
  }
  return {};
}

std::string timer_name(const trace::State& state, const trace::TimerState& timer) {
  if (timer.kind == aio::HandleKind::timeout) return "timeout";
  if (timer.task != 0) return name_of(state, timer.task);
  return timer.label.empty() ? "callback" : std::string(timer.label);
}

std::string timer_words(const trace::State& state, const trace::TimerState& timer) {
  std::string words = timer_name(state, timer);
  if (timer.kind == aio::HandleKind::timeout && !timer.label.empty())
    words += " of " + std::string(timer.label);
  return words + " at " + seconds_words(timer.when) + " s";
}

std::string next_words(const trace::State& state) {
  const std::string outside = next_outside(state);
  std::string timer;
  if (!state.timers.empty()) {
    const trace::TimerState& next = state.timers.front();
    timer = next.kind == aio::HandleKind::timeout && !outside.empty() ? "the " : "";
    timer += timer_name(state, next) + " at " + seconds_words(next.when) + " s";
  }
  if (!outside.empty() && !timer.empty()) return "next: " + outside + ", or " + timer;
  if (!outside.empty()) return "next: " + outside + " from outside";
  if (!timer.empty()) return "next: " + timer;
  return state.step == 0 ? "" : "the loop has nothing left to do";
}

std::string running_action(const trace::State& state) {
  const trace::HandleState& handle = *state.running;
  if (handle.kind != aio::HandleKind::task_step) return handle_action(state, handle);
  if (state.lines.empty()) return handle_action(state, handle);
  return "runs " + list_of_lines(state.lines);
}

const trace::TaskState* running_task(const trace::State& state) {
  if (!state.running || state.running->kind != aio::HandleKind::task_step) return nullptr;
  return &state.task(state.running->task);
}

bool runs(const trace::State& state, const trace::TaskState& task) {
  const trace::TaskState* running = running_task(state);
  return running != nullptr && running->id == task.id && !task.done();
}

std::string outcome_words(const trace::State& state) {
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
    case aio::AwaitKind::yield: return "then lets the others run";
    case aio::AwaitKind::sleep: return "then sleeps until " + seconds_words(task->until) + " s";
    case aio::AwaitKind::gather: return "then waits for " + awaited_names(state, *task);
    default: return "then waits for " + awaited_words(state, *task);
  }
}

std::string task_words(const trace::State& state, const trace::TaskState& task) {
  if (runs(state, task)) return "running";
  switch (task.status) {
    case trace::TaskStatus::ready: return "ready";
    case trace::TaskStatus::running: return "running";
    case trace::TaskStatus::suspended: return awaited_words(state, task);
    case trace::TaskStatus::returned: return "done";
    case trace::TaskStatus::failed:
      return task.error.empty() ? "failed" : "failed: " + std::string(task.error);
    case trace::TaskStatus::cancelled: return "cancelled";
  }
  return {};
}

std::vector<std::string> network_words(const trace::State& state) {
  struct Reason {
    std::string_view words;
    std::string_view first;  // the note with it that came first
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

std::string step_words(const trace::State& state, std::optional<std::size_t> total) {
  std::string words = "Step " + std::to_string(state.step);
  if (total) words += " of " + std::to_string(*total);
  words += ", " + seconds_words(state.time) + " s. ";
  if (!state.running) return words + "Nothing has run yet.";
  const std::string cause = cause_words(state, *state.running);
  const std::string outcome = outcome_words(state);
  words += handle_title(state, *state.running) + " " + running_action(state);
  if (!outcome.empty()) words += ", " + outcome;
  if (!cause.empty()) words += "; " + cause;
  words += ".";
  for (const trace::OutputLine& line : state.output) {
    if (line.step == state.step) words += " Output: " + std::string(line.text) + ".";
  }
  if (state.blocked > 0)
    words += " It blocked the loop for " + seconds_words(state.blocked) + " s.";
  return words;
}

}  // namespace ui
