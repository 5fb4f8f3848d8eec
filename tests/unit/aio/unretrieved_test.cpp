// An exception that was never retrieved is reported exactly once, whatever is destroyed first: task, future or
// loop.
#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

using Reports = std::vector<std::string>;

Coroutine<int> fail() {
  throw ValueError("why");
  co_return 0;
}

/// A loop that records the calls of its handler.
struct Reported {
  Reported() {
    loop->set_exception_handler([this](const ExceptionContext& context) {
      reports.push_back(context.message + ": " + message_of(context.exception));
    });
  }
  Reports reports;
  VirtualClock clock;
  std::unique_ptr<EventLoop> loop = std::make_unique<EventLoop>(clock);
};

const Reports one_task{"Task exception was never retrieved: why"};
const Reports one_future{"Future exception was never retrieved: why"};

TEST(AnUnretrievedError, OfAnUnreferencedTaskIsReportedWhileTheLoopRuns) {
  Reported test;
  test.loop->create_task(fail());
  test.loop->run_once();
  EXPECT_EQ(test.reports, one_task);
}

TEST(AnUnretrievedError, OfATaskThatGoesBetweenTwoRunsIsReported) {
  Reported test;
  std::optional<Task<int>> task = test.loop->create_task(fail());
  test.loop->run_once();
  EXPECT_EQ(test.reports, Reports());
  task.reset();
  EXPECT_EQ(test.reports, one_task);
  test.loop.reset();
  EXPECT_EQ(test.reports, one_task);
}

TEST(AnUnretrievedError, OfAFutureThatGoesBeforeAnyRunIsReported) {
  Reported test;
  test.loop->create_future<int>().set_exception(ValueError("why"));
  EXPECT_EQ(test.reports, one_future);
}

TEST(AnUnretrievedError, OfATaskDestroyedWhileAnotherLoopRunsGoesToItsOwnLoop) {
  Reported test;
  Reported other;
  std::optional<Task<int>> task = test.loop->create_task(fail());
  test.loop->run_once();
  other.loop->call_soon([&task] { task.reset(); });
  other.loop->run_once();
  EXPECT_EQ(test.reports, one_task);
  EXPECT_EQ(other.reports, Reports());
}

TEST(AnUnretrievedError, OfATaskThatOutlivesItsLoopIsPrinted) {
  Reported test;
  std::optional<Task<int>> task = test.loop->create_task(fail());
  test.loop->run_once();
  test.loop.reset();
  EXPECT_EQ(test.reports, Reports());  // it may still be asked for
  testing::internal::CaptureStderr();
  task.reset();
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "aio: Task exception was never retrieved: why\n");
}

TEST(AnUnretrievedError, OfAFutureThatOutlivesItsLoopIsNoneOnceItWasAskedFor) {
  Reported test;
  std::optional<Task<int>> task = test.loop->create_task(fail());
  test.loop->run_once();
  test.loop.reset();
  testing::internal::CaptureStderr();
  EXPECT_EQ(message_of(task->exception()), "why");
  task.reset();
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(AnUnretrievedError, IsNotReportedToALoopAtTheSameAddress) {
  Reports reports;
  VirtualClock clock;
  std::optional<EventLoop> loop(std::in_place, clock);
  std::optional<Task<int>> task = loop->create_task(fail());
  loop->run_once();
  loop.emplace(clock);
  loop->set_exception_handler(
      [&](const ExceptionContext& context) { reports.push_back(context.message); });
  testing::internal::CaptureStderr();
  task.reset();
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "aio: Task exception was never retrieved: why\n");
  EXPECT_EQ(reports, Reports());
}

TEST(AnUnretrievedError, OfATaskThatGoesWithItsLoopIsReported) {
  Reported test;
  {
    // A callback that never runs is the last to hold the task.
    Task<int> task = test.loop->create_task(fail());
    test.loop->run_once();
    test.loop->call_later(9, [task] {});
  }
  EXPECT_EQ(test.reports, Reports());
  test.loop.reset();
  EXPECT_EQ(test.reports, one_task);
}

TEST(AnUnretrievedError, OwnedByTheHandlerIsPrinted) {
  VirtualClock clock;
  testing::internal::CaptureStderr();
  {
    EventLoop loop(clock);
    Task<int> task = loop.create_task(fail());
    loop.run_once();
    loop.set_exception_handler([task](const ExceptionContext&) {});
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "aio: Task exception was never retrieved: why\n");
}

TEST(AnUnretrievedError, OfAGatherIsReportedAsTheGathersAlone) {
  Reported test;
  const auto gathers = []() -> Coroutine<> {
    static_cast<void>(gather(fail(), fail()));
    for (int i = 0; i < 4; ++i) co_await sleep(0);
  };
  test.loop->run_until_complete(gathers());
  EXPECT_EQ(test.reports, one_future);
}

TEST(AnUnretrievedError, OfAShieldIsReportedAsTheShieldsAlone) {
  Reported test;
  const auto shields = []() -> Coroutine<> {
    static_cast<void>(shield(fail()));
    for (int i = 0; i < 4; ++i) co_await sleep(0);
  };
  test.loop->run_until_complete(shields());
  EXPECT_EQ(test.reports, one_future);
}

TEST(AnUnretrievedError, OfAHandlerThatThrowsIsPrintedOnce) {
  VirtualClock clock;
  EventLoop loop(clock);
  loop.set_exception_handler([](const ExceptionContext&) { throw std::runtime_error("handler"); });
  testing::internal::CaptureStderr();
  loop.create_task(fail());
  loop.run_once();
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "aio: unhandled error in exception handler: handler\n"
            "aio: Task exception was never retrieved: why\n");
}

TEST(AnUnretrievedError, IsNoneForAnErrorThatCameOutOfARun) {
  testing::internal::CaptureStderr();
  VirtualClock clock;
  EXPECT_THROW(run(fail(), clock), ValueError);
  EventLoop loop(clock);
  EXPECT_THROW(loop.run_until_complete(fail()), ValueError);
  const Task<int> task = loop.create_task(fail());
  EXPECT_THROW(loop.run_until_complete(task), ValueError);
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(AFuture, RefusesAnExceptionThatIsNone) {
  Reported test;
  const Future<int> future = test.loop->create_future<int>();
  EXPECT_THROW(future.set_exception(std::exception_ptr()), ValueError);
  EXPECT_FALSE(future.done());
}

}  // namespace
}  // namespace aio
