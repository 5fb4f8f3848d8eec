#include "aio/async_generator.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "support.hpp"

namespace aio {
namespace {

/// Logs when it goes out of scope: the part of a `finally` that cannot await.
struct Finally {
  Log* log;
  ~Finally() { (*log)("finally"); }
};

AsyncGenerator<int> count(Log& log, int items) {
  const Finally finally{&log};
  for (int i = 0; i < items; ++i) {
    co_await sleep(1);
    co_yield i;
  }
}

TEST(AsyncGenerator, YieldsItemsAndMayAwaitInBetween) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto generator = count(log, 3);
              while (const auto item = co_await generator.next())
                log(*item, get_running_loop().time());
              log("after the loop");
            }),
            "0 1 | 1 2 | 2 3 | finally | after the loop");
}

TEST(AsyncGenerator, AnItemCostsNoIterationByItself) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto numbers = []() -> AsyncGenerator<int> {
                for (int i = 0; i < 3; ++i) co_yield i;
              };
              get_running_loop().call_soon([&] { log("soon"); });
              auto generator = numbers();
              while (const auto item = co_await generator.next()) log(*item);
              co_await sleep(0);
            }),
            "0 | 1 | 2 | soon");
}

TEST(AsyncGenerator, LetsOthersRunWhileItWaits) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto tick = [&log]() -> Coroutine<> {
                co_await sleep(1.5);
                log("tick");
              };
              const Task<> ticking = create_task(tick());
              auto generator = count(log, 2);
              while (const auto item = co_await generator.next()) log(*item);
            }),
            "0 | tick | 1 | finally");
}

TEST(AsyncGenerator, BreakingOutLeavesItOpenUntilItIsClosed) {
  const auto generate = [](Log& log) -> AsyncGenerator<int> {
    bool closing = false;
    for (int i = 0; i < 3 && !closing; ++i) {
      try {
        co_yield i;
      } catch (const GeneratorExit&) {
        closing = true;
      }
    }
    co_await sleep(0);  // clean-up that awaits
    log("finally");
  };
  EXPECT_EQ(trace([&](Log& log) {
              return [](auto make, Log& out) -> Coroutine<> {
                auto generator = make(out);
                while (const auto item = co_await generator.next()) {
                  out(*item);
                  break;
                }
                out("after break");
                co_await generator.aclose();
                out("closed");
                while (co_await generator.next()) out("never");
                co_await generator.aclose();
                out("closed twice");
              }(generate, log);
            }),
            "0 | after break | finally | closed | closed twice");
}

TEST(AsyncGenerator, DestroyingAnOpenOneHasItsLoopCloseIt) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              {
                auto generator = count(log, 3);
                log((co_await generator.next()).value());
              }
              log("destroyed");
              co_await sleep(0);
              log("asyncio calls create_task(agen.aclose()) here");
              co_await sleep(0);
              log("closed");
            }),
            "0 | destroyed | asyncio calls create_task(agen.aclose()) here | finally | closed");
}

TEST(AsyncGenerator, DestroyingAnOpenOneOutsideItsLoopRunsItsDestructors) {
  Log log;
  VirtualClock clock;
  {
    std::optional<AsyncGenerator<int>> generator(count(log, 3));
    EventLoop loop(clock);
    loop.run_until_complete(
        [](AsyncGenerator<int>& g) -> Coroutine<> { co_await g.next(); }(*generator));
    generator.reset();
    log("destroyed");
  }
  EXPECT_EQ(log.text(), "finally | destroyed");
}

TEST(AsyncGenerator, TheEndOfARunClosesThoseThatAreOpen) {
  Log log;
  VirtualClock clock;
  auto generator = count(log, 3);
  run([](AsyncGenerator<int>& g) -> Coroutine<> { co_await g.next(); }(generator), clock);
  EXPECT_EQ(log.text(), "finally");
}

TEST(AsyncGenerator, ClosingOneThatHasNotStartedRunsNothing) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto generator = count(log, 3);
              co_await generator.aclose();
              log("closed");
              log((co_await generator.next()).has_value());
            }),
            "closed | False");
}

