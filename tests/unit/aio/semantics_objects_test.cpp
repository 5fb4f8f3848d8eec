// Generators, exception handlers, locks and queues. Each expectation is the line that CPython 3.13 prints
// for the same program.
#include <gtest/gtest.h>

#include <vector>

#include "support.hpp"

namespace aio {
namespace {

TEST(SemanticsOfAsyncGenerators, ABreakLeavesTheCleanUpForLater) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto g = [&]() -> AsyncGenerator<int> {
                for (int i = 0; i < 3; ++i) {
                  if (co_yield closable(i)) {
                    co_await sleep(0);
                    log("agen finally");
                    co_return;
                  }
                }
              };
              {
                auto generator = g();
                log((co_await generator.next()).value());
              }
              log("after break");
              co_await sleep(0);
              co_await sleep(0);
              log("2 hops later");
              co_await sleep(0);
            }),
            "0 | after break | 2 hops later | agen finally");
}

TEST(SemanticsOfAsyncGenerators, OneThatIsKeptIsClosedAtShutdown) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto g = [&]() -> AsyncGenerator<int> {
                if (co_yield closable(1)) log("closed");
              };
              auto kept = g();
              co_await kept.next();
              log("kept");
              co_await get_running_loop().shutdown_asyncgens();
            }),
            "kept | closed");
}

TEST(SemanticsOfExceptionHandlers, GetUnretrievedExceptions) {
  EXPECT_EQ(
      trace([](Log& log) -> Coroutine<> {
        EventLoop& loop = get_running_loop();
        loop.set_exception_handler([&](const ExceptionContext& context) { log(context.message); });
        const auto bad = []() -> Coroutine<> {
          throw ValueError("");
          co_return;
        };
        {
          const auto task = create_task(bad());
          co_await sleep(0);
          co_await sleep(0);
          log("done, silent");
        }
        log("after del");
        {
          const auto task = create_task(bad());
          co_await sleep(0);
          co_await sleep(0);
          static_cast<void>(task.exception());
        }
        log("retrieved: silent");
        loop.set_exception_handler(nullptr);
      }),
      "done, silent | Task exception was never retrieved | after del | retrieved: silent");
}

TEST(SemanticsOfExceptionHandlers, GetACallbacksExceptionAndTheLoopContinues) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              loop.set_exception_handler([&](const ExceptionContext& context) {
                log("handler", message_of(context.exception));
              });
              loop.call_soon([] { throw ValueError("division by zero"); });
              loop.call_soon([&] { log("next"); });
              co_await sleep(0);
              loop.set_exception_handler(nullptr);
            }),
            "handler division by zero | next");
}

TEST(SemanticsOfLocks, AreFairAndEventsWakeInOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              Event event;
              const auto l = [&](int n) -> Coroutine<> {
                co_await async_with(lock, [&]() -> Coroutine<> {
                  log("L", n);
                  co_await sleep(0);
                });
              };
              const auto e = [&](int n) -> Coroutine<> {
                co_await event.wait();
                log("E", n);
              };
              std::vector<Task<>> tasks;
              for (int i = 0; i < 3; ++i) tasks.push_back(create_task(l(i)));
              for (int i = 0; i < 3; ++i) tasks.push_back(create_task(e(i)));
              co_await sleep(0);
              event.set();
              co_await wait(tasks);
            }),
            "L 0 | E 0 | E 1 | E 2 | L 1 | L 2");
}

TEST(SemanticsOfQueues, PassItemsOn) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue(1);
              const auto produce = [&]() -> Coroutine<> {
                for (int i = 0; i < 3; ++i) {
                  co_await queue.put(i);
                  log("put", i);
                }
              };
              const auto consume = [&]() -> Coroutine<> {
                for (int i = 0; i < 3; ++i) {
                  const int item = co_await queue.get();
                  log("got", item);
                }
              };
              co_await gather(produce(), consume());
            }),
            "put 0 | got 0 | put 1 | got 1 | put 2 | got 2");
}

}  // namespace
}  // namespace aio
