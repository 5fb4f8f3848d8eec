// A request in flight, without a network: the test answers it by hand.
#include "net/exchange.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "aio/aio.hpp"
#include "net/errors.hpp"

namespace {

using net::Exchange;

// Jumps to the next timer although a request is in flight.
class JumpingClock final : public aio::Clock {
 public:
  [[nodiscard]] double time() const override { return now_; }
  bool wait(std::optional<double> timeout, std::size_t outside) override {
    now_ += timeout.value_or(0);
    return timeout || outside > 0;
  }

 private:
  double now_ = 0;
};

struct ExchangeTest : testing::Test {
  JumpingClock clock;
  aio::EventLoop loop{clock};
  Exchange::Reply reply;
  std::function<void()> let_in;
  std::string end;

  // Sends a request, and records how it ended.
  aio::Coroutine<> ask(net::Request request) {
    auto* exchange = new Exchange(loop, net::prepared(std::move(request)));
    reply = exchange->reply();
    try {
      const net::Response response = co_await exchange->future();
      end = response.body;
    } catch (const aio::TimeoutError&) {
      end = "timeout";
    } catch (const aio::CancelledError&) {
      end = "cancelled";
    }
  }
  net::Request putting_off() {
    return {.url = "https://example.com/",
            .on_answer = [this](std::function<void()> way) { let_in = std::move(way); }};
  }
  void answer() {
    reply.post([](Exchange& exchange) { exchange.succeed({.status = 200, .body = "answer"}); });
  }
  // Runs everything that can run within that time.
  void pass(double seconds = 0) {
    loop.run_until_complete([](double time) -> aio::Coroutine<> {
      co_await aio::sleep(time);
      for (int i = 0; i < 4; ++i) co_await aio::sleep(0);
    }(seconds));
  }
};

TEST_F(ExchangeTest, AResponseIsDeliveredAtOnce) {
  const auto task = loop.create_task(ask({.url = "https://example.com/"}));
  pass();
  answer();
  pass();
  EXPECT_EQ(end, "answer");
}

TEST_F(ExchangeTest, ADelayedResponseIsDeliveredOnRequest) {
  const auto task = loop.create_task(ask(putting_off()));
  pass();
  answer();
  pass();
  EXPECT_EQ(end, "");
  let_in();
  pass();
  EXPECT_EQ(end, "answer");
}

TEST_F(ExchangeTest, AnAnswerThatIsLetInAfterTheTimeoutIsDropped) {
  net::Request request = putting_off();
  request.timeout = 1;
  const auto task = loop.create_task(ask(std::move(request)));
  pass();
  answer();
  pass(2);
  EXPECT_EQ(end, "timeout");
  let_in();
  pass();
  EXPECT_EQ(end, "timeout");
}

TEST_F(ExchangeTest, AnAnswerThatIsLetInAfterACancellationIsDropped) {
  const auto task = loop.create_task(ask(putting_off()));
  pass();
  answer();
  task.cancel();
  pass();
  EXPECT_EQ(end, "cancelled");
  let_in();
  pass();
  EXPECT_EQ(end, "cancelled");
}

TEST_F(ExchangeTest, AResponseMayBeDeliveredAfterItsLoopWasDestroyed) {
  {
    JumpingClock time;
    aio::EventLoop other(time);
    other.create_task([](ExchangeTest& test, aio::EventLoop& own) -> aio::Coroutine<> {
      auto* exchange = new Exchange(own, net::prepared(test.putting_off()));
      test.reply = exchange->reply();
      co_await exchange->future();
    }(*this, other));
    other.run_handle();
    answer();
  }
  let_in();
  EXPECT_EQ(end, "");
}

}  // namespace