TEST(AsyncGenerator, OneThatYieldsInsteadOfClosingIsAnError) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto stubborn = []() -> AsyncGenerator<int> {
                bool again = false;
                try {
                  co_yield 1;
                } catch (const GeneratorExit&) {
                  again = true;
                }
                if (again) co_yield 2;
              };
              auto generator = stubborn();
              co_await generator.next();
              try {
                co_await generator.aclose();
              } catch (const RuntimeError& error) {
                log(error.what());
              }
            }),
            "async generator ignored GeneratorExit");
}

TEST(AsyncGenerator, OnlyOneMayWaitForItsNextItem) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto generator = [](Log&) -> AsyncGenerator<int> {
                co_await sleep(1);
                co_yield 1;
              }(log);
              const Task<std::optional<int>> first =
                  create_task([](AsyncGenerator<int>& g) -> Coroutine<std::optional<int>> {
                    co_return co_await g.next();
                  }(generator));
              co_await sleep(0);
              try {
                co_await generator.next();
              } catch (const RuntimeError& error) {
                log(error.what());
              }
              try {
                co_await generator.aclose();
              } catch (const RuntimeError& error) {
                log(error.what());
              }
              log((co_await first).value());
            }),
            "anext(): asynchronous generator is already running | "
            "aclose(): asynchronous generator is already running | 1");
}

TEST(AsyncGenerator, AnErrorReachesTheConsumerAndEndsIt) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto failing = []() -> AsyncGenerator<int> {
                co_yield 1;
                throw std::runtime_error("x");
              };
              auto generator = failing();
              try {
                while (const auto item = co_await generator.next()) log(*item);
              } catch (const std::runtime_error& error) {
                log("got", error.what());
              }
              while (co_await generator.next()) log("never");
              log("ended");
            }),
            "1 | got x | ended");
}

TEST(AsyncGenerator, ACancellationIsDeliveredInside) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto generate = [](Log& out) -> AsyncGenerator<int> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  out("generator cancelled");
                  throw;
                }
                co_yield 1;
              };
              const auto consume = [&]() -> Coroutine<> {
                auto generator = generate(log);
                while (const auto item = co_await generator.next()) log(*item);
              };
              const Task<> task = create_task(consume());
              co_await sleep(0);
              task.cancel();
              try {
                co_await task;
              } catch (const CancelledError&) {
                log("out");
              }
            }),
            "generator cancelled | out");
}

TEST(AsyncGenerator, GoesWithALoopThatIsDestroyedWhileItWaits) {
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    const auto generate = [](Counted) -> AsyncGenerator<int> {
      const Counted local;
      for (int i = 0;; ++i) {
        co_await sleep(1);
        co_yield i;
      }
    };
    loop.create_task([](AsyncGenerator<int> generator) -> Coroutine<> {
      const Counted local;
      while (co_await generator.next()) {
      }
    }(generate(Counted())));
    for (int i = 0; i < 10; ++i) loop.run_once();
    EXPECT_EQ(Counted::alive, 3);
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(AsyncGenerator, IsDestroyedWithItsOwnerWhileAnotherTaskWaitsForIt) {
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    const auto generate = [](Counted) -> AsyncGenerator<int> {
      for (int i = 0;; ++i) {
        co_await sleep(1);
        co_yield i;
      }
    };
    const auto consume = [](AsyncGenerator<int>& generator) -> Coroutine<> {
      const Counted local;
      while (co_await generator.next()) {
      }
    };
    const auto owner = [&]() -> Coroutine<> {
      auto generator = generate(Counted());
      co_await create_task(consume(generator));
    };
    loop.create_task(owner());
    for (int i = 0; i < 10; ++i) loop.run_once();
    EXPECT_EQ(Counted::alive, 2);
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(AsyncGenerator, MayBeMovedBetweenItems) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto first = count(log, 2);
              log((co_await first.next()).value());
              auto second = std::move(first);
              log((co_await second.next()).value());
              log((co_await second.next()).has_value());
            }),
            "0 | 1 | finally | False");
}

}  // namespace
}  // namespace aio
