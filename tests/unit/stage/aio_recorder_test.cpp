// Ids and causes: what the recorder makes of a loop's notifications.
#include "stage/aio_recorder.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <vector>

#include "../trace/recorded.hpp"
#include "aio/async_with.hpp"
#include "aio/gather.hpp"
#include "aio/outside.hpp"
#include "aio/sleep.hpp"
#include "aio/timeout.hpp"

namespace {

using trace::Cause;
using trace::Event;
using trace::EventKind;
using trace_test::Recorded;

aio::Coroutine<> sleep_for(double seconds) { co_await aio::sleep(seconds); }

TEST(AioRecorderIds, CountTasksFromOneInOrderOfCreation) {
  Recorded run;
  run.start(sleep_for(1), "first");
  run.start(sleep_for(1), "second");
  run.to_the_end();
  const std::vector<Event> created = run.all(EventKind::task_created);
  ASSERT_EQ(created.size(), 2U);
  EXPECT_EQ(created[0].task, 1U);
  EXPECT_EQ(run.trace.text(created[0].text), "first");
  EXPECT_EQ(created[1].task, 2U);
  EXPECT_EQ(run.trace.text(created[1].text), "second");
}

aio::Coroutine<> yield_often(int times) {
  for (int i = 0; i < times; ++i) co_await aio::sleep(0);
}

TEST(AioRecorderIds, AHandleHasANewIdEachTimeItIsScheduled) {
  Recorded run;
  run.start(yield_often(20), "one");
  run.start(yield_often(20), "other");
  run.to_the_end();
  std::set<std::uint32_t> ids;
  for (const Event& event : run.all(EventKind::handle_scheduled)) {
    EXPECT_TRUE(ids.insert(event.handle).second) << "id " << event.handle << " twice";
  }
  EXPECT_EQ(ids.size(), 42U);
}

TEST(AioRecorderIds, ATimerAndTheCallbackItBecomesAreOneHandle) {
  Recorded run;
  run.start(sleep_for(1), "main");
  run.to_the_end();
  const std::uint32_t timer = run.first(EventKind::timer_set).handle;
  EXPECT_EQ(run.first(EventKind::timer_due).handle, timer);
  int started = 0;
  for (const Event& event : run.all(EventKind::handle_started))
    started += event.handle == timer ? 1 : 0;
  EXPECT_EQ(started, 1);
}

TEST(AioRecorderIds, EveryStepThatStartsIsFinished) {
  Recorded run;
  run.start(yield_often(3), "main");
  run.to_the_end();
  const std::vector<Event> started = run.all(EventKind::handle_started);
  const std::vector<Event> finished = run.all(EventKind::handle_finished);
  ASSERT_EQ(started.size(), finished.size());
  for (std::size_t i = 0; i < started.size(); ++i) EXPECT_EQ(started[i].handle, finished[i].handle);
  EXPECT_EQ(run.trace.steps(), finished.size());
}

aio::Coroutine<> create_another() {
  aio::create_task(sleep_for(0), "child");
  co_return;
}

TEST(AioRecorderCause, OfATasksFirstStepIsItsCreation) {
  Recorded run;
  run.start(create_another(), "main");
  run.to_the_end();
  EXPECT_EQ(run.wake_up(1, 0).cause, Cause::created);
  EXPECT_EQ(run.wake_up(1, 0).other, 0U) << "created from outside";
  EXPECT_EQ(run.wake_up(2, 0).cause, Cause::created);
  EXPECT_EQ(run.wake_up(2, 0).other, 1U) << "created by main";
  EXPECT_EQ(run.first(EventKind::task_created, 2).other, 1U);
}

TEST(AioRecorderCause, OfASleeperIsItsTimerAndHowLongItSlept) {
  Recorded run;
  run.start(sleep_for(1.5), "main");
  run.to_the_end();
  EXPECT_EQ(run.wake_up(1, 1).cause, Cause::timer);
  EXPECT_EQ(run.wake_up(1, 1).value, 1.5);
}

TEST(AioRecorderCause, OfABareYieldIsThat) {
  Recorded run;
  run.start(yield_often(1), "main");
  run.to_the_end();
  EXPECT_EQ(run.wake_up(1, 1).cause, Cause::yielded);
}

aio::Coroutine<> await_a_task() { co_await aio::create_task(sleep_for(1), "child"); }

TEST(AioRecorderCause, OfAnAwaiterIsTheAwaitedTask) {
  Recorded run;
  run.start(await_a_task(), "main");
  run.to_the_end();
  EXPECT_EQ(run.wake_up(1, 1).cause, Cause::task_done);
  EXPECT_EQ(run.wake_up(1, 1).other, 2U);
}

aio::Coroutine<> gather_two() { co_await aio::gather(sleep_for(2), sleep_for(1)); }

TEST(AioRecorderCause, OfAGatheringTaskIsTheFinishedGather) {
  Recorded run;
  run.start(gather_two(), "main");
  run.to_the_end();
  EXPECT_EQ(run.wake_up(1, 1).cause, Cause::gathered);
  EXPECT_EQ(run.wake_up(1, 1).value, 2.0);
  const Event suspended = run.first(EventKind::task_suspended, 1);
  EXPECT_EQ(suspended.detail, static_cast<std::uint8_t>(trace::WaitKind::gather));
  EXPECT_EQ(
      std::vector(run.trace.list(suspended.list).begin(), run.trace.list(suspended.list).end()),
      (std::vector<std::uint32_t>{2, 3}));
}

aio::Coroutine<> give_up_after_one_second() {
  co_await aio::async_with(aio::timeout(1), [](aio::Timeout&) { return sleep_for(3); });
}

TEST(AioRecorderCause, OfASleeperCancelledByATimeoutIsItsCancellation) {
  Recorded run;
  auto task = run.start(give_up_after_one_second(), "main");
  run.to_the_end();
  EXPECT_THROW(task.result(), aio::TimeoutError);
  EXPECT_EQ(run.wake_up(1, 1).cause, Cause::cancelled);
  EXPECT_EQ(run.wake_up(1, 1).other, 0U) << "by no task";
  EXPECT_EQ(run.wake_up(1, 1).value, 1.0);
  EXPECT_EQ(run.first(EventKind::cancel_requested).detail, 1);
  EXPECT_EQ(run.first(EventKind::timer_cancelled).handle, run.all(EventKind::timer_set)[1].handle)
      << "the sleep's";
}

aio::Coroutine<> cancel_a_sleeper() {
  auto task = aio::create_task(sleep_for(3), "sleeper");
  co_await aio::sleep(1);
  task.cancel();
}

TEST(AioRecorderCause, OfACancelledSleeperIsTheCancellingTask) {
  Recorded run;
  run.start(cancel_a_sleeper(), "main");
  run.to_the_end();
  EXPECT_EQ(run.wake_up(2, 1).cause, Cause::cancelled);
  EXPECT_EQ(run.wake_up(2, 1).other, 1U);
  EXPECT_EQ(run.first(EventKind::cancel_requested).other, 1U);
}

aio::Coroutine<> await_future(aio::Future<> future) { co_await future; }

aio::Coroutine<> set_future(aio::Future<> future) {
  future.set_result();
  co_return;
}

TEST(AioRecorderCause, OfAFutureSetByATaskIsTheFuture) {
  Recorded run;
  auto future = run.loop.create_future<void>();
  run.start(await_future(future), "waiter");
  run.start(set_future(future), "setter");
  run.to_the_end();
  EXPECT_EQ(run.wake_up(1, 1).cause, Cause::future_done);
}

TEST(AioRecorderCause, OfAnAnswerFromOutsideIsTheOutside) {
  Recorded run;
  struct Operation : aio::OutsideOperation {
    using OutsideOperation::OutsideOperation;
  };
  auto operation = std::make_unique<Operation>(run.loop);
  auto answer = run.loop.create_future<void>(aio::AwaitKind::network, "GET /");
  run.start(await_future(answer), "main");
  run.loop.run_handle();
  run.loop.call_soon_threadsafe([&operation, answer] {
    answer.set_result();
    operation.reset();
  });
  while (operation != nullptr) run.loop.run_handle();
  run.to_the_end();
  EXPECT_EQ(run.wake_up(1, 1).cause, Cause::outside);
  const Event callback = run.all(EventKind::handle_scheduled)[1];
  EXPECT_EQ(callback.cause, Cause::outside);
  EXPECT_EQ(run.trace.text(callback.text), "from outside");
  EXPECT_EQ(run.trace.text(run.first(EventKind::task_suspended).text), "GET /");
}

/// Lets an answer come too late: its deadline completes the future.
aio::Coroutine<> fail_late(aio::Future<> answer) {
  try {
    co_await answer;
  } catch (const aio::TimeoutError&) {
  }
}

TEST(AioRecorderCause, OfATimedOutRequestIsItsTimer) {
  Recorded run;
  auto answer = run.loop.create_future<void>(aio::AwaitKind::network, "GET /slow");
  struct Deadline : aio::TimerHandle {
    explicit Deadline(aio::Future<> f) : TimerHandle(&on_handle), future(std::move(f)) {}
    static void on_handle(aio::Handle& handle, aio::HandleOp op, aio::HandleInfo* info) {
      if (op == aio::HandleOp::describe) *info = {aio::HandleKind::timeout, nullptr, "GET /slow"};
      if (op == aio::HandleOp::run)
        static_cast<Deadline&>(handle).future.set_exception(aio::TimeoutError());
    }
    aio::Future<> future;
  } deadline(answer);
  run.start(fail_late(answer), "main");
  run.loop.schedule_at(deadline, 1);
  run.to_the_end();
  EXPECT_EQ(run.wake_up(1, 1).cause, Cause::timer);
  EXPECT_EQ(run.wake_up(1, 1).value, 1.0);
}

TEST(AioRecorderCause, OfACallbackIsItsCaller) {
  Recorded run;
  run.loop.call_soon([&run] { run.loop.call_soon([] {}, "inner"); }, "outer");
  run.to_the_end();
  const std::vector<Event> scheduled = run.all(EventKind::handle_scheduled);
  ASSERT_EQ(scheduled.size(), 2U);
  EXPECT_EQ(scheduled[0].cause, Cause::outside);
  EXPECT_EQ(scheduled[1].cause, Cause::called);
}

aio::Coroutine<> fail(bool cancelled) {
  if (cancelled) throw aio::CancelledError();
  throw aio::ValueError("no luck");
  co_return;
}

TEST(AioRecorder, WritesHowATaskEnded) {
  Recorded run;
  auto returned = run.start(sleep_for(0), "returned");
  auto failed = run.start(fail(false), "failed");
  auto cancelled = run.start(fail(true), "cancelled");
  run.to_the_end();
  EXPECT_THROW(failed.result(), aio::ValueError);
  EXPECT_EQ(run.end().task(1).status, trace::TaskStatus::returned);
  EXPECT_EQ(run.end().task(2).status, trace::TaskStatus::failed);
  EXPECT_EQ(run.end().task(2).error, "no luck");
  EXPECT_EQ(run.end().task(3).status, trace::TaskStatus::cancelled);
}

}  // namespace
