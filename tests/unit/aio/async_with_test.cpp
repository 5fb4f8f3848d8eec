#include "aio/async_with.hpp"

#include <gtest/gtest.h>

#include <exception>
#include <stdexcept>
#include <string>

#include "support.hpp"

namespace aio {
namespace {

struct Manager {
  Log* log;
  bool swallow = false;

  Coroutine<int> aenter() {
    (*log)("enter");
    co_await sleep(0);
    co_return 7;
  }
  Coroutine<bool> aexit(std::exception_ptr exception) {
    (*log)("exit", message_of(exception));
    co_await sleep(0);
    (*log)("exit awaited");
    co_return swallow;
  }
};

TEST(AsyncWith, EntersRunsTheBlockAndLeaves) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const std::string result =
                  co_await async_with(Manager{&log}, [&](int entered) -> Coroutine<std::string> {
                    log("body", entered);
                    co_return "result";
                  });
              log(result);
            }),
            "enter | body 7 | exit None | exit awaited | result");
}

TEST(AsyncWith, LeavesWhenTheBlockThrows) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(Manager{&log}, [](int) -> Coroutine<> {
                  throw std::runtime_error("x");
                  co_return;
                });
              } catch (const std::runtime_error& error) {
                log("got", error.what());
              }
            }),
            "enter | exit x | exit awaited | got x");
}

TEST(AsyncWith, LeavesWhenTheCallOfTheBlockThrows) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto no_coroutine = [](int) -> Coroutine<> { throw std::runtime_error("x"); };
              try {
                co_await async_with(Manager{&log}, no_coroutine);
              } catch (const std::runtime_error& error) {
                log("got", error.what());
              }
            }),
            "enter | exit x | exit awaited | got x");
}

TEST(AsyncWith, LeavesWhenTheBlockIsCancelled) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task([](Log& out) -> Coroutine<> {
                co_await async_with(Manager{&out}, [](int) -> Coroutine<> { co_await sleep(9); });
              }(log));
              co_await sleep(0);
              co_await sleep(0);
              task.cancel("why");
              try {
                co_await task;
              } catch (const CancelledError& error) {
                log("cancelled", error.message());
              }
            }),
            "enter | exit CancelledError('why') | exit awaited | cancelled ('why',)");
}

TEST(AsyncWith, TheManagerMaySwallowAnException) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const int result =
                  co_await async_with(Manager{&log, true}, [](int) -> Coroutine<int> {
                    throw std::runtime_error("x");
                    co_return 5;
                  });
              log("after", result);
            }),
            "enter | exit x | exit awaited | after 0");
}

TEST(AsyncWith, SwallowingWithoutAnExceptionKeepsTheResult) {
  EXPECT_EQ(
      trace([](Log& log) -> Coroutine<> {
        log(co_await async_with(Manager{&log, true}, [](int) -> Coroutine<int> { co_return 5; }));
      }),
      "enter | exit None | exit awaited | 5");
}

TEST(AsyncWith, AManagerThatFailsToEnterIsNotLeft) {
  struct Failing {
    Log* log;
    Coroutine<> aenter() {
      throw std::runtime_error("closed");
      co_return;
    }
    Coroutine<bool> aexit(std::exception_ptr) {
      (*log)("exit WRONG");
      co_return false;
    }
  };
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(Failing{&log}, [&]() -> Coroutine<> {
                  log("body WRONG");
                  co_return;
                });
              } catch (const std::runtime_error& error) {
                log("got", error.what());
              }
            }),
            "got closed");
}

TEST(AsyncWith, AnErrorOnLeavingReplacesTheBlocks) {
  struct Failing {
    Coroutine<> aenter() { co_return; }
    Coroutine<bool> aexit(std::exception_ptr) {
      co_await sleep(0);
      throw std::runtime_error("exit failed");
    }
  };
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(Failing{}, []() -> Coroutine<> {
                  throw std::runtime_error("body failed");
                  co_return;
                });
              } catch (const std::runtime_error& error) {
                log(error.what());
              }
            }),
            "exit failed");
}

TEST(AsyncWith, BlocksNest) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await async_with(Manager{&log}, [&](int) -> Coroutine<> {
                co_await async_with(Manager{&log}, [&](int) -> Coroutine<> {
                  log("body");
                  co_return;
                });
              });
            }),
            "enter | enter | body | exit None | exit awaited | exit None | exit awaited");
}

}  // namespace
}  // namespace aio
