// Waiting for several things. Each expectation is the line that CPython 3.13 prints for the same program.
#include <gtest/gtest.h>

#include <vector>

#include "support.hpp"

namespace aio {
namespace {

TEST(SemanticsOfGather, ResultsAreInTheOrderOfTheArguments) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&](int n, double delay) -> Coroutine<int> {
                log("start", n);
                co_await sleep(delay);
                log("end", n);
                co_return n;
              };
              std::vector<Coroutine<int>> all;
              all.push_back(c(0, .03));
              all.push_back(c(1, .01));
              all.push_back(c(2, .02));
              log(co_await gather(std::move(all)));
            }),
            "start 0 | start 1 | start 2 | end 1 | end 2 | end 0 | [0, 1, 2]");
}

TEST(SemanticsOfGather, WakesItsAwaiterAfterAnExtraHop) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&]() -> Coroutine<> {
                log("c");
                co_return;
              };
              const auto tick = [&]() -> Coroutine<> {
                for (int i = 0; i < 4; ++i) {
                  co_await sleep(0);
                  log("tick", i);
                }
              };
              const auto ticking = create_task(tick());
              co_await gather(c(), c());
              log("gathered");
              co_await ticking;
            }),
            "c | c | tick 0 | tick 1 | gathered | tick 2 | tick 3");
}

TEST(SemanticsOfGather, TheFirstExceptionLeavesSiblingsRunning) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto bad = []() -> Coroutine<> {
                throw ValueError("x");
                co_return;
              };
              const auto ok = [&]() -> Coroutine<> {
                co_await sleep(.01);
                log("sibling finished");
              };
              try {
                co_await gather(bad(), ok());
              } catch (const ValueError& error) {
                log("got", error.what());
              }
              co_await sleep(.02);
            }),
            "got x | sibling finished");
}

TEST(SemanticsOfGather, TheSameAwaitableTwiceRunsOnce) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              int n = 0;
              const auto c = [&]() -> Coroutine<int> { co_return ++n; };
              const auto task = create_task(c());
              log(co_await gather(std::vector{task, task}));
            }),
            "[1, 1]");
}

TEST(SemanticsOfWait, NeitherThrowsNorCancels) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto bad = []() -> Coroutine<> {
                throw ValueError("");
                co_return;
              };
              const auto later = []() -> Coroutine<> { co_await sleep(.01); };
              const std::vector tasks{create_task(bad()), create_task(later())};
              const auto [done, pending] = co_await wait(tasks, {.return_when = FIRST_EXCEPTION});
              log(done.size(), pending.size());
              co_await wait(pending);
              static_cast<void>(done[0].exception());
            }),
            "1 1");
}

TEST(SemanticsOfWait, AsCompletedReturnsThemAsTheyEnd) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [](int n, double delay) -> Coroutine<int> {
                co_await sleep(delay);
                co_return n;
              };
              auto completed = as_completed(std::vector{
                  create_task(c(0, .03)), create_task(c(1, .01)), create_task(c(2, .02))});
              std::vector<int> results;
              while (auto task = co_await completed.next()) results.push_back(co_await *task);
              log(results);
            }),
            "[1, 2, 0]");
}

TEST(SemanticsOfWaitFor, WaitsForTheCleanUp) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto slow = [&]() -> Coroutine<> {
                std::exception_ptr cancelled;
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  cancelled = std::current_exception();
                }
                co_await sleep(.01);
                log("cleanup ran first");
                std::rethrow_exception(cancelled);
              };
              try {
                co_await wait_for(slow(), .01);
              } catch (const TimeoutError&) {
                log("TimeoutError");
              }
            }),
            "cleanup ran first | TimeoutError");
}

TEST(SemanticsOfWaitFor, RunsInTheSameTask) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const TaskBase* me = current_task();
              const auto c = [&]() -> Coroutine<bool> { co_return current_task() == me; };
              log("same task", co_await wait_for(c(), 1));
            }),
            "same task True");
}

}  // namespace
}  // namespace aio
