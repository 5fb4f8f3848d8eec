// Destroying a loop with work in flight: every frame, callback and gather is freed.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "support.hpp"

namespace aio {
namespace {

/// Runs a few iterations of `program()` on a loop and destroys both; returns how many objects are alive.
template <class Program>
int alive_after(Program program) {
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    loop.create_task(program());
    for (int i = 0; i < 5 && loop.has_ready(); ++i) loop.run_once();
    EXPECT_GT(Counted::alive, 0) << "the program holds nothing: the test would prove nothing";
  }
  return Counted::alive;
}

Coroutine<> hold_and_sleep(Counted = {}) {
  const Counted local;
  co_await sleep(100);
}

TEST(LoopEnd, FreesATaskThatSleeps) {
  EXPECT_EQ(alive_after([] { return hold_and_sleep(); }), 0);
}

TEST(LoopEnd, FreesATaskThatHasNotStarted) {
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    loop.create_task(hold_and_sleep());
    EXPECT_EQ(Counted::alive, 1);
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(LoopEnd, FreesAChainOfAwaitsInnermostFirst) {
  Log log;
  struct Named {
    Log& log;
    std::string name;
    ~Named() { log(name); }
  };
  VirtualClock clock;
  {
    EventLoop loop(clock);
    loop.create_task([](Log& out) -> Coroutine<> {
      const Named outer{out, "outer"};
      co_await [](Log& o) -> Coroutine<> {
        const Named middle{o, "middle"};
        co_await [](Log& innermost) -> Coroutine<> {
          const Named inner{innermost, "inner"};
          co_await sleep(1);
        }(o);
      }(out);
    }(log));
    loop.run_once();
  }
  EXPECT_EQ(log.text(), "inner | middle | outer");
}

TEST(LoopEnd, FreesTasksThatWaitForEachOther) {
  EXPECT_EQ(alive_after([]() -> Coroutine<> {
              const Counted local;
              const Task<> a = create_task(hold_and_sleep());
              const Task<> b = create_task([](Task<> t) -> Coroutine<> {
                const Counted mine;
                co_await t;
              }(a));
              co_await b;
            }),
            0);
}

TEST(LoopEnd, FreesAGatherOfTasks) {
  EXPECT_EQ(alive_after([]() -> Coroutine<> {
              co_await gather(hold_and_sleep(), hold_and_sleep(),
                              [](Counted) -> Coroutine<> { co_return; }({}));
            }),
            0);
}

TEST(LoopEnd, FreesAGatherOfAFutureThatIsNeverSet) {
  EXPECT_EQ(alive_after([]() -> Coroutine<> {
              const auto future = get_running_loop().create_future<int>();
              future.add_done_callback([c = Counted()] { static_cast<void>(c); });
              co_await gather(future, future);
            }),
            0);
}

TEST(LoopEnd, FreesAGatherOfGathers) {
  EXPECT_EQ(alive_after([]() -> Coroutine<> {
              const auto future = get_running_loop().create_future<Counted>();
              const auto inner = gather(hold_and_sleep(), future);
              future.add_done_callback([c = Counted()] { static_cast<void>(c); });
              co_await gather(inner, hold_and_sleep());
            }),
            0);
}

TEST(LoopEnd, FreesAGatherThatIsNotAwaited) {
  EXPECT_EQ(alive_after([]() -> Coroutine<> {
              gather(hold_and_sleep(), hold_and_sleep());
              co_return;
            }),
            0);
}

TEST(LoopEnd, AGatherMayBeHeldAfterwards) {
  VirtualClock clock;
  Counted::alive = 0;
  {
    std::shared_ptr<void> held;
    {
      EventLoop loop(clock);
      loop.run_until_complete([](std::shared_ptr<void>& keep) -> Coroutine<> {
        auto both = gather(hold_and_sleep(), get_running_loop().create_future<int>());
        keep = std::make_shared<decltype(both)>(both);
        co_return;
      }(held));
    }
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(LoopEnd, FreesABlockWithATimeout) {
  EXPECT_EQ(alive_after([]() -> Coroutine<> {
              co_await async_with(timeout(5),
                                  [](Timeout&) -> Coroutine<> { co_await hold_and_sleep(); });
            }),
            0);
}

TEST(LoopEnd, FreesCallbacksThatNeverRan) {
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    loop.call_soon([c = Counted()] { static_cast<void>(c); });
    loop.call_later(1, [c = Counted()] { static_cast<void>(c); });
    loop.call_soon_threadsafe([c = Counted()] { static_cast<void>(c); });
    loop.call_later(1, [c = Counted()] { static_cast<void>(c); }).cancel();
    EXPECT_EQ(Counted::alive, 3);
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(LoopEnd, InTheMiddleOfAnIterationFreesTheRestOfIt) {
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    for (int i = 0; i < 3; ++i) loop.call_soon([c = Counted()] { static_cast<void>(c); });
    loop.create_task(hold_and_sleep());
    loop.run_handle();
    EXPECT_TRUE(loop.in_iteration());
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(LoopEnd, ADroppedTimerMayCancelAnother) {
  struct CancelsInItsEnd {
    HandleRef other;
    ~CancelsInItsEnd() { other.cancel(); }
  };
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    const auto first = std::make_shared<CancelsInItsEnd>();
    const auto second = std::make_shared<CancelsInItsEnd>();
    first->other = loop.call_later(1, [second, c = Counted()] { static_cast<void>(c); });
    second->other = loop.call_later(1, [first, c = Counted()] { static_cast<void>(c); });
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(LoopEnd, WhatIsDestroyedMayScheduleMore) {
  struct SchedulesInItsEnd {
    EventLoop* loop;
    ~SchedulesInItsEnd() {
      loop->call_soon([c = Counted()] { static_cast<void>(c); });
      loop->call_later(1, [c = Counted()] { static_cast<void>(c); });
      loop->create_task(hold_and_sleep());
    }
  };
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    loop.create_task([](EventLoop& l) -> Coroutine<> {
      const SchedulesInItsEnd local{&l};
      co_await sleep(1);
    }(loop));
    loop.call_later(1, [s = std::make_shared<SchedulesInItsEnd>(&loop)] { static_cast<void>(s); });
    loop.run_once();
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(LoopEnd, RunsNoCallbacks) {
  Log log;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    const Task<> task = loop.create_task(hold_and_sleep());
    task.add_done_callback([&] { log("done callback"); });
    loop.create_task([](Task<> t, Log& out) -> Coroutine<> {
      try {
        co_await t;
      } catch (const CancelledError&) {
        out("awaiter");
      }
    }(task, log));
    loop.run_once();
  }
  EXPECT_EQ(log.text(), "");
}

}  // namespace
}  // namespace aio
