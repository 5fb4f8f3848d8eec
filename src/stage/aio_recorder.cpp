#include "stage/aio_recorder.hpp"

#include <algorithm>
#include <exception>
#include <vector>

#include "aio/errors.hpp"

namespace stage {

using trace::CallbackKind;
using trace::Cause;
using trace::Event;
using trace::EventKind;
using trace::Outcome;
using trace::WaitKind;

namespace {

std::uint32_t id_of(const aio::TaskBase* task) {
  return task == nullptr ? 0 : static_cast<std::uint32_t>(task->id());
}

CallbackKind callback_kind(aio::HandleKind kind) {
  switch (kind) {
    case aio::HandleKind::task_step: return CallbackKind::task_step;
    case aio::HandleKind::sleep: return CallbackKind::sleep;
    case aio::HandleKind::timeout: return CallbackKind::timeout;
    case aio::HandleKind::gather: return CallbackKind::gather;
    case aio::HandleKind::callback: break;
  }
  return CallbackKind::callback;
}

WaitKind wait_kind(aio::AwaitKind kind) {
  switch (kind) {
    case aio::AwaitKind::yield: return WaitKind::yield;
    case aio::AwaitKind::sleep: return WaitKind::sleep;
    case aio::AwaitKind::task: return WaitKind::task;
    case aio::AwaitKind::gather: return WaitKind::gather;
    case aio::AwaitKind::executor: return WaitKind::executor;
    case aio::AwaitKind::network: return WaitKind::network;
    case aio::AwaitKind::future: break;
  }
  return WaitKind::future;
}

}  // namespace

AioRecorder::AioRecorder(trace::Trace& trace, aio::EventLoop& loop) : trace_(trace), loop_(loop) {
  loop.set_observer(this);
}

AioRecorder::~AioRecorder() { loop_.set_observer(nullptr); }

Event AioRecorder::event(EventKind kind) const {
  Event event;
  event.kind = kind;
  event.time = loop_.time();
  return event;
}

std::uint32_t AioRecorder::current_task() const { return id_of(loop_.current_task()); }

std::uint32_t AioRecorder::handle_id(const void* handle) {
  std::uint32_t& id = handles_[handle];
  if (id == 0) id = ++next_handle_;
  return id;
}

void AioRecorder::forget(const void* handle) { handles_.erase(handle); }

void AioRecorder::line(int line) {
  Event added = event(EventKind::line);
  added.task = current_task();
  added.number = line;
  trace_.add(added);
}

void AioRecorder::output(std::string_view text) {
  Event added = event(EventKind::output);
  added.task = current_task();
  added.text = trace_.keep(text);
  trace_.add(added);
}

void AioRecorder::blocked(double seconds) {
  Event added = event(EventKind::blocked);
  added.task = current_task();
  added.value = seconds;
  trace_.add(added);
}

void AioRecorder::coroutine_created(const void* coroutine, std::string_view call) {
  Event added = event(EventKind::coroutine_created);
  added.task = current_task();
  added.other = coroutines_[coroutine] = ++next_coroutine_;
  added.text = trace_.keep(call);
  trace_.add(added);
}

void AioRecorder::add_coroutine(EventKind kind, const void* coroutine) {
  Event added = event(kind);
  added.task = current_task();
  added.other = coroutines_.at(coroutine);
  trace_.add(added);
}

void AioRecorder::coroutine_entered(const void* coroutine) {
  add_coroutine(EventKind::coroutine_entered, coroutine);
}

void AioRecorder::coroutine_left(const void* coroutine) {
  add_coroutine(EventKind::coroutine_left, coroutine);
}

void AioRecorder::coroutine_dropped(const void* coroutine) {
  add_coroutine(EventKind::coroutine_dropped, coroutine);
}

std::uint32_t AioRecorder::outside_started(trace::OutsideKind kind, std::string_view label) {
  Event added = event(EventKind::outside_started);
  added.task = current_task();
  added.other = ++next_outside_;
  added.detail = static_cast<std::uint8_t>(kind);
  added.text = trace_.keep(label);
  trace_.add(added);
  return next_outside_;
}

void AioRecorder::outside_ended(std::uint32_t operation, Outcome outcome, std::string_view answer) {
  Event added = event(EventKind::outside_ended);
  added.other = operation;
  added.detail = static_cast<std::uint8_t>(outcome);
  added.text = trace_.keep(answer);
  trace_.add(added);
}

void AioRecorder::external(std::string_view text) {
  Event added = event(EventKind::external);
  added.text = trace_.keep(text);
  trace_.add(added);
}

void AioRecorder::iteration_started(std::uint64_t iteration) {
  Event added = event(EventKind::iteration_started);
  added.number = static_cast<std::int32_t>(iteration);
  trace_.add(added);
}

void AioRecorder::handle_scheduled(const aio::Handle& handle) {
  const aio::HandleInfo info = handle.info();
  Event added = event(EventKind::handle_scheduled);
  added.handle = handle_id(&handle);
  added.detail = static_cast<std::uint8_t>(callback_kind(info.kind));
  added.task = id_of(info.task);
  added.text = trace_.keep(info.label);
  if (info.kind == aio::HandleKind::task_step) {
    set_cause(added);
  } else if (info.kind == aio::HandleKind::gather) {
    added.cause = added.task != 0 ? Cause::task_done : Cause::future_done;
    added.other = added.task;
    if (added.task == 0) {
      added.text = keep_outside(info.label);
      added.number = static_cast<std::int32_t>(task_that_awaits(info.gather));
    }
  } else if (info.kind != aio::HandleKind::callback) {
    added.cause = Cause::timer;
  } else {
    added.cause = running_ == 0 ? Cause::outside : Cause::called;
    added.other = current_task();
  }
  trace_.add(added);
}

/// The label of what is awaited outside the loop; a default if the demo gave it none.
std::uint32_t AioRecorder::keep_outside(std::string_view label) {
  return trace_.keep(label.empty() ? "a result" : label);
}

std::uint32_t AioRecorder::task_that_awaits(const void* gather) const {
  const auto found = std::ranges::find_if(
      waiting_, [gather](const auto& entry) { return entry.second.gather == gather; });
  return found != waiting_.end() ? found->first : 0;
}

/// Why a task became ready: what it waited for, as the callback that runs now reveals it.
void AioRecorder::set_cause(Event& event) {
  Waiting& waiting = waiting_[event.task];
  if (!waiting.started) {
    waiting.started = true;
    event.cause = Cause::created;
    event.other = current_task();
    return;
  }
  event.value = loop_.time() - waiting.since;
  event.cause = cause_of(waiting.on, event.task);
  if (event.cause == Cause::task_done) event.other = running_task_;
  if (event.cause == Cause::cancelled) event.other = current_task();
}

Cause AioRecorder::cause_of(aio::AwaitKind awaited, std::uint32_t task) const {
  const bool timed_out = running_info_.kind == aio::HandleKind::timeout;
  switch (awaited) {
    case aio::AwaitKind::yield: return Cause::yielded;
    case aio::AwaitKind::sleep:
      return running_info_.kind == aio::HandleKind::sleep && running_task_ == task
                 ? Cause::timer
                 : Cause::cancelled;
    case aio::AwaitKind::task: return Cause::task_done;
    case aio::AwaitKind::gather: return Cause::gathered;
    case aio::AwaitKind::future:
      if (timed_out) return Cause::cancelled;
      return loop_.current_task() != nullptr ? Cause::future_done : Cause::outside;
    case aio::AwaitKind::executor:
    case aio::AwaitKind::network:
      if (timed_out && running_task_ == 0) return Cause::timer;  // the request's own timeout
      return timed_out || loop_.current_task() != nullptr ? Cause::cancelled : Cause::outside;
  }
  return Cause::unknown;
}

void AioRecorder::handle_started(const aio::Handle& handle) {
  running_info_ = handle.info();
  running_task_ = id_of(running_info_.task);
  Event added = event(EventKind::handle_started);
  added.handle = running_ = handle_id(&handle);
  added.detail = static_cast<std::uint8_t>(callback_kind(running_info_.kind));
  added.task = running_task_;
  if (running_info_.kind == aio::HandleKind::task_step) waiting_[running_task_].gather = nullptr;
  forget(&handle);  // the same handle may be scheduled again while it runs
  trace_.add(added);
}

void AioRecorder::handle_finished(const aio::Handle* /*handle*/) {
  Event added = event(EventKind::handle_finished);
  added.handle = running_;
  running_ = 0;
  running_task_ = 0;
  running_info_ = {};
  trace_.add(added);
}

void AioRecorder::handle_cancelled(const aio::Handle& handle) {
  Event added = event(EventKind::handle_cancelled);
  added.handle = handle_id(&handle);
  forget(&handle);
  trace_.add(added);
}

void AioRecorder::timer_scheduled(const aio::TimerHandle& timer) {
  const aio::HandleInfo info = timer.info();
  Event added = event(EventKind::timer_set);
  added.handle = handle_id(&timer);
  added.detail = static_cast<std::uint8_t>(callback_kind(info.kind));
  added.task = id_of(info.task);
  added.value = timer.when();
  added.text = trace_.keep(info.label);
  trace_.add(added);
}

void AioRecorder::timer_due(const aio::TimerHandle& timer) {
  Event added = event(EventKind::timer_due);
  added.handle = handle_id(&timer);
  trace_.add(added);
}

void AioRecorder::timer_cancelled(const aio::TimerHandle& timer) {
  Event added = event(EventKind::timer_cancelled);
  added.handle = handle_id(&timer);
  forget(&timer);
  trace_.add(added);
}

void AioRecorder::task_created(const aio::TaskBase& task) {
  Event added = event(EventKind::task_created);
  added.task = id_of(&task);
  added.other = current_task();
  added.text = trace_.keep(task.name());
  if (const auto found = coroutines_.find(task.innermost()); found != coroutines_.end())
    added.number = static_cast<std::int32_t>(found->second);
  trace_.add(added);
}

void AioRecorder::task_suspended(const aio::TaskBase& task, const aio::AwaitInfo& on) {
  Event added = event(EventKind::task_suspended);
  added.task = id_of(&task);
  added.detail = static_cast<std::uint8_t>(wait_kind(on.kind));
  added.value = on.until;
  added.text = trace_.keep(on.label);
  std::vector<std::uint32_t> tasks;
  tasks.reserve(on.tasks.size());
  for (const aio::TaskBase* awaited : on.tasks) tasks.push_back(id_of(awaited));
  added.list = trace_.keep(tasks);
  std::vector<std::uint32_t> outside;
  outside.reserve(on.outside.size());
  for (const std::string_view label : on.outside) outside.push_back(keep_outside(label));
  added.other = trace_.keep(outside);
  trace_.add(added);
  Waiting& waiting = waiting_[added.task];
  waiting.on = on.kind;
  waiting.since = added.time;
  waiting.gather = on.gather;
}

void AioRecorder::task_done(const aio::TaskBase& task) {
  Event added = event(EventKind::task_done);
  added.task = id_of(&task);
  if (task.cancelled()) {
    added.detail = static_cast<std::uint8_t>(Outcome::cancelled);
  } else if (const std::exception_ptr failure = task.failure()) {
    added.detail = static_cast<std::uint8_t>(Outcome::failed);
    added.text = trace_.keep(aio::exception_message(failure));
  }
  trace_.add(added);
  waiting_.erase(added.task);
}

void AioRecorder::task_cancel_requested(const aio::TaskBase& task, bool accepted) {
  Event added = event(EventKind::cancel_requested);
  added.task = id_of(&task);
  added.other = current_task();
  added.detail = accepted ? 1 : 0;
  trace_.add(added);
}

}  // namespace stage
