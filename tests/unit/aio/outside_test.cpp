#include "aio/outside.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>

#include "support.hpp"

namespace aio {
namespace {

TEST(Mailbox, WhatIsPostedRunsInTheLoop) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  EXPECT_TRUE(loop.mailbox()->post([&] { log("posted", &get_running_loop() == &loop); }));
  loop.run_once();
  EXPECT_EQ(log.text(), "posted True");
}

TEST(Mailbox, WhatIsPostedCountsAsReady) {
  VirtualClock clock;
  EventLoop loop(clock);
  EXPECT_FALSE(loop.has_ready());
  loop.mailbox()->post([] {});
  EXPECT_TRUE(loop.has_ready());
  loop.run_once();
  EXPECT_FALSE(loop.has_ready());
}

// asyncio has one queue for both (test_events.py, test_call_soon_threadsafe_same_thread).
TEST(CallSoonThreadsafe, KeepsItsPlaceAmongTheOthers) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  loop.call_soon([&] { log("a"); });
  loop.call_soon_threadsafe([&] { log("b"); });
  loop.call_soon_threadsafe([&] { log("c"); });
  loop.call_soon([&] { log("d"); });
  loop.call_soon_threadsafe([&] { log("e"); });
  loop.create_task([](Log& out) -> Coroutine<> {
    out("task");
    co_return;
  }(log));
  loop.run_once();
  EXPECT_EQ(log.text(), "a | b | c | d | e | task");
}

TEST(CallSoonThreadsafe, KeepsItsPlaceIfTheCallbackWaitsForTheThread) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  loop.call_soon([&] {
    std::thread([&] { loop.call_soon_threadsafe([&] { log("from the thread"); }); }).join();
    loop.call_soon([&] { log("soon"); });
  });
  loop.run_once();
  loop.run_once();
  EXPECT_EQ(log.text(), "from the thread | soon");
}

TEST(Mailbox, ARejectedPostAfterTheLoopsEndIsFreed) {
  VirtualClock clock;
  Counted::alive = 0;
  std::shared_ptr<Mailbox> mailbox;
  {
    const EventLoop loop(clock);
    mailbox = loop.mailbox();
  }
  EXPECT_FALSE(mailbox->post([c = Counted()] { static_cast<void>(c); }));
  EXPECT_TRUE(mailbox->take().empty());
  EXPECT_EQ(Counted::alive, 0);
}

TEST(Mailbox, WhatWasPostedGoesWithTheLoop) {
  VirtualClock clock;
  Counted::alive = 0;
  std::shared_ptr<Mailbox> mailbox;
  {
    const EventLoop loop(clock);
    mailbox = loop.mailbox();
    EXPECT_TRUE(mailbox->post([c = Counted()] { static_cast<void>(c); }));
    EXPECT_EQ(Counted::alive, 1);
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(CallSoonThreadsafe, OnTheLoopsOwnThreadIsCallSoon) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              loop.call_soon_threadsafe([&] { log("a"); });
              loop.call_soon([&] { log("b"); });
              co_await sleep(0);
            }),
            "a | b");
}

struct Operation : OutsideOperation {
  using OutsideOperation::OutsideOperation;
  Counted counted;
};

TEST(OutsideOperation, IsWaitedForInsteadOfADeadlock) {
  VirtualClock clock;
  EventLoop loop(clock);
  auto* operation = new Operation(loop);
  EXPECT_EQ(loop.outside(), 1U);
  const Future<int> answer = loop.create_future<int>();
  loop.mailbox()->post([&] {
    answer.set_result(1);
    delete operation;
  });
  EXPECT_EQ(loop.run_until_complete(answer), 1);
  EXPECT_EQ(loop.outside(), 0U);
  EXPECT_THROW(loop.run_once(), DeadlockError);
}

TEST(OutsideOperation, VirtualTimeStandsStillMeanwhile) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  auto* operation = new Operation(loop);
  loop.call_later(1, [&] { log("timer", clock.time()); });
  loop.mailbox()->post([&] {
    log("answer", clock.time());
    delete operation;
  });
  loop.run_once();
  EXPECT_EQ(log.text(), "answer 0");
  loop.run_once();
  EXPECT_EQ(log.text(), "answer 0 | timer 1");
}

TEST(OutsideOperation, OneThatIsLeftGoesWithTheLoop) {
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    new Operation(loop);
    EXPECT_EQ(Counted::alive, 1);
  }
  EXPECT_EQ(Counted::alive, 0);
}

}  // namespace
}  // namespace aio
