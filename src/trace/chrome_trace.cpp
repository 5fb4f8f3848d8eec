#include "trace/chrome_trace.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "trace/chrome_args.hpp"
#include "trace/chrome_events.hpp"
#include "trace/chrome_scale.hpp"
#include "trace/names.hpp"
#include "trace/state.hpp"

namespace trace {

namespace {

constexpr std::uint32_t loop_row = 1;
/// The loop's row, if `task` is 0. There is no row 0: Perfetto takes it for an idle processor.
std::uint32_t row_of(std::uint32_t task) { return task + loop_row; }

/// A slice of a task's row that has begun: what the task waits for, or that it is ready.
struct Pending {
  std::string name;  ///< empty: there is none
  std::string_view category;
  std::string args;
  std::optional<std::int64_t>
      since;  ///< none while the step still runs in which the task was suspended
};

/// A step, as it is drawn.
struct Step {
  std::uint32_t row = loop_row;
  std::int64_t from = 0;
  std::int64_t duration = 0;
};

/// Where a callback was made ready, or its timer set.
struct Source {
  std::size_t step = 0;  ///< index of a Step
  std::int64_t elapsed = 0;
};

/// An instant in the step that runs.
struct Instant {
  std::string name;
  std::string_view category;
  std::uint32_t row = 0;
  std::int64_t elapsed = 0;
};

class ChromeTrace {
 public:
  explicit ChromeTrace(const Recording& recording)
      : recording_(recording), trace_(recording.trace), width_(least_step_width(recording)) {}

  std::string make() && {
    const std::string& name = recording_.program.name;
    events_.name_process(name.empty() ? std::string_view("asyncio") : name);
    events_.name_row(loop_row, "event loop", 0);
    for (const Event& event : trace_.events()) {
      state_.apply(trace_, event);
      take(event);
    }
    end();
    return std::move(events_).write(about());
  }

 private:
  void take(const Event& event) {
    const std::string_view text = trace_.text(event.text);
    switch (event.kind) {
      case EventKind::task_created:
        events_.name_row(row_of(event.task), text.empty() ? "task" : text, event.task);
        break;
      case EventKind::timer_set: remember(event); break;
      case EventKind::handle_scheduled:
        remember(event);
        if (static_cast<CallbackKind>(event.detail) == CallbackKind::task_step) wake(event);
        break;
      case EventKind::handle_cancelled:
      case EventKind::timer_cancelled: sources_.erase(event.handle); break;
      case EventKind::handle_started: begin_step(event); break;
      case EventKind::handle_finished: end_step(event.time, true); break;
      case EventKind::task_suspended: suspend(event); break;
      case EventKind::task_done: finish(event); break;
      case EventKind::blocked: block(event); break;
      case EventKind::output: mark(text, event.detail != 0 ? "stderr" : "output", event); break;
      case EventKind::external:
        mark(text, static_cast<NoteKind>(event.detail) == NoteKind::other ? "note" : "error",
             event);
        break;
      case EventKind::outside_started: operate('b', event); break;
      case EventKind::outside_ended: operate('e', event); break;
      default: break;
    }
    if (!running_) count();
  }

  /// Where an event is on the time axis. Between two steps: not before the end of what was drawn.
  [[nodiscard]] std::int64_t now() const {
    return running_ ? steps_.back().from + elapsed() : std::max(end_, microseconds(state_.time));
  }
  [[nodiscard]] std::int64_t elapsed() const { return microseconds(state_.time) - started_; }

  void begin_step(const Event& event) {
    const bool of_task = static_cast<CallbackKind>(event.detail) == CallbackKind::task_step;
    const std::int64_t from = now();
    running_ = true;
    running_task_ = of_task ? event.task : 0;
    started_ = microseconds(event.time);
    begun_ = event.time;
    steps_.push_back({.row = row_of(running_task_), .from = from});
    blocked_until_ = from;
    outcome_.reset();
    name_ = of_task ? step_name(event.task) : callback_name();
    if (of_task) end_pending(event.task, from, false);
    flow(event.handle);
  }

  [[nodiscard]] std::string step_name(std::uint32_t id) const {
    const TaskState& task = state_.task(id);
    const std::uint32_t coroutine =
        task.stack.empty() ? task.coroutine : task.stack.back().coroutine;
    if (coroutine != 0) return std::string(state_.coroutine(coroutine).call);
    return task.name.empty() ? "step" : std::string(task.name);
  }
  [[nodiscard]] std::string callback_name() const {
    const HandleState& handle = *state_.running;
    return std::string(handle.label.empty() ? name_of(handle.kind) : handle.label);
  }

