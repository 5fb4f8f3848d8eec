#include "ui/stage/words/wake_text.hpp"

#include <optional>
#include <vector>

#include "ui/stage/words/step_text.hpp"

namespace ui {
namespace {

/// "Bob failed": how a task ended.
std::string ended_text(const trace::State& state, std::uint32_t task) {
  if (task == 0) return "what it awaited has ended";
  const trace::TaskState& ended = state.task(task);
  const char* how = " has ended";
  if (ended.status == trace::TaskStatus::returned) how = " is done";
  if (ended.status == trace::TaskStatus::failed) how = " failed";
  if (ended.status == trace::TaskStatus::cancelled) how = " was cancelled";
  return std::string(ended.name) + how;
}

/// "Bob and Carol failed": the children of a gather that ended with `outcome`; empty if none did.
std::string ended_as(const trace::State& state, const trace::TaskState& gatherer,
                     trace::TaskStatus status) {
  std::vector<std::string> names;
  for (const std::uint32_t id : gatherer.awaited_tasks)
    if (state.task(id).status == status) names.emplace_back(state.task(id).name);
  if (names.empty()) return {};
  const char* were = names.size() == 1 ? " was cancelled" : " were cancelled";
  return names_text(names, "tasks") + (status == trace::TaskStatus::failed ? " failed" : were);
}

/// Why a gather resumed its task. The trace does not know how something outside the loop ended.
std::string gathered_text(const trace::State& state, const trace::HandleState& handle) {
  if (handle.task == 0) return "woke because everything in its gather has ended";
  const trace::TaskState& gatherer = state.task(handle.task);
  if (!handle.gathered_all) {
    return "woke because " + (handle.cause_task != 0 ? ended_text(state, handle.cause_task)
                                                     : "something in its gather failed");
  }
  const std::string failed = ended_as(state, gatherer, trace::TaskStatus::failed);
  const std::string cancelled = ended_as(state, gatherer, trace::TaskStatus::cancelled);
  const bool known = gatherer.outside_ended == 0 && !gatherer.awaited_tasks.empty();
  if (failed.empty() && cancelled.empty())
    return std::string("woke because everything in its gather ") +
           (known ? "is done" : "has ended");
  const char* between = failed.empty() || cancelled.empty() ? "" : " and ";
  return "woke because everything in its gather has ended: " + failed + between + cancelled;
}

/// What has ended outside the loop, as far as it follows from the tasks that the callback wakes.
struct Ended {
  std::string what;
  std::string who;  // empty: a gather continues
};

bool from_outside(const trace::HandleState& handle) {
  return handle.kind == trace::CallbackKind::callback && handle.cause == trace::Cause::outside;
}

std::optional<Ended> ended_outside(const trace::State& state, const trace::HandleState& handle) {
  if (!from_outside(handle) || !state.running || state.running->id != handle.id)
    return std::nullopt;
  for (const trace::HandleState& woken : state.woken) {
    const bool step = woken.kind == trace::CallbackKind::task_step;
    if (!step && woken.kind != trace::CallbackKind::gather) continue;
    return Ended{woken.label.empty() ? "an answer" : std::string(woken.label),
                 step ? name_of(state, woken.task) : ""};
  }
  return std::nullopt;
}

/// ", 1.75 s late" if a busy loop fired a timer after its deadline.
std::string lateness(const trace::FiredTimer& timer) {
  const std::string late = seconds_text(timer.late);
  return late == "0" ? "" : ", " + late + " s late";
}

std::string timer_text(const trace::HandleState& handle) {
  const bool wakes = handle.kind == trace::CallbackKind::task_step;
  if (handle.timer && !handle.label.empty() && wakes)
    return "woke because " + std::string(handle.label) + " had no answer in " +
           seconds_text(handle.timer->length) + " s" + lateness(*handle.timer);
  if (!handle.timer) return wakes ? "woke because its timer fired" : "timer due";
  if (!wakes) return "due at " + seconds_text(handle.timer->when) + " s" + lateness(*handle.timer);
  return "woke because its " + seconds_text(handle.timer->length) + " s timer fired" +
         lateness(*handle.timer);
}

/// The same as a clause, for a callback that is no task's step.
std::string told_timer(const trace::HandleState& handle) {
  if (!handle.timer) return "it was due";
  const std::string late = seconds_text(handle.timer->late);
  return "it was due at " + seconds_text(handle.timer->when) + " s" +
         (late == "0" ? "" : " and is " + late + " s late");
}

}  // namespace

std::string handle_title(const trace::State& state, const trace::HandleState& handle) {
  switch (handle.kind) {
    case trace::CallbackKind::task_step: return name_of(state, handle.task);
    case trace::CallbackKind::sleep: return "timer";
    case trace::CallbackKind::timeout: return "timeout";
    case trace::CallbackKind::gather:
      return of_javascript(handle.queue) ? std::string(handle.label) : "gather";
    case trace::CallbackKind::script: return "module";
    case trace::CallbackKind::adopt: return "then()";
    case trace::CallbackKind::generator: return "generator";
    case trace::CallbackKind::reaction:
      return handle.label.empty() ? "reaction" : std::string(handle.label);
    case trace::CallbackKind::microtask:
      return handle.label.empty() ? "microtask" : std::string(handle.label);
    case trace::CallbackKind::callback: break;
  }
  if (const auto ended = ended_outside(state, handle)) return ended->what;
  if (from_outside(handle)) return "an answer";
  return handle.label.empty() ? "callback" : std::string(handle.label);
}

std::string handle_action(const trace::State& state, const trace::HandleState& handle) {
  switch (handle.kind) {
    case trace::CallbackKind::task_step:
      return handle.cause == trace::Cause::created ? "takes its first step" : "continues";
    case trace::CallbackKind::sleep: return "wakes " + name_of(state, handle.task);
    case trace::CallbackKind::timeout:
      if (handle.task != 0) return "cancels " + name_of(state, handle.task);
      return handle.label.empty() ? "gives up" : "gives up on " + std::string(handle.label);
    case trace::CallbackKind::gather:
      if (of_javascript(handle.queue)) return "one of its promises is settled";
      if (handle.task != 0) return ended_text(state, handle.task);
      return (handle.label.empty() ? "one" : std::string(handle.label)) + " has ended";
    case trace::CallbackKind::adopt: return "is called of what was returned";
    case trace::CallbackKind::script:
    case trace::CallbackKind::reaction:
    case trace::CallbackKind::generator:
    case trace::CallbackKind::microtask: return {};
    case trace::CallbackKind::callback: break;
  }
  const auto ended = ended_outside(state, handle);
  if (!ended) return {};
  return ended->who.empty() ? "has ended" : "has ended, wakes " + ended->who;
}

std::string cause_text(const trace::State& state, const trace::HandleState& handle) {
  if (handle.kind == trace::CallbackKind::script) return {};
  switch (handle.cause) {
    case trace::Cause::unknown: return {};
    case trace::Cause::created: return "created by " + name_of(state, handle.cause_task);
    case trace::Cause::yielded: return "yielded to other tasks";
    case trace::Cause::timer: return timer_text(handle);
    case trace::Cause::task_done:
      if (handle.kind != trace::CallbackKind::task_step) return {};
      return "woke because " + ended_text(state, handle.cause_task);
    case trace::Cause::gathered: return gathered_text(state, handle);
    case trace::Cause::future_done:
      if (handle.kind != trace::CallbackKind::task_step) return {};
      return "woke because what it awaited has ended";
    case trace::Cause::cancelled:
      return "woke because it was cancelled" +
             (handle.cause_task != 0 ? " by " + name_of(state, handle.cause_task) : "");
    case trace::Cause::outside:
      if (handle.kind != trace::CallbackKind::task_step) return "from outside the loop";
      if (handle.label.empty()) return "woke because what it awaited has ended";
      return "woke because " + std::string(handle.label) + " has ended";
    case trace::Cause::called: return "called by " + name_of(state, handle.cause_task);
    case trace::Cause::settled: return "woke because what it awaited was settled already";
  }
  return {};
}

std::string told_action(const trace::State& state, const trace::HandleState& handle) {
  if (const auto ended = ended_outside(state, handle))
    return ended->who.empty() ? "has ended" : "has ended and wakes " + ended->who;
  std::string action = handle_action(state, handle);
  if (handle.kind == trace::CallbackKind::gather) return "notes that " + action;
  if (action.empty()) return from_outside(handle) ? "arrives" : "runs";
  return action;
}

std::string told_cause(const trace::State& state, const trace::HandleState& handle) {
  std::string cause = cause_text(state, handle);
  if (cause.empty() || cause.starts_with("woke ")) return cause;
  switch (handle.cause) {
    case trace::Cause::yielded: return "it had " + cause;
    case trace::Cause::outside: return "it came " + cause;
    case trace::Cause::timer: return told_timer(handle);
    default: return "it was " + cause;
  }
}

}  // namespace ui
