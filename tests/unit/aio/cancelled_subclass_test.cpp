// Classes derived from CancelledError and GeneratorExit are what they derive from.
// Each expectation is what CPython 3.13 prints for the same program.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

struct Stopped : CancelledError {
  using CancelledError::CancelledError;
};
struct StoppedAtOnce : Stopped {
  using Stopped::Stopped;
};
/// As the class of a library that wants its cancellations to have a `what()`.
struct NamedStop : std::runtime_error, CancelledError {
  explicit NamedStop(const std::string& what) : runtime_error(what), CancelledError(what) {}
};

template <class E>
Coroutine<int> stop() {
  throw E("mine");
  co_return 0;
}

/// What a handler of these classes sees: the innermost one that fits.
template <class Awaitable>
Coroutine<std::string> caught(Awaitable awaitable) {
  try {
    co_await std::move(awaitable);
  } catch (const StoppedAtOnce& stopped) {
    co_return "StoppedAtOnce " + stopped.message().value_or("");
  } catch (const NamedStop& stopped) {
    co_return std::string("NamedStop ") + stopped.what();
  } catch (const Stopped& stopped) {
    co_return "Stopped " + stopped.message().value_or("");
  } catch (const CancelledError& cancelled) {
    co_return "CancelledError " + cancelled.message().value_or("");
  } catch (const TimeoutError&) {
    co_return "TimeoutError";
  } catch (const BaseExceptionGroup& group) {
    co_return "group " + group.message();
  }
  co_return "nothing";
}

TEST(ADerivedCancelledError, EndsATaskAsCancelledAndGoesToTheFirstCaller) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<int> task = create_task(stop<Stopped>());
              log(co_await caught(task));
              log(task.cancelled());
              log(co_await caught(task));
            }),
            "Stopped mine | True | CancelledError ");
}

TEST(ADerivedCancelledError, CountsAtAnyDepthAndBesideOtherBases) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              for (Coroutine<int> (*f)() : {&stop<StoppedAtOnce>, &stop<NamedStop>}) {
                const Task<int> task = create_task(f());
                log(co_await caught(task), task.cancelled());
              }
            }),
            "StoppedAtOnce mine True | NamedStop mine True");
}

TEST(ADerivedCancelledError, CountsHoweverManyOtherTypesAreThrownBetween) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              for (int round = 0; round < 3; ++round) {
                const Task<int> failed = create_task(stop<ValueError>());
                const Task<int> stopped = create_task(stop<Stopped>());
                co_await wait(std::vector{failed, stopped});
                log(failed.cancelled(), stopped.cancelled());
                static_cast<void>(failed.exception());
              }
            }),
            "False True | False True | False True");
}

TEST(ADerivedCancelledError, LeavesATaskGroupAlone) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await async_with(TaskGroup(), [](TaskGroup& group) -> Coroutine<> {
                group.create_task(stop<Stopped>());
                co_await sleep(1);
              });
              log("left", get_running_loop().time());
            }),
            "left 1");
}

TEST(ADerivedCancelledError, OfABlockCancelsTheGroupAndIsRethrown) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Task<> child = create_task([]() -> Coroutine<> { co_return; }());
              log(co_await caught(async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                child = group.create_task([]() -> Coroutine<> { co_await sleep(9); }());
                co_await sleep(0);
                throw Stopped("block");
              })));
              log(child.cancelled());
            }),
            "Stopped block | True");
}

TEST(ADerivedCancelledError, IsAnErrorToGatherAndAResultWithReturnExceptions) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto gathered = gather(stop<Stopped>(), stop<Stopped>());
              log(co_await caught(gathered), gathered.cancelled());
              const auto [outcome] = co_await gather(return_exceptions, stop<Stopped>());
              log(message_of(outcome.error()));
            }),
            "Stopped mine False | CancelledError('')");
}

TEST(ADerivedCancelledError, PassesThroughAShieldAndWaitFor) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              log(co_await caught(wait_for(stop<Stopped>(), 1)));
              const Task<int> inner = create_task(stop<Stopped>());
              const auto outer = shield(inner);
              log(co_await caught(outer), outer.cancelled());
            }),
            "Stopped mine | CancelledError  True");
}

/// Replaces the cancellation it receives by its own.
Coroutine<> translate() {
  try {
    co_await sleep(9);
  } catch (const CancelledError&) {
    throw Stopped("translated");
  }
}

TEST(ADerivedCancelledError, OfABlockThatTimedOutBecomesATimeoutError) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              log(co_await caught(async_with(timeout(1), [](Timeout&) { return translate(); })));
            }),
            "TimeoutError");
}

TEST(ADerivedCancelledError, SetOnAFutureIsItsExceptionAndCancelsTheAwaiter) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Future<int> future = get_running_loop().create_future<int>();
              future.set_exception(Stopped("set"));
              const Task<int> awaiting = create_task(
                  [](Future<int> f) -> Coroutine<int> { co_return co_await f; }(future));
              log(co_await caught(awaiting), awaiting.cancelled(), future.cancelled());
            }),
            "Stopped set True False");
}

TEST(ADerivedCancelledError, IsNotReportedAsUnretrieved) {
  std::vector<std::string> reports;
  VirtualClock clock;
  EventLoop loop(clock);
  loop.set_exception_handler(
      [&](const ExceptionContext& context) { reports.push_back(context.message); });
  loop.create_task(stop<Stopped>());
  loop.run_once();
  EXPECT_EQ(reports, std::vector<std::string>());
}

#ifndef __EMSCRIPTEN__  // a browser build has no threads
TEST(ADerivedCancelledError, OfAnotherThreadCancelsTheAwaiter) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<int> task =
                  create_task(to_thread([]() -> int { throw Stopped("thread"); }));
              log(co_await caught(task), task.cancelled());
            }),
            "Stopped thread True");
}
#endif

struct Left : GeneratorExit {};

TEST(ADerivedGeneratorExit, EndsAGeneratorThatIsClosed) {
  const auto count = []() -> AsyncGenerator<int> {
    try {
      co_yield 1;
    } catch (const GeneratorExit&) {
      throw Left();
    }
  };
  EXPECT_EQ(trace([&](Log& log) -> Coroutine<> {
              AsyncGenerator<int> generator = count();
              log(*co_await generator.next());
              co_await generator.aclose();
              log("closed");
            }),
            "1 | closed");
}

}  // namespace
}  // namespace aio
