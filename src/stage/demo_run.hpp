/// One run of a demo: its loop, its clock, and the trace of what they did.
///
///     stage::Run run(*demos::find("hello-gather"), services, stage::Network::recorded);
///     while (run.advance() == stage::Advance::stepped) {}
///     run.trace().steps();
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aio/event_loop.hpp"
#include "aio/task.hpp"
#include "demos/demos.hpp"
#include "stage/aio_recorder.hpp"
#include "stage/flights.hpp"
#include "stage/live_transport.hpp"
#include "stage/recorded_transport.hpp"
#include "stage/services.hpp"
#include "stage/stage_clock.hpp"
#include "trace/trace.hpp"

namespace stage {

/// Where responses come from.
enum class Network : std::uint8_t { recorded, live };

/// What became of an attempt to run one callback.
enum class Advance : std::uint8_t {
  stepped,   ///< one callback has run
  waiting,   ///< nothing can run until something outside the loop answers: try again
  finished,  ///< the demo is over: nothing is left to run
};

class Run final : private demos::Environment {
 public:
  /// `services` must outlive the run.
  Run(const demos::Demo& demo, const Services& services, Network network);
  ~Run() override;

  /// Runs the next callback, without blocking. Like `asyncio.run`, a run whose main is done cancels
  /// the tasks that are left.
  Advance advance();

  [[nodiscard]] const trace::Trace& trace() const noexcept { return trace_; }
  [[nodiscard]] bool finished() const noexcept { return finished_; }
  /// What the demo's main ended with, if that was an error or a cancellation.
  [[nodiscard]] const std::optional<std::string>& failure() const noexcept { return failure_; }
  /// The loop's time in seconds. While something live is in flight it runs ahead of the trace.
  [[nodiscard]] double time() const { return clock_.time(); }

  /// The learner paused: time that passes now does not count.
  void hold() noexcept { clock_.hold(); }

 private:
  void line(int number) override;
  void print(std::string_view text) override;
  void block(double seconds) override;
  aio::Future<> sleep_in_thread(double seconds) override;
  aio::Future<std::int64_t> run_in_process(const demos::Job& job, std::int64_t argument) override;
  net::Transport& transport() override;

  void note(std::string_view word);
  void cancel_what_is_left();
  void finish();

  const Services& services_;
  StageClock clock_;
  Flights flights_;
  std::optional<RecordedTransport> recorded_;
  std::optional<LiveTransport> live_;
  aio::EventLoop loop_;
  trace::Trace trace_;
  AioRecorder recorder_;
  std::optional<aio::Task<>> main_;
  std::optional<std::uint64_t> main_ended_;  // in which iteration
  std::optional<std::string> failure_;
  bool finished_ = false;
  bool left_cancelled_ = false;
  bool closing_ = false;
};

}  // namespace stage
