#include "aio/exit_stack.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "waiting.hpp"

namespace aio {
namespace {

/// A manager that logs, and fails or suppresses on demand.
struct Door {
  struct Options {
    bool swallows = false;
    std::optional<std::string> fails_to_open = std::nullopt;
    std::optional<std::string> fails_to_close = std::nullopt;
    double takes = 0;  // seconds to close
  };

  Door(Log& log, std::string name) : Door(log, std::move(name), Options()) {}
  Door(Log& log, std::string name, Options options)
      : log_(&log), name_(std::move(name)), options_(std::move(options)) {}

  Coroutine<std::string> aenter() {
    co_await sleep(0);
    if (options_.fails_to_open) throw ValueError(*options_.fails_to_open);
    (*log_)("enter", name_);
    co_return name_;
  }
  Coroutine<bool> aexit(std::exception_ptr exception) {
    (*log_)("exit", name_, message_of(exception));
    co_await sleep(options_.takes);
    if (options_.fails_to_close) throw ValueError(*options_.fails_to_close);
    co_return options_.swallows;
  }

 private:
  Log* log_;
  std::string name_;
  Options options_;
  Counted counted_;
};

/// Runs `body` under a stack; logs what comes out.
template <class Body>
std::string trace_stack(Body body) {
  return trace([&body](Log& log) -> Coroutine<> {
    try {
      co_await async_with(AsyncExitStack(),
                          [&](AsyncExitStack& stack) { return body(log, stack); });
      log("end");
    } catch (const ValueError& error) {
      log("out", error.what());
    }
  });
}

TEST(AsyncExitStack, LeavesLastInFirstOut) {
  EXPECT_EQ(
      trace_stack([](Log& log, AsyncExitStack& stack) -> Coroutine<> {
        log(co_await stack.enter_async_context(Door(log, "a")));
        co_await stack.enter_async_context(Door(log, "b"));
        stack.push_async_callback([&log]() -> Coroutine<> {
          log("async callback");
          co_return;
        });
        stack.callback([&log] { log("callback"); });
        log("body");
      }),
      "enter a | a | enter b | body | callback | async callback | exit b None | exit a None | end");
}

TEST(AsyncExitStack, PassesTheBodysExceptionToEachExit) {
  EXPECT_EQ(trace_stack([](Log& log, AsyncExitStack& stack) -> Coroutine<> {
              co_await stack.enter_async_context(Door(log, "a"));
              co_await stack.enter_async_context(Door(log, "b"));
              throw ValueError("body");
            }),
            "enter a | enter b | exit b body | exit a body | out body");
}

TEST(AsyncExitStack, OneThatSwallowsTheExceptionHidesItFromTheNext) {
  EXPECT_EQ(trace_stack([](Log& log, AsyncExitStack& stack) -> Coroutine<> {
              co_await stack.enter_async_context(Door(log, "a"));
              co_await stack.enter_async_context(Door(log, "b", {.swallows = true}));
              co_await stack.enter_async_context(Door(log, "c"));
              throw ValueError("body");
            }),
            "enter a | enter b | enter c | exit c body | exit b body | exit a None | end");
}

TEST(AsyncExitStack, AnErrorOnLeavingTakesTheFirstOnesPlace) {
  EXPECT_EQ(
      trace_stack([](Log& log, AsyncExitStack& stack) -> Coroutine<> {
        co_await stack.enter_async_context(Door(log, "a"));
        co_await stack.enter_async_context(Door(log, "b", {.fails_to_close = "b fails"}));
        co_await stack.enter_async_context(Door(log, "c"));
        throw ValueError("body");
      }),
      "enter a | enter b | enter c | exit c body | exit b body | exit a b fails | out b fails");
}

TEST(AsyncExitStack, AnErrorOnLeavingCanBeSwallowedToo) {
  EXPECT_EQ(trace_stack([](Log& log, AsyncExitStack& stack) -> Coroutine<> {
              co_await stack.enter_async_context(Door(log, "a", {.swallows = true}));
              co_await stack.enter_async_context(Door(log, "b", {.fails_to_close = "b fails"}));
              log("body");
            }),
            "enter a | enter b | body | exit b None | exit a b fails | end");
}

TEST(AsyncExitStack, OneThatFailsToEnterIsNotLeft) {
  EXPECT_EQ(
      trace_stack([](Log& log, AsyncExitStack& stack) -> Coroutine<> {
        co_await stack.enter_async_context(Door(log, "a"));
        co_await stack.enter_async_context(Door(log, "b", {.fails_to_open = "b does not open"}));
      }),
      "enter a | exit a b does not open | out b does not open");
}

TEST(AsyncExitStack, APushedExitMaySwallow) {
  EXPECT_EQ(trace_stack([](Log& log, AsyncExitStack& stack) -> Coroutine<> {
              stack.push_async_exit([&log](std::exception_ptr exception) -> Coroutine<bool> {
                log("exit", message_of(exception));
                co_return true;
              });
              throw ValueError("body");
            }),
            "exit body | end");
}

TEST(AsyncExitStack, AnExitThatThrowsDoesNotPreventTheOthers) {
  EXPECT_EQ(trace_stack([](Log& log, AsyncExitStack& stack) -> Coroutine<> {
              co_await stack.enter_async_context(Door(log, "a"));
              stack.push_async_exit(
                  [](std::exception_ptr) -> Coroutine<bool> { throw ValueError("no coroutine"); });
            }),
            "enter a | exit a no coroutine | out no coroutine");
}

TEST(AsyncExitStack, PopAllMovesEverything) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              AsyncExitStack kept;
              co_await async_with(AsyncExitStack(), [&](AsyncExitStack& stack) -> Coroutine<> {
                co_await stack.enter_async_context(Door(log, "a"));
                kept = stack.pop_all();
                log("body");
              });
              log("left");
              co_await kept.aclose();
              log("closed");
              co_await kept.aclose();
            }),
            "enter a | body | left | exit a None | closed");
}

Coroutine<> stay(Log& log, double closing) {
  co_await async_with(AsyncExitStack(), [&](AsyncExitStack& stack) -> Coroutine<> {
    co_await stack.enter_async_context(Door(log, "a"));
    co_await stack.enter_async_context(Door(log, "b", {.takes = closing}));
    if (closing == 0) co_await sleep(5);
  });
}

TEST(AsyncExitStack, LeavesEverythingWhenItIsCancelled) {
  EXPECT_EQ(
      trace([](Log& log) -> Coroutine<> {
        const auto task = create_task(stay(log, 0));
        co_await sleep(1);
        task.cancel("enough");
        co_await log_cancellation(log, "t", task);
      }),
      "enter a | enter b | exit b CancelledError('enough') | exit a CancelledError('enough') | "
      "t ('enough',)");
}

TEST(AsyncExitStack, ACancellationWhileOneIsLeftGoesToTheNext) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = create_task(stay(log, 5));
              co_await sleep(1);
              task.cancel("enough");
              co_await log_cancellation(log, "t", task);
            }),
            "enter a | enter b | exit b None | exit a CancelledError('enough') | t ('enough',)");
}

TEST(AsyncExitStack, IsFreedWithItsLoop) {
  expect_freed_in_the_middle([](Log& log) -> Coroutine<> { co_await stay(log, 1); });
}

}  // namespace
}  // namespace aio
