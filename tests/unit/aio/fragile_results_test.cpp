// Results, callbacks, predicates and jobs whose own code throws, each call in turn: waiting tasks always continue,
// what was entered is left, and nothing is kept for ever.
#include <gtest/gtest.h>

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fragile.hpp"
#include "support.hpp"

namespace aio {
namespace {

Coroutine<Fragile> load() {
  co_await sleep(0);
  co_return Fragile(7);
}

/// What the block's manager has seen.
struct Door {
  Coroutine<Fragile> aenter() {
    struct CountUnlessThrown {
      ~CountUnlessThrown() {
        if (std::uncaught_exceptions() == before) ++entered;
      }
      int before = std::uncaught_exceptions();
    } const count;
    co_return Fragile(1);
  }
  Coroutine<bool> aexit(std::exception_ptr /*exception*/) {
    ++left;
    co_return false;
  }
  static inline int entered = 0;
  static inline int left = 0;
};

Coroutine<> await_task() { EXPECT_EQ((co_await create_task(load())).id(), 7); }
Coroutine<> await_shared_task() {
  const Task<Fragile> task = create_task(load());
  EXPECT_EQ((co_await task).id(), 7);
}
Coroutine<> gather_two() {
  const auto [a, b] = co_await gather(load(), create_task(load()));
  EXPECT_EQ(a.id() + b.id(), 14);
}
Coroutine<> gather_many() {
  std::vector<Coroutine<Fragile>> many;
  for (int i = 0; i < 3; ++i) many.push_back(load());
  EXPECT_EQ((co_await gather(std::move(many))).size(), 3U);
}
Coroutine<> gather_outcomes() {
  const auto [a, b] = co_await gather(return_exceptions, load(), load());
  for (const auto* outcome : {&a, &b}) {
    if (outcome->has_value()) {
      EXPECT_EQ(outcome->value().id(), 7);
    }
  }
}
Coroutine<> wait_for_one() { EXPECT_EQ((co_await wait_for(load(), 1)).id(), 7); }
Coroutine<> wait_for_a_task() { EXPECT_EQ((co_await wait_for(create_task(load()), 1)).id(), 7); }
Coroutine<> shield_one() { EXPECT_EQ((co_await shield(load())).id(), 7); }
Coroutine<> shield_a_done_one() {
  const Task<Fragile> task = create_task(load());
  co_await wait(std::vector{task});
  EXPECT_EQ((co_await shield(task)).id(), 7);
}
Coroutine<> block() {
  const auto body = [](Fragile& given) -> Coroutine<Fragile> { co_return std::move(given); };
  EXPECT_EQ((co_await async_with(Door(), body)).id(), 1);
}
Coroutine<> exit_stack() {
  co_await async_with(AsyncExitStack(), [](AsyncExitStack& stack) -> Coroutine<> {
    EXPECT_EQ((co_await stack.enter_async_context(Door())).id(), 1);
  });
}
Coroutine<> set_result() {
  const Future<Fragile> future = get_running_loop().create_future<Fragile>();
  try {
    future.set_result(Fragile(7));
  } catch (const Thrown&) {
    EXPECT_FALSE(future.done());
    future.set_result(Fragile(7));
    EXPECT_EQ(future.result().id(), 7);
    throw;
  }
  EXPECT_EQ((co_await future).id(), 7);
}
Coroutine<> generate() {
  AsyncGenerator<Fragile> generator = []() -> AsyncGenerator<Fragile> {
    for (int i = 1; i < 3; ++i) co_yield Fragile(i);
  }();
  while (const auto item = co_await generator.next()) EXPECT_GT(item->id(), 0);
}

struct Program {
  const char* name;
  Coroutine<> (*main)();
};

const std::vector<Program> programs = {
    {"await of a task", await_task},
    {"await of a task that is kept", await_shared_task},
    {"gather", gather_two},
    {"gather of a vector", gather_many},
    {"gather of outcomes", gather_outcomes},
    {"wait_for", wait_for_one},
    {"wait_for of a task", wait_for_a_task},
    {"shield", shield_one},
    {"shield of one that is done", shield_a_done_one},
    {"async_with", block},
    {"exit stack", exit_stack},
    {"set_result", set_result},
    {"async generator", generate},
};

TEST(AResultThatThrowsAsItMoves, EndsTheAwaiterAndExitsEnteredManagers) {
  for (const auto& [name, main] : programs) {
    SCOPED_TRACE(name);
    at_each_call([main](int call) {
      Door::entered = Door::left = 0;
      VirtualClock clock;
      const Armed armed(call);
      try {
        run(main(), clock);      // throws DeadlockError if a task were not woken
      } catch (const Thrown&) {  // as it may
      }
      EXPECT_EQ(Door::entered, Door::left) << "call " << call;
    });
  }
}

TEST(AResultThatThrowsAsItMoves, ComesOutOfARunOrIsThrown) {
  at_each_call([](int call) {
    VirtualClock clock;
    const Armed armed(call);
    try {
      EXPECT_EQ(run(load(), clock).id(), 7);
    } catch (const Thrown&) {  // as it may
    }
  });
}

TEST(AContextVariable, KeepsItsValueIfANewOneCannotBeMoved) {
  ContextVar<Fragile> variable("variable", Fragile(1));
  const auto set_and_get = [&](int call) {
    copy_context().run([&] {
      variable.set(Fragile(2));
      const Armed armed(call);
      try {
        variable.set(Fragile(3));
        Armed::disarm();
        EXPECT_EQ(variable.get().id(), 3);
      } catch (const Thrown&) {
        Armed::disarm();
        EXPECT_EQ(variable.get().id(), 2);
      }
    });
  };
  at_each_call(set_and_get);
}

/// A callback that is counted, and throws as it is copied or moved.
struct Callback {
  explicit Callback(int& n) : calls(&n) {}
  void operator()() const { ++*calls; }
  Fragile fragile{1};
  int* calls;
};

TEST(ACallbackThatThrowsAsItMoves, IsScheduledOrRefused) {
  const auto schedule = std::vector<std::function<void(EventLoop&, int&)>>{
      [](EventLoop& loop, int& n) { loop.call_soon(Callback(n)); },
      [](EventLoop& loop, int& n) { loop.call_later(1, Callback(n)); },
      [](EventLoop& loop, int& n) { loop.call_soon_threadsafe(Callback(n)); },
      [](EventLoop& loop, int& n) {
        const Future<> future = loop.create_future<void>();
        future.add_done_callback(Callback(n));
        future.set_result();
      },
      [](EventLoop& loop, int& n) {
        const Future<> future = loop.create_future<void>();
        future.set_result();
        future.add_done_callback(Callback(n));
      },
  };
  for (std::size_t i = 0; i < schedule.size(); ++i) {
    SCOPED_TRACE(i);
    at_each_call([&](int call) {
      int calls = 0;
      int expected = 1;
      VirtualClock clock;
      EventLoop loop(clock);
      {
        const Armed armed(call);
        try {
          schedule[i](loop, calls);
        } catch (const Thrown&) {
          expected = 0;
        }
      }
      while (loop.has_ready() || loop.next_timer()) loop.run_once();
      EXPECT_EQ(calls, expected) << "call " << call;
    });
  }
}

TEST(ACallbackThatThrows, IsReportedAndBlocksNothing) {
  Log log;
  VirtualClock clock;
  EventLoop loop(clock);
  loop.set_exception_handler([&](const ExceptionContext& context) { log(context.message); });
  for (int i = 0; i < 2; ++i) {
    loop.call_soon([] { throw Thrown(); });
    loop.call_later(1, [] { throw Thrown(); });
    loop.call_soon([&log] { log("other"); });
  }
  while (loop.has_ready() || loop.next_timer()) loop.run_once();
  EXPECT_EQ(log.text(),
            "exception in a callback | other | exception in a callback | other | "
            "exception in a callback | exception in a callback");
}

TEST(APredicateThatThrows, LeavesTheConditionToTheOthers) {
  at_each_call([](int call) {
    Condition changed;
    int passed = 0;
    int failed = 0;
    bool ready = false;
    const auto pass = [&]() -> Coroutine<> {
      try {
        co_await async_with(changed, [&]() -> Coroutine<> {
          co_await changed.wait_for([&] {
            Fragile::call();
            return ready;
          });
        });
        ++passed;
      } catch (const Thrown&) {
        ++failed;
      }
    };
    const auto program = [&]() -> Coroutine<> {
      const Task<> a = create_task(pass());
      const Task<> b = create_task(pass());
      co_await sleep(1);
      ready = true;
      co_await async_with(changed, [&]() -> Coroutine<> {
        changed.notify_all();
        co_return;
      });
      co_await gather(a, b);
    };
    const Armed armed(call);
    VirtualClock clock;
    run(program(), clock);
    EXPECT_EQ(passed + failed, 2);
    EXPECT_LE(failed, 1);
    EXPECT_FALSE(changed.locked());
  });
}

TEST(AnExitThatThrows, KeepsNoOtherFromLeaving) {
  at_each_call([](int call) {
    int left = 0;
    const auto program = [&]() -> Coroutine<> {
      co_await async_with(AsyncExitStack(), [&](AsyncExitStack& stack) -> Coroutine<> {
        for (int i = 0; i < 3; ++i) {
          stack.callback([&left] {
            ++left;
            Fragile::call();
          });
        }
        co_return;
      });
    };
    const Armed armed(call);
    VirtualClock clock;
    try {
      run(program(), clock);
    } catch (const Thrown&) {  // as it may
    }
    EXPECT_EQ(left, 3);
  });
}

/// Cancels a task as it goes.
struct CancelsAtItsEnd {
  explicit CancelsAtItsEnd(Task<> t) : task(std::move(t)) {}
  CancelsAtItsEnd(CancelsAtItsEnd&& other) noexcept = default;
  CancelsAtItsEnd& operator=(CancelsAtItsEnd&&) = delete;
  ~CancelsAtItsEnd() {
    if (task.state()) task.cancel();
  }
  Task<> task;
};

TEST(ADestructorThatCancels, FindsAQueueWholeThatDropsItsItems) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<CancelsAtItsEnd> queue;
              const Task<> joining = create_task(queue.join());
              const Task<> other = create_task([]() -> Coroutine<> { co_await sleep(9); }());
              for (int i = 0; i < 3; ++i) {
                queue.put_nowait(CancelsAtItsEnd(joining));
                queue.put_nowait(CancelsAtItsEnd(other));
              }
              co_await sleep(1);
              queue.shutdown(true);
              co_await wait(std::vector{joining, other});
              log(joining.done(), other.cancelled(), queue.qsize());
            }),
            "True True 0");
}

