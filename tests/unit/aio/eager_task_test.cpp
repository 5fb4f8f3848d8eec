#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "waiting.hpp"

namespace aio {
namespace {

const TaskOptions eager{.eager_start = true};

std::string name_of_current_task() { return current_task()->name(); }

std::string names_of_all_tasks() {
  std::string names;
  for (const auto& task : all_tasks(get_running_loop()))
    names += (names.empty() ? "" : ", ") + task->name();
  return names;
}

TEST(EagerTask, RunsAtOnceAndMayBeDoneWithoutTheLoop) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = [&]() -> Coroutine<int> {
                log("body", name_of_current_task());
                co_return 1;
              };
              log("before");
              const auto task = create_task(body(), {.name = "eager", .eager_start = true});
              log("after", task.done(), task.result(), name_of_current_task());
              co_return;
            }),
            "before | body eager | after True 1 Task-1");
}

TEST(EagerTask, ContinuesInTheLoopAfterASuspension) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = [&]() -> Coroutine<int> {
                log("first");
                co_await sleep(0);
                log("second");
                co_return 1;
              };
              const auto task = create_task(body(), eager);
              log("created", task.done());
              log(co_await task);
            }),
            "first | created False | second | 1");
}

TEST(EagerTask, KeepsItsException) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = []() -> Coroutine<> {
                throw ValueError("at once");
                co_return;
              };
              const auto task = create_task(body(), eager);
              log(task.done(), message_of(task.exception()));
              co_return;
            }),
            "True at once");
}

TEST(EagerTask, IsCancelledWhereItIsSuspended) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = create_task(work(log, "eager", 5), eager);
              task.cancel("enough");
              co_await log_cancellation(log, "t", task);
            }),
            "eager cancelled ('enough',) | t ('enough',)");
}

TEST(EagerTask, MayCancelItself) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = [&]() -> Coroutine<> {
                current_task()->cancel("me");
                log("still");
                co_await sleep(0);
                log("never");
              };
              const auto task = create_task(body(), eager);
              log(task.done());
              co_await log_cancellation(log, "t", task);
            }),
            "still | False | t ('me',)");
}

TEST(EagerTask, ThatThrowsACancelledErrorIsCancelled) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = []() -> Coroutine<> {
                throw CancelledError("own");
                co_return;
              };
              const auto task = create_task(body(), eager);
              log(task.done(), task.cancelled());
              co_return;
            }),
            "True True");
}

TEST(EagerTask, MayBeginInsideAnother) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto inner = [&]() -> Coroutine<> {
                log("inner", name_of_current_task());
                co_await sleep(0);
                log("inner ends");
              };
              const auto outer = [&]() -> Coroutine<> {
                const auto task = create_task(inner(), {.name = "inner", .eager_start = true});
                log("outer", name_of_current_task());
                co_await task;
                log("outer ends");
              };
              co_await create_task(outer(), {.name = "outer", .eager_start = true});
            }),
            "inner inner | outer outer | inner ends | outer ends");
}

TEST(EagerTask, IsAmongTheTasksOfItsLoopWhileItRuns) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = [&]() -> Coroutine<> {
                log(names_of_all_tasks());
                co_await sleep(0);
              };
              const auto task = create_task(body(), {.name = "eager", .eager_start = true});
              log(names_of_all_tasks());
              co_await task;
              log(names_of_all_tasks());
            }),
            "Task-1, eager | Task-1, eager | Task-1");
}

TEST(EagerTask, CanBeGathered) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = [&](int n) -> Coroutine<int> {
                log("body", n);
                co_return n;
              };
              std::vector<Task<int>> tasks{create_task(body(1), eager),
                                           create_task(body(2), eager)};
              log(co_await gather(std::move(tasks)));
            }),
            "body 1 | body 2 | [1, 2]");
}

TEST(EagerTask, SetsItsOwnContextOnly) {
  static ContextVar<int> variable("variable", 0);
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = [&]() -> Coroutine<> {
                variable.set(1);
                co_await sleep(0);
                log("inside", variable.get());
              };
              const auto task = create_task(body(), eager);
              log("outside", variable.get());
              co_await task;
              log(variable.get());
            }),
            "outside 0 | inside 1 | 0");
}

TEST(EagerTask, ThatIsDoneCallsBackInTheNextIteration) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = []() -> Coroutine<int> { co_return 1; };
              const auto task = create_task(body(), eager);
              task.add_done_callback([&log, task] { log("callback", task.result()); });
              log("added");
              co_await sleep(0);
              log("end");
            }),
            "added | callback 1 | end");
}

TEST(EagerTask, StartsInTheLoopIfNoLoopRuns) {
  Log log;
  VirtualClock clock;
  EventLoop loop(clock);
  const auto body = [&]() -> Coroutine<int> {
    log("body");
    co_return 1;
  };
  const Task<int> task = loop.create_task(body(), eager);
  log("created");
  log(loop.run_until_complete(task));
  EXPECT_EQ(log.text(), "created | body | 1");
}

TEST(EagerTask, IsFreedWithItsLoop) {
  expect_freed_in_the_middle([](Log& log) -> Coroutine<> {
    const auto task = create_task(work(log, "eager", 1), eager);
    co_await task;
  });
}

}  // namespace
}  // namespace aio
