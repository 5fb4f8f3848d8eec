#include <gtest/gtest.h>

#include <utility>

#include "waiting.hpp"

namespace aio {
namespace {

/// Logs when it is closed, and cleans up for a second.
AsyncGenerator<int> inner(Log& log, Counted /*in the frame*/ = {}) {
  if (!(co_yield closable(1))) co_return;
  log("inner exit");
  co_await sleep(1);
  log("inner cleaned");
}

AsyncGenerator<int> delegate(Log& log) {
  struct Exit {
    Log& log;
    ~Exit() { log("outer exit"); }
  };
  AsyncGenerator<int> source = inner(log);
  const Exit exit{log};
  co_await source.next();
  co_yield 1;
}

TEST(ShutdownAsyncgens, ClosesAGeneratorOwnedByAnother) {
  Counted::alive = 0;
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              get_running_loop().set_exception_handler([&log](const ExceptionContext& c) {
                log("handler:", c.message, message_of(c.exception));
              });
              auto outer = delegate(log);
              co_await outer.next();
              co_await get_running_loop().shutdown_asyncgens();
              log("down");
              co_await sleep(3);
            }),
            "outer exit | inner exit | inner cleaned | down");
  EXPECT_EQ(Counted::alive, 0);
}

TEST(AsyncGenerator, MayBeMovedToAndFro) {
  Counted::alive = 0;
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto first = inner(log);
              co_await first.next();
              auto second = std::move(first);
              first = inner(log);
              co_await first.next();
              std::swap(first, second);
              co_await first.aclose();
              co_await second.aclose();
              log("closed");
            }),
            "inner exit | inner cleaned | inner exit | inner cleaned | closed");
  EXPECT_EQ(Counted::alive, 0);
}

TEST(ShutdownAsyncgens, AnOpenGeneratorGoesWithItsLoop) {
  expect_freed_in_the_middle([](Log& log) -> Coroutine<> {
    auto outer = delegate(log);
    co_await outer.next();
    co_await get_running_loop().shutdown_asyncgens();
  });
}

}  // namespace
}  // namespace aio
