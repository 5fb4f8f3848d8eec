#include "stage/run.hpp"

#include <memory>
#include <utility>

#include "aio/outside.hpp"
#include "stage/workers.hpp"

namespace stage {

namespace {

/// A job on a worker, in flight.
class WorkerCall final : public aio::OutsideOperation {
 public:
  WorkerCall(aio::EventLoop& loop, StageClock& clock, aio::Future<std::int64_t> future)
      : OutsideOperation(loop), clock_(clock), future_(std::move(future)) {
    clock_.begin_real_time();
  }
  ~WorkerCall() override { clock_.end_real_time(); }

  void finish(std::int64_t result) {
    if (!future_.done()) future_.set_result(result);
    delete this;
  }

 private:
  StageClock& clock_;
  aio::Future<std::int64_t> future_;
};

}  // namespace

Run::Run(const demos::Demo& demo, const Services& services, Network network)
    : services_(services),
      network_(network),
      clock_(services.real_time),
      loop_(clock_),
      recorder_(trace_, loop_) {
  main_ = loop_.create_task(demo.main(*this), "main");
}

Run::~Run() { closing_ = true; }

Advance Run::advance() {
  if (finished_) return Advance::finished;
  try {
    if (loop_.run_handle()) {
      if (!loop_.has_ready() && !loop_.next_timer() && loop_.outside() == 0) finish();
      return Advance::stepped;
    }
  } catch (const aio::DeadlockError&) {  // what was in flight came to nothing
    finish();
    return Advance::finished;
  }
  return Advance::waiting;
}

void Run::finish() {
  finished_ = true;
  if (!main_->done()) {
    failure_ = "main never ended: it waits for something that nobody will do";
    return;
  }
  if (main_->cancelled()) {
    failure_ = "main was cancelled";
    return;
  }
  try {
    main_->result();
  } catch (const std::exception& error) {
    failure_ = error.what();
  }
}

void Run::line(int number) {
  if (!closing_) recorder_.line(number);  // blocks that end with the loop are not part of the run
}

void Run::print(std::string_view text) { recorder_.output(text); }

void Run::block(double seconds) {
  clock_.advance(seconds);
  recorder_.blocked(seconds);
}

aio::Future<> Run::sleep_in_thread(double seconds) {
  // The thread does nothing but let time pass, so it is a timer of the stage's clock.
  auto future = loop_.create_future<void>(aio::AwaitKind::executor, "a thread");
  const auto done = [future] {
    if (!future.done()) future.set_result();
  };
  loop_.call_later(seconds, done, "the thread is done");
  return future;
}

aio::Future<std::int64_t> Run::run_in_process(const demos::Job& job, std::int64_t argument) {
  auto future = loop_.create_future<std::int64_t>(aio::AwaitKind::executor, "a process");
  auto call = std::make_unique<WorkerCall>(loop_, clock_, future);
  services_.workers->start(job, argument, [call = call.get(), mailbox = loop_.mailbox()](std::int64_t result) {
    mailbox->post([call, result] { call->finish(result); });
  });
  static_cast<void>(call.release());  // the loop owns it now: it ends in finish() or with the loop
  return future;
}

net::Transport& Run::transport() { return network_ == Network::live ? *services_.live : *services_.recorded; }

}  // namespace stage
