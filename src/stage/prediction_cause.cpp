#include "stage/prediction_cause.hpp"

#include <algorithm>

#include "stage/prediction_answer.hpp"

namespace stage {

using trace::Cause;
using trace::Event;
using trace::EventKind;

Scene::Scene(const trace::Trace& run, std::size_t event) : run_(run), event_(event) {
  for (std::size_t i = 0; i <= event; ++i) {
    state_.apply(run, run.events()[i]);
    if (run.events()[i].kind == EventKind::handle_started) step_start_ = i;
  }
}

std::string Scene::task() const { return name(event().task); }

std::string Scene::time() const { return seconds(event().time) + " s"; }

std::uint32_t Scene::callback() const { return state_.running ? state_.running->id : 0; }

std::string Scene::name(std::uint32_t task) const {
  return task == 0 || task > state_.tasks.size() ? "the program"
                                                 : std::string(state_.task(task).name);
}

/// The index of the last event of a kind before `end`; `end` itself if there is none.
std::size_t Scene::last_before(std::size_t end, EventKind kind) const {
  for (std::size_t i = end; i-- > 0;)
    if (run_.events()[i].kind == kind) return i;
  return end;
}

std::uint32_t Scene::waker() const {
  for (std::size_t i = step_start_; i-- > 0;) {
    const Event& event = run_.events()[i];
    if (event.kind != EventKind::handle_scheduled || event.handle != callback()) continue;
    const std::size_t start = last_before(i, EventKind::handle_started);
    return start < i ? run_.events()[start].handle : 0;
  }
  return 0;
}

std::string Scene::cause() const {
  if (!state_.running) return {};
  switch (state_.running->cause) {
    case Cause::created: return created_cause();
    case Cause::yielded: return "it had only let the other tasks run";
    case Cause::timer: return timer_cause();
    case Cause::task_done: return ended(state_.running->cause_task);
    case Cause::gathered: return gathered_cause();
    case Cause::future_done: return "what it awaited had ended";
    case Cause::cancelled: return canceller();
    case Cause::outside: return outside_cause();
    case Cause::unknown:
    case Cause::called: break;
  }
  return {};
}

std::string Scene::created_cause() const {
  const std::uint32_t creator = state_.running->cause_task;
  if (creator == 0) return "the loop begins with it, and nothing else runs until it awaits";
  return "it was ready since " + name(creator) + " had created it, and started when " +
         name(creator) + " awaited";
}

std::string Scene::ended(std::uint32_t task) const {
  if (task == 0 || task > state_.tasks.size()) return "what it awaited had ended";
  switch (state_.task(task).status) {
    case trace::TaskStatus::failed: return name(task) + " had failed";
    case trace::TaskStatus::cancelled: return name(task) + " was cancelled";
    default: return name(task) + " was done";
  }
}

std::string Scene::gathered_cause() const {
  const trace::HandleState& handle = *state_.running;
  if (!handle.gathered_all)
    return handle.cause_task != 0 ? ended(handle.cause_task) : "something in its gather had failed";
  std::string words = "everything in its gather had ended";
  if (handle.cause_task != 0) words += ", " + name(handle.cause_task) + " last";
  return words;
}

std::string Scene::outside_cause() const {
  const std::string what(state_.running->label);
  const std::uint32_t task = state_.running->task;
  const bool request = task != 0 && state_.task(task).awaits == trace::WaitKind::network;
  return (what.empty() ? "what it awaited" : what) + (request ? " was answered" : " had ended");
}

std::string Scene::timer_cause() const {
  const trace::HandleState& handle = *state_.running;
  if (!handle.timer) return "its timer was due";
  const std::string length = seconds(handle.timer->length) + " s";
  if (!handle.label.empty()) return std::string(handle.label) + " had no answer in " + length;
  const std::string set = seconds(handle.timer->when - handle.timer->length);
  std::string words =
      "its " + length + " timer" + (set == "0" ? "" : ", set at " + set + " s,") + " was due";
  if (seconds(handle.timer->late) == "0") return words;
  words += " at " + seconds(handle.timer->when) + " s, but ";
  for (std::size_t i = step_start_; i-- > 0;) {
    const Event& event = run_.events()[i];
    if (event.kind != EventKind::blocked) continue;
    return words + name(event.task) + " blocked the loop until " + seconds(event.time) + " s";
  }
  return words + "the loop was busy until " + seconds(handle.timer->when + handle.timer->late) +
         " s";
}

std::string Scene::rival() const {
  if (!state_.running || !state_.running->timer) return {};
  const double due = state_.running->timer->when;
  const auto next =
      std::ranges::find_if(state_.timers, [this, due](const trace::TimerState& timer) {
        return timer.when > due && timer.task != 0 && timer.task != event().task;
      });
  if (next == state_.timers.end()) return {};
  return ", before " + name(next->task) + "'s at " + seconds(next->when) + " s";
}

std::string Scene::canceller() const {
  const std::uint32_t task = event().task;
  for (std::size_t i = event_ + 1; i-- > 0;) {
    const Event& event = run_.events()[i];
    if (event.kind != EventKind::cancel_requested || event.task != task) continue;
    if (event.other != 0) return name(event.other) + " had cancelled it";
    const Event& started = run_.events()[last_before(i, EventKind::handle_started)];
    const bool timeout = started.detail == static_cast<std::uint8_t>(trace::CallbackKind::timeout);
    return timeout ? "its timeout was due and cancelled what it awaited"
                   : "the program cancelled it";
  }
  return "it was cancelled";
}

}  // namespace stage