  /// `finished` is false for the step in which a recording ended.
  void end_step(double time, bool finished) {
    Step& step = steps_.back();
    step.duration = std::max(microseconds(time) - started_, width_);
    end_ = step.from + step.duration;
    ChromeArgs args;
    args.add("step", state_.step).add("iteration", state_.iteration);
    args.add("time", begun_).add("seconds", time - begun_);
    const HandleState& handle = *state_.running;
    args.add("cause", name_of(handle.cause));
    args.add_some("cause_task", task_name(handle.cause_task));
    if (running_task_ == 0) args.add_some("task", task_name(handle.task));
    args.add_list("lines", state_.lines);
    if (outcome_) args.add("outcome", name_of(*outcome_));
    if (!finished) args.add("unfinished", true);
    events_.add({.name = name_,
                 .phase = 'X',
                 .row = step.row,
                 .at = step.from,
                 .duration = step.duration,
                 .category = running_task_ != 0 ? "step" : "callback",
                 .args = args.text()});
    for (const Instant& instant : instants_)
      events_.add({.name = instant.name,
                   .row = instant.row,
                   .at = inside(step, instant.elapsed),
                   .category = instant.category});
    instants_.clear();
    if (running_task_ != 0) {
      Pending& pending = pending_of(running_task_);
      if (!pending.since) pending.since = end_;
    }
    running_ = false;
  }

  /// A time within a step, before its end: what is at its end belongs to the next slice.
  static std::int64_t inside(const Step& step, std::int64_t elapsed) {
    return step.from + std::min(elapsed, step.duration - 1);
  }

  [[nodiscard]] std::string_view task_name(std::uint32_t task) const {
    return task == 0 ? std::string_view() : state_.task(task).name;
  }

  Pending& pending_of(std::uint32_t task) {
    pending_.resize(std::max<std::size_t>(pending_.size(), task));
    return pending_[task - 1];
  }

  void end_pending(std::uint32_t task, std::int64_t at, bool unfinished) {
    Pending pending = std::exchange(pending_of(task), {});
    if (pending.name.empty() || !pending.since || at <= *pending.since) return;
    if (unfinished) pending.args.insert(pending.args.size() - 1, ",\"unfinished\":true");
    events_.add({.name = pending.name,
                 .phase = 'X',
                 .row = row_of(task),
                 .at = *pending.since,
                 .duration = at - *pending.since,
                 .category = pending.category,
                 .args = pending.args});
  }

  void suspend(const Event& event) {
    const TaskState& task = state_.task(event.task);
    std::vector<std::string_view> tasks;
    for (const std::uint32_t id : task.awaited_tasks) tasks.push_back(state_.task(id).name);
    ChromeArgs args;
    args.add("awaits", name_of(task.awaits));
    if (task.awaits == WaitKind::sleep && std::isfinite(task.until)) args.add("until", task.until);
    args.add_list("tasks", tasks).add_list("outside", task.outside);
    if (task.object != 0) args.add_some("object", state_.object(task.object).name);
    Pending& pending = pending_of(event.task);
    pending.name = task.label.empty() ? name_of(task.awaits) : task.label;
    pending.category = "wait";
    pending.args = args.text();
    // A task that was started eagerly runs in the step of another one.
    pending.since.reset();
    if (!runs(event.task)) pending.since = now();
  }

  [[nodiscard]] bool runs(std::uint32_t task) const { return running_ && running_task_ == task; }

  /// A task becomes ready.
  void wake(const Event& event) {
    const bool own = runs(event.task);
    const std::int64_t at = now();
    end_pending(event.task, at, false);
    Pending& pending = pending_of(event.task);
    pending.name = "ready";
    pending.category = "ready";
    pending.args = ChromeArgs().add("cause", name_of(event.cause)).text();
    if (!own) pending.since = at;
  }

  void finish(const Event& event) {
    const auto outcome = static_cast<Outcome>(event.detail);
    if (runs(event.task)) outcome_ = outcome;
    pending_of(event.task) = {};
    if (outcome == Outcome::returned) return;
    std::string words(name_of(outcome));
    const std::string error = error_words(recording_, event.task, trace_.text(event.text));
    if (!error.empty()) words += ": " + error;
    mark(words, outcome == Outcome::failed ? "error" : "cancelled", event);
  }

  void mark(std::string_view words, std::string_view category, const Event& event) {
    const std::string_view name = words.empty() ? category : words;
    if (running_) instants_.push_back({std::string(name), category, row_of(event.task), elapsed()});
    else events_.add({.name = name, .row = row_of(event.task), .at = now(), .category = category});
  }

