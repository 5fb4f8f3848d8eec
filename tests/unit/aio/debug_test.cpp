// Debug mode: what `EventLoop::set_debug` warns of. Source: `BaseEventLoop.set_debug`.
#include <gtest/gtest.h>

#include <string>

#include "waiting.hpp"

namespace aio {
namespace {

/// Time passes only when a callback says how long it takes.
class PushedClock final : public Clock {
 public:
  void take(double seconds) { now_ += seconds; }

  [[nodiscard]] double time() const override { return now_; }
  bool wait(std::optional<double> timeout, std::size_t /*outside*/) override {
    if (!timeout) return false;
    now_ += *timeout;
    return true;
  }
  void wake() override {}

 private:
  double now_ = 0;
};

struct Debugged {
  Debugged() {
    loop.set_debug(true);
    loop.set_warning_handler([this](const std::string& warning) { log(warning); });
  }
  Log log;
  PushedClock clock;
  EventLoop loop{clock};
};

Coroutine<> hold_up(PushedClock& clock, double seconds) {
  clock.take(seconds);
  co_return;
}

TEST(DebugMode, WarnsOfATaskThatHoldsTheOthersUp) {
  Debugged debugged;
  debugged.loop.create_task(hold_up(debugged.clock, 0.25), "slow");
  debugged.loop.run_once();
  EXPECT_EQ(debugged.log.text(), "Executing the step of task 'slow' took 0.250 seconds");
}

TEST(DebugMode, WarnsOfASlowCallbackByItsLabel) {
  Debugged debugged;
  debugged.loop.call_soon([&] { debugged.clock.take(0.1); }, "draw");
  debugged.loop.call_soon([&] { debugged.clock.take(2); });
  debugged.loop.run_once();
  EXPECT_EQ(debugged.log.text(),
            "Executing draw took 0.100 seconds | Executing a callback took 2.000 seconds");
}

TEST(DebugMode, DoesNotReportFastCallbacks) {
  Debugged debugged;
  debugged.loop.create_task(hold_up(debugged.clock, 0.09));
  debugged.loop.run_once();
  EXPECT_EQ(debugged.log.text(), "");
}

TEST(DebugMode, TheSlowDurationCanBeSet) {
  Debugged debugged;
  debugged.loop.set_slow_callback_duration(0.5);
  EXPECT_EQ(debugged.loop.slow_callback_duration(), 0.5);
  debugged.loop.create_task(hold_up(debugged.clock, 0.4), "quick");
  debugged.loop.create_task(hold_up(debugged.clock, 0.5), "slow");
  debugged.loop.run_once();
  EXPECT_EQ(debugged.log.text(), "Executing the step of task 'slow' took 0.500 seconds");
}

TEST(DebugMode, TimeSpentAsleepIsNotTheTasks) {
  Debugged debugged;
  const auto rest = []() -> Coroutine<> { co_await sleep(5); };
  debugged.loop.run_until_complete(rest());
  EXPECT_EQ(debugged.log.text(), "");
}

TEST(DebugMode, WarnsAboutACoroutineThatWasNeverAwaited) {
  Debugged debugged;
  debugged.loop.call_soon([&] { static_cast<void>(hold_up(debugged.clock, 0)); });
  debugged.loop.run_once();
  const std::string warning = debugged.log.text();  // with the namespace, as the compiler writes it
  EXPECT_TRUE(warning.starts_with("coroutine '")) << warning;
  EXPECT_TRUE(warning.ends_with("hold_up' was never awaited")) << warning;
}

TEST(DebugMode, ACoroutineThatWasAwaitedOrMadeATaskIsFine) {
  Debugged debugged;
  const auto main = [&]() -> Coroutine<> {
    co_await hold_up(debugged.clock, 0);
    co_await create_task(hold_up(debugged.clock, 0));
  };
  debugged.loop.run_until_complete(main());
  EXPECT_EQ(debugged.log.text(), "");
}

TEST(DebugMode, IsOffUnlessItIsAskedFor) {
  Debugged debugged;
  debugged.loop.set_debug(false);
  EXPECT_FALSE(debugged.loop.debug());
  debugged.loop.create_task(hold_up(debugged.clock, 5));
  debugged.loop.call_soon([&] { static_cast<void>(hold_up(debugged.clock, 0)); });
  debugged.loop.run_once();
  EXPECT_EQ(debugged.log.text(), "");
}

TEST(DebugMode, CanBeTurnedOnByACallback) {
  Debugged debugged;
  debugged.loop.set_debug(false);
  debugged.loop.call_soon([&] { debugged.loop.set_debug(true); });
  debugged.loop.create_task(hold_up(debugged.clock, 1), "slow");
  debugged.loop.run_once();
  EXPECT_EQ(debugged.log.text(), "Executing the step of task 'slow' took 1.000 seconds");
}

TEST(DebugMode, PrintsItsWarningsWithoutAHandler) {
  PushedClock clock;
  EventLoop loop(clock);
  loop.set_debug(true);
  loop.create_task(hold_up(clock, 1), "slow");
  testing::internal::CaptureStderr();
  loop.run_once();
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "aio: warning: Executing the step of task 'slow' took 1.000 seconds\n");
}

TEST(DebugMode, AWarningHandlerThatThrowsStopsNothing) {
  Debugged debugged;
  debugged.loop.set_warning_handler([](const std::string&) { throw ValueError("no"); });
  debugged.loop.create_task(hold_up(debugged.clock, 1), "slow");
  debugged.loop.call_soon([&] { debugged.log("next"); });
  testing::internal::CaptureStderr();
  debugged.loop.run_once();
  const std::string printed = testing::internal::GetCapturedStderr();
  EXPECT_EQ(debugged.log.text(), "next");
  EXPECT_NE(printed.find("took 1.000 seconds"), std::string::npos) << printed;
}

}  // namespace
}  // namespace aio
