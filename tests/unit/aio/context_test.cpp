#include "aio/context.hpp"

#include <gtest/gtest.h>

#include "waiting.hpp"

namespace aio {
namespace {

ContextVar<int> variable("variable", 0);
ContextVar<int> without_default("without_default");

TEST(Context, ATaskBeginsWithACopy) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              variable.set(1);
              const auto task = create_task([](Log& log) -> Coroutine<> {
                log("task", variable.get());
                variable.set(2);
                co_await sleep(0);
                log("task", variable.get());
              }(log));
              variable.set(3);
              co_await task;
              log("main", variable.get());
            }),
            "task 1 | task 2 | main 3");
}

TEST(Context, AnAwaitedCoroutineSharesItsAwaiters) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto set = []() -> Coroutine<> {
                variable.set(5);
                co_return;
              };
              co_await set();
              log(variable.get());
            }),
            "5");
}

TEST(Context, ATokenTakesItsSetBack) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto first = variable.set(1);
              auto second = variable.set(2);
              variable.reset(std::move(second));
              log(variable.get());
              variable.reset(std::move(first));
              log(variable.get());
              co_return;
            }),
            "1 | 0");
}

TEST(Context, AVariableWithoutAValueOrDefaultIsALookupError) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto look = [&log] {
                try {
                  log(without_default.get());
                } catch (const LookupError& error) {
                  log("LookupError", error.what());
                }
              };
              look();
              auto token = without_default.set(1);
              look();
              without_default.reset(std::move(token));
              look();
              co_return;
            }),
            "LookupError without_default | 1 | LookupError without_default");
}

TEST(Context, ACallbackHasThatOfTheMomentItWasScheduled) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              variable.set(1);
              loop.call_soon([&log] {
                log("soon", variable.get());
                variable.set(9);
              });
              loop.call_later(1, [&log] { log("later", variable.get()); });
              const Future<> future = loop.create_future<void>();
              future.add_done_callback([&log] { log("done", variable.get()); });
              variable.set(2);
              future.set_result();
              co_await sleep(2);
              log("main", variable.get());
            }),
            "soon 1 | done 1 | later 1 | main 2");
}

TEST(Context, ATaskMayBeGivenOneWhichKeepsWhatItSets) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Context context = copy_context();
              variable.set(1);
              const auto body = [&log]() -> Coroutine<> {
                log("in", variable.get());
                variable.set(7);
                co_return;
              };
              const auto task = create_task(body(), TaskOptions{.context = context});
              co_await task;
              log("main", variable.get());
              log("kept", task.state()->context().run([] { return variable.get(); }));
            }),
            "in 0 | main 1 | kept 7");
}

TEST(Context, RunCallsAFunctionInIt) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Context context = copy_context();
              log(context.run([] {
                variable.set(4);
                return variable.get();
              }));
              log(variable.get());
              log(context.run([] { return variable.get(); }));
              co_return;
            }),
            "4 | 0 | 4");
}

TEST(Context, AGeneratorSharesThatOfTheTaskThatAsks) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto generate = [](Log& log) -> AsyncGenerator<int> {
                log("gen", variable.get());
                variable.set(10);
                co_yield 1;
                log("gen", variable.get());
              };
              variable.set(1);
              auto numbers = generate(log);
              while (co_await numbers.next()) {
                log("main", variable.get());
                variable.set(11);
              }
            }),
            "gen 1 | main 10 | gen 11");
}

#ifndef __EMSCRIPTEN__
TEST(Context, GoesToAThread) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              variable.set(6);
              log(co_await to_thread([] { return variable.get(); }));
            }),
            "6");
}
#endif

}  // namespace
}  // namespace aio
