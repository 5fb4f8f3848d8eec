#include "stage/outside_call.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "aio/clock.hpp"

namespace {

stage::OutsideWatch unwatched() { return {{}, trace::OutsideKind::process, ""}; }

struct OutsideCallTest : testing::Test {
  OutsideCallTest() {
    loop.set_exception_handler(
        [this](const aio::ExceptionContext& context) { reported.push_back(context.message); });
  }
  aio::VirtualClock clock;
  aio::EventLoop loop{clock};
  std::vector<std::string> reported;
};

TEST_F(OutsideCallTest, ReturnsItsResult) {
  auto* call = new stage::OutsideCall<int>(loop, unwatched(), "a process");
  const aio::Future<int> future = call->future();
  call->succeed(42);
  EXPECT_EQ(future.result(), 42);
}

TEST_F(OutsideCallTest, AnUnretrievedFailureIsReported) {
  loop.call_soon([this] {
    auto* call = new stage::OutsideCall<int>(loop, unwatched(), "a process");
    call->fail(std::make_exception_ptr(std::runtime_error("it broke")));
  });
  loop.run_once();
  EXPECT_EQ(reported, std::vector<std::string>{"Future exception was never retrieved"});
}

TEST_F(OutsideCallTest, RunsToItsEndWithoutAWaiter) {
  auto* call = new stage::OutsideCall<int>(loop, unwatched(), "a process");
  call->future().cancel();
  EXPECT_EQ(loop.outside(), 1U);
  call->succeed(42);
  EXPECT_EQ(loop.outside(), 0U);
}

}  // namespace
