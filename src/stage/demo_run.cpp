#include "stage/demo_run.hpp"

#include <exception>
#include <memory>
#include <utility>

#include "aio/errors.hpp"
#include "stage/failure.hpp"
#include "stage/outside_call.hpp"
#include "stage/workers.hpp"

namespace stage {

namespace {

Repeats repeats_of(demos::Needs needs) {
  switch (needs) {
    case demos::Needs::nothing:
    case demos::Needs::thread: return Repeats::always;
    case demos::Needs::network: return Repeats::with_recorded_network;
    case demos::Needs::process: break;
  }
  return Repeats::never;
}

}  // namespace

DemoRun::DemoRun(const demos::Demo& demo, const Services& services, Network network)
    : services_(services),
      clock_(services.real_time),
      operations_(clock_, services.real_time),
      loop_(clock_),
      recorder_(trace_, loop_),
      watching_(&recorder_, [](AioRecorder*) {}) {
  if (network == Network::recorded && services.recordings != nullptr) {
    recorded_.emplace(*services.recordings, clock_);
  }
  if (network == Network::live && services.live != nullptr) {
    live_.emplace(*services.live, operations_, [this](std::string_view text) { note(text); });
  }
  if (recorded_) watched_.emplace(*recorded_, watching_);
  if (live_) watched_.emplace(*live_, watching_);
  loop_.set_exception_handler([this](const aio::ExceptionContext& context) {
    note(context.message + ": " + aio::exception_message(context.exception));
  });
  main_ = loop_.create_task(demo.main(*this), "main");
}

DemoRun::~DemoRun() {
  closing_ = true;
  watching_.reset();
}

Advance DemoRun::advance() {
  if (finished_) return Advance::finished;
  // Nothing from outside arrives within an iteration. The next one may only begin when the due time
  // of each answer is known.
  const bool settled = !recorded_ || recorded_->settle();
  if (!settled && !loop_.in_iteration()) return Advance::waiting;
  operations_.pump();
  try {
    if (!loop_.in_iteration()) clock_.deliver();
    if (!loop_.run_handle()) return Advance::waiting;
  } catch (const aio::DeadlockError&) {  // nothing in flight will ever answer
    finish();
    return Advance::finished;
  }
  if (main_->done()) cancel_remaining_tasks();
  if (!loop_.has_ready() && !loop_.next_timer() && loop_.outside() == 0) finish();
  return Advance::stepped;
}

/// `asyncio.run` runs one more iteration after main's end, then cancels the remaining tasks.
/// Source: `_run_until_complete_cb` and `_cancel_all_tasks` in CPython's `Lib/asyncio`.
void DemoRun::cancel_remaining_tasks() {
  if (left_cancelled_) return;
  if (!main_ended_) main_ended_ = loop_.iterations();
  if (loop_.in_iteration() || (loop_.has_ready() && loop_.iterations() == *main_ended_)) return;
  left_cancelled_ = true;
  loop_.for_each_task([](aio::TaskBase& task) { task.cancel(std::nullopt); });
}

void DemoRun::finish() {
  finished_ = true;
  if (!main_->done()) {
    failure_ = main_never_ended;
    return;
  }
  if (main_->cancelled()) {
    failure_ = main_was_cancelled;
    return;
  }
  try {
    main_->result();
  } catch (const std::exception& error) {
    failure_ = error.what();
  }
}

OutsideWatch DemoRun::watch(trace::OutsideKind kind, std::string_view label) const {
  return {watching_, kind, label};
}

void DemoRun::line(int number) {
  if (!closing_) recorder_.line(number);  // unwinding at the loop's end is not part of the run
}

void DemoRun::note(std::string_view text) {
  if (!closing_) recorder_.external(text);
}

void DemoRun::print(std::string_view text) { recorder_.output(text); }

void DemoRun::block(double seconds) {
  clock_.advance(seconds);
  recorder_.blocked(seconds);
}

aio::Future<> DemoRun::sleep_in_thread(double seconds) {
  // A thread that only sleeps needs no real thread, because its end is known beforehand.
  const std::string label = "time.sleep in a thread";
  auto* call = new OutsideCall<void>(loop_, watch(trace::OutsideKind::thread, label), label);
  clock_.arrive_at(loop_.time() + seconds, [call, mailbox = loop_.mailbox()] {
    mailbox->post([call] { call->succeed(); });
  });
  return call->future();
}

aio::Future<std::int64_t> DemoRun::run_in_process(const demos::Job& job, std::int64_t argument) {
  if (services_.workers == nullptr)
    throw aio::RuntimeError("there is no worker here to run " + std::string(job.name));
  // However fast the machine is, one can see the loop run on meanwhile.
  constexpr double least = 1.2;  // seconds
  std::unique_ptr<LiveOperation> live = operations_.start(least);
  const LiveOperation::Completion complete = live->completion();
  const std::string label = std::string(job.name) + " in a process";
  auto* call = new OutsideCall<std::int64_t>(loop_, watch(trace::OutsideKind::process, label),
                                             label, std::move(live));
  const auto end = [call](const Workers::Result& result) {
    if (result) {
      call->succeed(*result);
    } else {
      call->fail(std::make_exception_ptr(aio::RuntimeError(result.error())));
    }
  };
  services_.workers->start(
      job, argument, [complete, end, mailbox = loop_.mailbox()](const Workers::Result& result) {
        complete([end, mailbox, result] { mailbox->post([end, result] { end(result); }); });
      });
  return call->future();
}

net::Transport& DemoRun::transport() {
  if (watched_) return *watched_;
  throw aio::RuntimeError("there is no network here");
}

/// The first coroutine is the listing's `main`, however its function in C++ is called.
void DemoRun::coroutine_created(const void* coroutine, std::string_view call) {
  if (!closing_) recorder_.coroutine_created(coroutine, main_ ? call : "main()");
}

void DemoRun::coroutine_entered(const void* coroutine) {
  if (!closing_) recorder_.coroutine_entered(coroutine);
}

void DemoRun::coroutine_left(const void* coroutine) {
  if (!closing_) recorder_.coroutine_left(coroutine);
}

void DemoRun::coroutine_dropped(const void* coroutine) {
  if (!closing_) recorder_.coroutine_dropped(coroutine);
}

Program program_of(const demos::Demo& demo, const Services& services) {
  return {
      .start = [&demo, &services](
                   Network network) { return std::make_unique<DemoRun>(demo, services, network); },
      .repeats = repeats_of(demo.needs),
      .checked = demos::proof_of(demo.needs) == demos::Proof::whole};
}

}  // namespace stage
