#include "aio/runner.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "waiting.hpp"

namespace aio {
namespace {

Coroutine<> say(Log& log, std::string word) {
  log(word);
  co_return;
}

TEST(Runner, RunsOneAfterTheOtherOnOneLoopAndCancelsWhatIsLeftAtItsEnd) {
  Log log;
  VirtualClock clock;
  {
    Runner runner(clock);
    const auto first = [&]() -> Coroutine<int> {
      start(log, "left", 3);
      co_await sleep(1);
      log("first");
      co_return 1;
    };
    const auto second = [&]() -> Coroutine<> {
      co_await sleep(1);
      log("second", now());
    };
    log(runner.run(first()));
    runner.run(second());
  }
  log("closed");
  EXPECT_EQ(log.text(), "first | 1 | second 2 | left cancelled () | closed");
}

TEST(Runner, TasksLeftByTheFirstRunContinueInTheSecond) {
  Log log;
  VirtualClock clock;
  Runner runner(clock);
  const auto first = [&]() -> Coroutine<> {
    start(log, "left", 2);
    co_return;
  };
  const auto second = [&]() -> Coroutine<> {
    co_await sleep(3);
    log("second");
  };
  runner.run(first());
  runner.run(second());
  EXPECT_EQ(log.text(), "left done | second");
}

TEST(Runner, KeepsTheContextFromRunToRun) {
  static ContextVar<int> variable("variable", 0);
  Log log;
  VirtualClock clock;
  Runner runner(clock);
  const auto set = []() -> Coroutine<> {
    variable.set(1);
    co_return;
  };
  const auto get = []() -> Coroutine<int> { co_return variable.get(); };
  runner.run(set());
  log(runner.run(get()));
  log("outside", variable.get());
  EXPECT_EQ(log.text(), "1 | outside 0");
}

TEST(Runner, NamesItsTasksOnward) {
  Log log;
  VirtualClock clock;
  Runner runner(clock);
  const auto name = []() -> Coroutine<std::string> { co_return current_task()->name(); };
  log(runner.run(name()));
  log(runner.run(name()));
  EXPECT_EQ(log.text(), "Task-1 | Task-2");
}

TEST(Runner, RunsOnAfterAnError) {
  Log log;
  VirtualClock clock;
  Runner runner(clock);
  const auto fail = []() -> Coroutine<> {
    throw ValueError("fails");
    co_return;
  };
  try {
    runner.run(fail());
  } catch (const ValueError& error) {
    log(error.what());
  }
  runner.run(say(log, "ok"));
  EXPECT_EQ(log.text(), "fails | ok");
}

TEST(Runner, ClosedItRefusesEverythingButToBeClosed) {
  Log log;
  VirtualClock clock;
  Runner runner(clock);
  runner.run(say(log, "ok"));
  runner.close();
  runner.close();
  try {
    runner.run(say(log, "never"));
  } catch (const RuntimeError& error) {
    log(error.what());
  }
  try {
    static_cast<void>(runner.get_loop());
  } catch (const RuntimeError& error) {
    log(error.what());
  }
  EXPECT_EQ(log.text(), "ok | Runner is closed | Runner is closed");
}

TEST(Runner, WaitsForTheCleanUpOfWhatIsLeftAndReportsItsErrors) {
  Log log;
  VirtualClock clock;
  const auto fail_in_clean_up = []() -> Coroutine<> {
    try {
      co_await sleep(5);
    } catch (const CancelledError&) {
      throw ValueError("in clean-up");
    }
  };
  const auto clean_up = [&]() -> Coroutine<> {
    std::exception_ptr cancelled;
    try {
      co_await sleep(5);
    } catch (const CancelledError&) {
      cancelled = std::current_exception();
    }
    co_await sleep(0.5);
    log("cleaned", now());
    std::rethrow_exception(cancelled);
  };
  const auto main = [&]() -> Coroutine<> {
    start(log, "a", 5);
    create_task(fail_in_clean_up());
    create_task(clean_up());
    co_await sleep(1);
    log("main");
  };
  {
    Runner runner(clock);
    runner.get_loop().set_exception_handler([&log](const ExceptionContext& context) {
      log("handler:", context.message, message_of(context.exception));
    });
    runner.run(main());
  }
  log("closed");
  EXPECT_EQ(log.text(),
            "main | a cancelled () | cleaned 1.5 | "
            "handler: unhandled exception during aio::run() shutdown in clean-up | closed");
}

TEST(Runner, CannotRunInsideARunningLoop) {
  Log log;
  VirtualClock clock;
  Runner runner(clock);
  const auto main = [&]() -> Coroutine<> {
    try {
      runner.run(say(log, "never"));
    } catch (const RuntimeError& error) {
      log(error.what());
    }
    co_return;
  };
  runner.run(main());
  EXPECT_EQ(log.text(), "Runner.run() cannot be called from a running event loop");
}

TEST(Runner, ClosesTheAsyncGeneratorsThatAreOpen) {
  Log log;
  VirtualClock clock;
  {
    Runner runner(clock);
    struct Numbers {
      static AsyncGenerator<int> count(Log& log) {
        struct Note {
          Log& log;
          ~Note() { log("generator closed"); }
        } const note{log};
        co_yield 1;
        co_yield 2;
      }
    };
    std::optional<AsyncGenerator<int>> numbers;
    const auto main = [&]() -> Coroutine<> {
      numbers.emplace(Numbers::count(log));
      log(*co_await numbers->next());
    };
    runner.run(main());
    log("main ended");
    runner.close();
    log("closed");
  }
  EXPECT_EQ(log.text(), "1 | main ended | generator closed | closed");
}

}  // namespace
}  // namespace aio