  /// A part of the step in which its task blocks the loop.
  void block(const Event& event) {
    if (!running_) return;
    const std::int64_t to = now();
    const std::int64_t from = std::max(blocked_until_, to - microseconds(event.value));
    if (from >= to) return;
    blocked_until_ = to;
    events_.add({.name = "blocks the loop",
                 .phase = 'X',
                 .row = steps_.back().row,
                 .at = from,
                 .duration = to - from,
                 .category = "blocked",
                 .args = ChromeArgs().add("seconds", event.value).text()});
  }

  void operate(char phase, const Event& event) {
    const OutsideState& operation = state_.outside[event.other - 1];
    ChromeArgs args;
    if (operation.ended) {
      args.add("outcome", name_of(operation.outcome)).add_some("answer", operation.answer);
    } else if (phase == 'e') {
      args.add("unfinished", true);
    }
    events_.add({.name = operation.label.empty() ? name_of(operation.kind) : operation.label,
                 .phase = phase,
                 .row = row_of(operation.task),
                 .at = now(),
                 .category = name_of(operation.kind),
                 .id = event.other,
                 .args = args.text()});
  }

  /// Remembers the step that makes a callback ready. A timer was set by the step that counts; becoming due is not one.
  void remember(const Event& event) {
    if (running_) sources_[event.handle] = {steps_.size() - 1, elapsed()};
  }

  /// An arrow from what made the callback ready to the step that has just begun.
  void flow(std::uint32_t handle) {
    const auto found = sources_.find(handle);
    if (found == sources_.end()) return;
    const Step& source = steps_[found->second.step];
    const std::string_view name = name_of(state_.running->cause);
    events_.add({.name = name,
                 .phase = 's',
                 .row = source.row,
                 .at = inside(source, found->second.elapsed),
                 .category = "cause",
                 .id = handle});
    const Step& to = steps_.back();
    events_.add({.name = name,
                 .phase = 'f',
                 .row = to.row,
                 .at = to.from,
                 .category = "cause",
                 .id = handle});
    sources_.erase(found);
  }

  void count() {
    const std::size_t ready =
        state_.queue(QueueKind::batch).size() + state_.queue(QueueKind::ready).size();
    count("ready queue", "callbacks", ready, ready_);
    count("timers", "timers", state_.timers.size(), timers_);
  }
  void count(std::string_view name, std::string_view unit, std::size_t number,
             std::optional<std::size_t>& shown) {
    if (shown == number) return;
    shown = number;
    events_.add({.name = name,
                 .phase = 'C',
                 .row = loop_row,
                 .at = now(),
                 .args = ChromeArgs().add(unit, number).text()});
  }

  /// Ends what the recording has no end of.
  void end() {
    if (running_) end_step(state_.time, false);
    const std::int64_t at = now();
    for (std::uint32_t task = 1; task <= pending_.size(); ++task) end_pending(task, at, true);
    for (std::uint32_t id = 1; id <= state_.outside.size(); ++id)
      if (!state_.outside[id - 1].ended) operate('e', {.other = id});
  }

  [[nodiscard]] std::string about() const {
    const bool real = recording_.clock == RecordedClock::real;
    ChromeArgs args;
    args.add_some("program", recording_.program.name);
    args.add_some("python", recording_.program.python);
    args.add("clock", real ? "real" : "virtual").add("least_step_us", width_);
    args.add("times",
             "A step is drawn at its time on the loop's clock, or right after the step before it, "
             "at least " +
                 std::to_string(width_) + " us wide. Its args \"time\" and \"seconds\" are exact.");
    args.add_some("truncated", recording_.truncated);
    return args.text();
  }

  const Recording& recording_;
  const Trace& trace_;
  std::int64_t width_;
  ChromeEvents events_;
  State state_;
  std::vector<Step> steps_;
  std::vector<Pending> pending_;                       // by task id - 1
  std::unordered_map<std::uint32_t, Source> sources_;  // by handle
  std::int64_t end_ = 0;                               // of the last step, as drawn

  // The step that runs.
  bool running_ = false;
  std::uint32_t running_task_ = 0;  // 0: it runs none
  double begun_ = 0;
  std::int64_t started_ = 0;  // on the loop's clock
  std::int64_t blocked_until_ = 0;
  std::optional<Outcome> outcome_;  // of its task, if that ends in it
  std::string name_;
  std::vector<Instant> instants_;

  std::optional<std::size_t> ready_;
  std::optional<std::size_t> timers_;
};

}  // namespace

std::string to_chrome_trace(const Recording& recording) { return ChromeTrace(recording).make(); }

}  // namespace trace
