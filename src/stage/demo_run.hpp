/// One run of a demo: its loop, its clock, and the trace that they produce.
///
///     stage::DemoRun run(*demos::find("async-python", "hello-gather"), services, stage::Network::recorded);
///     while (run.advance() == stage::Advance::stepped) {}
///     run.trace().steps();
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "aio/event_loop.hpp"
#include "aio/task.hpp"
#include "demos/demos.hpp"
#include "stage/aio_recorder.hpp"
#include "stage/live_operations.hpp"
#include "stage/live_transport.hpp"
#include "stage/machine.hpp"
#include "stage/outside_watch.hpp"
#include "stage/recorded_transport.hpp"
#include "stage/services.hpp"
#include "stage/stage_clock.hpp"
#include "stage/watched_transport.hpp"
#include "trace/trace.hpp"

namespace stage {

class DemoRun final : public Machine, private demos::Environment {
 public:
  /// `services` must outlive the run.
  DemoRun(const demos::Demo& demo, const Services& services, Network network);
  ~DemoRun() override;

  /// Like `asyncio.run`, cancels the remaining tasks once main is done.
  Advance advance() override;

  [[nodiscard]] const trace::Trace& trace() const noexcept override { return trace_; }
  [[nodiscard]] bool finished() const noexcept override { return finished_; }
  [[nodiscard]] const std::optional<std::string>& failure() const noexcept override {
    return failure_;
  }
  [[nodiscard]] double time() const override { return clock_.time(); }
  void hold() noexcept override { clock_.hold(); }

 private:
  void line(int number) override;
  void print(std::string_view text) override;
  void block(double seconds) override;
  aio::Future<> sleep_in_thread(double seconds) override;
  aio::Future<std::int64_t> run_in_process(const demos::Job& job, std::int64_t argument) override;
  net::Transport& transport() override;
  void coroutine_created(const void* coroutine, std::string_view call) override;
  void coroutine_entered(const void* coroutine) override;
  void coroutine_left(const void* coroutine) override;
  void coroutine_dropped(const void* coroutine) override;

  [[nodiscard]] OutsideWatch watch(trace::OutsideKind kind, std::string_view label) const;
  void note(std::string_view text);
  void cancel_remaining_tasks();
  void finish();

  const Services& services_;
  StageClock clock_;
  LiveOperations operations_;
  std::optional<RecordedTransport> recorded_;
  std::optional<LiveTransport> live_;
  std::optional<WatchedTransport> watched_;
  aio::EventLoop loop_;
  trace::Trace trace_;
  AioRecorder recorder_;
  std::shared_ptr<AioRecorder> watching_;  // does not own it; expires before the loop ends
  std::optional<aio::Task<>> main_;
  std::optional<std::uint64_t> main_ended_;  // the iteration
  std::optional<std::string> failure_;
  bool finished_ = false;
  bool left_cancelled_ = false;
  bool closing_ = false;
};

/// A demo as the stage plays it. `demo` and `services` must outlive it and its runs.
[[nodiscard]] Program program_of(const demos::Demo& demo, const Services& services);

}  // namespace stage