TEST(ADestructorThatCancels, MayBeThatOfTheResultOfWhatItCancels) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> other = create_task([]() -> Coroutine<> { co_await sleep(9); }());
              const auto give = [](Task<> task) -> Coroutine<std::unique_ptr<CancelsAtItsEnd>> {
                co_return std::make_unique<CancelsAtItsEnd>(std::move(task));
              };
              co_await sleep(0);
              create_task(give(other));  // its result is never retrieved
              co_await sleep(1);
              log(other.cancelled());
            }),
            "True");
}

#ifndef __EMSCRIPTEN__  // a browser build has no threads
TEST(AJobThatThrowsAsItMoves, IsAnswered) {
  const auto job = [fragile = Fragile(1)] { return Fragile(fragile.id()); };
  at_each_call([&job](int call) {
    VirtualClock clock;
    const auto program = [&]() -> Coroutine<> { EXPECT_EQ((co_await to_thread(job)).id(), 1); };
    const Armed armed(call);
    try {
      run(program(), clock);
    } catch (const Thrown&) {  // as it may
    }
  });
}

TEST(AJobThatThrows, EndsNeitherItsThreadNorThePool) {
  std::string printed;
  testing::internal::CaptureStderr();
  {
    const auto pool = make_thread_pool(1);
    pool->submit([] { throw ValueError("why"); });
    pool->submit([] { throw Thrown(); });
    const auto program = [&]() -> Coroutine<> {
      EXPECT_EQ(co_await run_in_executor(*pool, [] { return 7; }), 7);
    };
    run(program());
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "aio: exception in a job of a thread pool: why\n"
            "aio: exception in a job of a thread pool\n");
}
#endif

}  // namespace
}  // namespace aio
