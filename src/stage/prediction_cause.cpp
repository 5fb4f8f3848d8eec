#include "stage/prediction_cause.hpp"

#include "stage/prediction_answer.hpp"
#include "trace/seconds_text.hpp"

namespace stage {

using trace::seconds_text;

using trace::Cause;
using trace::Event;
using trace::EventKind;

Scene::Scene(const trace::Trace& run, std::size_t event) : run_(run), event_(event) {
  for (std::size_t i = 0; i <= event; ++i) {
    state_.apply(run, run.events()[i]);
    if (run.events()[i].kind == EventKind::handle_started) step_start_ = i;
  }
}

std::string Scene::when() const { return joined({" at ", seconds_text(event().time), " s"}); }

std::string_view Scene::name(std::uint32_t task) const { return name_of(run_, task); }

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
  const trace::HandleState& running = *state_.running;
  const std::string_view other = name(running.cause_task);
  switch (running.cause) {
    case Cause::created:
      if (running.cause_task == 0)
        return "the loop begins with it, and nothing else runs until it awaits";
      return joined(
          {"it was ready since ", other, " had created it, and started when ", other, " awaited"});
    case Cause::yielded: return "it had only let the other tasks run";
    case Cause::timer: return timer_cause();
    case Cause::task_done: return ended(running.cause_task);
    case Cause::gathered:
      if (!running.gathered_all) return ended(running.cause_task);
      if (running.cause_task == 0) return "everything in its gather had ended";
      return joined({"everything in its gather had ended, ", other, " last"});
    case Cause::future_done: return ended(0);
    case Cause::cancelled: return canceller();
    case Cause::outside: return outside_cause();
    case Cause::settled: return "what it awaited was settled already";
    case Cause::unknown:
    case Cause::called: break;
  }
  return {};
}

std::string Scene::ended(std::uint32_t task) const {
  if (task == 0) return "what it awaited had ended";
  const trace::TaskStatus status = state_.task(task).status;
  return joined({name(task), status == trace::TaskStatus::failed      ? " had failed"
                             : status == trace::TaskStatus::cancelled ? " was cancelled"
                                                                      : " was done"});
}

std::string Scene::outside_cause() const {
  const trace::HandleState& running = *state_.running;
  const bool request =
      running.task != 0 && state_.task(running.task).awaits == trace::WaitKind::network;
  return joined({running.label.empty() ? "what it awaited" : running.label,
                 request ? " was answered" : " had ended"});
}

std::string Scene::timer_cause() const {
  const trace::HandleState& running = *state_.running;
  if (!running.timer) return "its timer was due";
  const trace::FiredTimer& timer = *running.timer;
  const std::string length = seconds_text(timer.length);
  if (!running.label.empty()) return joined({running.label, " had no answer in ", length, " s"});
  const std::string set = seconds_text(timer.when - timer.length);
  std::string words = joined({"its ", length, " s timer", set == "0" ? "" : ", set at ",
                              set == "0" ? "" : set, set == "0" ? "" : " s,", " was due"});
  if (seconds_text(timer.late) == "0") return words;
  const std::size_t blocked = last_before(step_start_, EventKind::blocked);
  return joined({words, " at ", seconds_text(timer.when), " s, but ",
                 blocked < step_start_ ? name(run_.events()[blocked].task) : "other work",
                 " blocked the loop until ", seconds_text(timer.when + timer.late), " s"});
}

std::string Scene::rival() const {
  if (!state_.running || !state_.running->timer) return {};
  for (const trace::TimerState& timer : state_.timers) {  // by deadline
    const bool later = timer.when > state_.running->timer->when;
    if (later && timer.task != 0 && timer.task != event().task)
      return joined({", before ", name(timer.task), "'s at ", seconds_text(timer.when), " s"});
  }
  return {};
}

std::string Scene::canceller() const {
  for (std::size_t i = event_ + 1; i-- > 0;) {
    const Event& request = run_.events()[i];
    if (request.kind != EventKind::cancel_requested || request.task != event().task) continue;
    if (request.other != 0) return joined({name(request.other), " had cancelled it"});
    const Event& started = run_.events()[last_before(i, EventKind::handle_started)];
    if (started.detail == static_cast<std::uint8_t>(trace::CallbackKind::timeout))
      return "its timeout was due and cancelled what it awaited";
    break;
  }
  return "it was cancelled";
}

}  // namespace stage
