// The future of an operation outside the loop: awaiting it and stopping it.
#include "aio/operation_future.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>

#include "aio/errors.hpp"
#include "aio/task.hpp"
#include "support.hpp"

namespace {

/// An operation that ends itself when its future is cancelled.
struct OperationFutureTest : testing::Test {
  aio::VirtualClock clock;
  aio::EventLoop loop{clock};
  int stopped = 0;
  std::optional<aio::OperationFuture<int>> operation;

  OperationFutureTest() {
    operation.emplace(loop, aio::AwaitKind::network, "GET /", [this] {
      ++stopped;
      operation.reset();
    });
  }
};

aio::Coroutine<int> wait_for_it(aio::Future<int> future) { co_return co_await future; }

TEST_F(OperationFutureTest, PassesItsResultToTheAwaiter) {
  const aio::Task<int> task = loop.create_task(wait_for_it(operation->future()));
  loop.call_soon([this] { operation->set_result(7); });
  EXPECT_EQ(loop.run_until_complete(task), 7);
  EXPECT_EQ(stopped, 0);
}

TEST_F(OperationFutureTest, PassesItsErrorToTheAwaiter) {
  const aio::Task<int> task = loop.create_task(wait_for_it(operation->future()));
  loop.call_soon(
      [this] { operation->set_exception(std::make_exception_ptr(aio::ValueError("no"))); });
  EXPECT_THROW(loop.run_until_complete(task), aio::ValueError);
}

TEST_F(OperationFutureTest, CancellingItStopsTheOperationAtOnce) {
  const aio::Future<int> future = operation->future();
  EXPECT_TRUE(future.cancel());
  EXPECT_EQ(stopped, 1) << "without a callback in between";
  EXPECT_FALSE(operation);
  EXPECT_TRUE(future.cancelled());
  EXPECT_FALSE(future.cancel());
  EXPECT_EQ(stopped, 1);
}

TEST_F(OperationFutureTest, OneThatIsDoneIsNotStopped) {
  const aio::Future<int> future = operation->future();
  operation->set_result(7);
  EXPECT_FALSE(future.cancel());
  EXPECT_EQ(stopped, 0);
  EXPECT_THROW(operation->set_result(8), aio::InvalidStateError);
}

TEST_F(OperationFutureTest, CanBeCancelledAfterItsOperationWasDestroyed) {
  const aio::Future<int> future = operation->future();
  operation.reset();
  EXPECT_TRUE(future.cancel());
  EXPECT_EQ(stopped, 0);
}

TEST_F(OperationFutureTest, MayHaveNoResultAtAll) {
  aio::OperationFuture<void> pause(loop, aio::AwaitKind::executor, "a pause", nullptr);
  const aio::Future<> future = pause.future();
  pause.set_result();
  EXPECT_TRUE(future.done());
}

}  // namespace
