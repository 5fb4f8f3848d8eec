#include "aio/barrier.hpp"

#include <gtest/gtest.h>

#include "cancellation_table.hpp"
#include "support.hpp"

namespace aio {
namespace {

/// Waits at a barrier and logs what comes of it.
Coroutine<> come(Barrier& barrier, Log& log, int n) {
  const Counted counted;
  try {
    const int index = co_await barrier.wait();
    log(n, "is", index);
  } catch (const BrokenBarrierError& error) {
    log(n, error.what());
  } catch (const CancelledError&) {
    log(n, "cancelled");
    throw;
  }
}

/// Four actors at a barrier for three: if one is cancelled, another one takes its place.
struct BarrierPlay {
  explicit BarrierPlay(Log& l) : log(l) {}

  Coroutine<> act(int actor) { return come(barrier, log, actor); }
  Coroutine<> end() {
    log("wait:", barrier.n_waiting());
    co_return;
  }

  Log& log;
  Barrier barrier{3};
};

/// Two actors that wait for a third one, which never arrives; another one resets or aborts.
template <bool Abort>
struct BreakPlay {
  explicit BreakPlay(Log& l) : log(l) {}

  Coroutine<> act(int actor) {
    if (actor < 2) return come(barrier, log, actor);
    return Abort ? barrier.abort() : barrier.reset();
  }
  Coroutine<> end() {
    log("wait:", barrier.n_waiting(), barrier.broken());
    co_return;
  }

  Log& log;
  Barrier barrier{3};
};

TEST(Barrier, LetsThemGoWhenAllHaveCome) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Barrier barrier(3);
              const auto late = [&](int n, double delay) -> Coroutine<> {
                co_await sleep(delay);
                log(n, "comes", barrier.n_waiting());
                const int index = co_await barrier.wait();
                log(n, "goes", index, get_running_loop().time());
              };
              co_await gather(late(0, 3), late(1, 1), late(2, 2));
              log(barrier.n_waiting(), barrier.parties(), barrier.broken());
            }),
            "1 comes 0 | 2 comes 1 | 0 comes 2 | 0 goes 2 3 | 1 goes 0 3 | 2 goes 1 3 | 0 3 False");
}

TEST(Barrier, CanBeReused) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Barrier barrier(2);
              const auto rounds = [&](int n) -> Coroutine<> {
                for (int round = 0; round < 3; ++round) {
                  const int index = co_await barrier.wait();
                  log(n, "round", round, "is", index);
                }
              };
              co_await gather(rounds(0), rounds(1));
            }),
            "1 round 0 is 1 | 0 round 0 is 0 | 1 round 1 is 1 | 0 round 1 is 0 | 1 round 2 is 1 | "
            "0 round 2 is 0");
}

TEST(Barrier, OfOneLetsEveryoneThrough) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Barrier barrier(1);
              for (int i = 0; i < 2; ++i) {
                const int index = co_await barrier.wait();
                log(index);
              }
            }),
            "0 | 0");
}

TEST(Barrier, PassesItsIndexToTheBlock) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Barrier barrier(2);
              const auto enter = [&]() -> Coroutine<> {
                co_await async_with(barrier, [&](int index) -> Coroutine<> {
                  log("in", index);
                  co_return;
                });
              };
              co_await gather(enter(), enter());
            }),
            "in 1 | in 0");
}

TEST(Barrier, NeedsAtLeastOneParty) {
  try {
    const Barrier barrier(0);
    FAIL() << "not refused";
  } catch (const ValueError& error) {
    EXPECT_STREQ(error.what(), "parties must be >= 1");
  }
}

TEST(Barrier, AResetEndsAllWaitsAndItCanBeReused) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Barrier barrier(2);
              const auto waiting = create_task(come(barrier, log, 0));
              co_await sleep(0);
              co_await barrier.reset();
              log("reset", barrier.n_waiting(), barrier.broken());
              co_await waiting;
              co_await gather(come(barrier, log, 1), come(barrier, log, 2));
            }),
            "reset 0 False | 0 Abort or reset of barrier | 2 is 1 | 1 is 0");
}

TEST(Barrier, AnAbortedOneStaysBroken) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Barrier barrier(2);
              const auto waiting = create_task(come(barrier, log, 0));
              co_await sleep(0);
              co_await barrier.abort();
              log("aborted", barrier.n_waiting(), barrier.broken());
              co_await waiting;
              co_await come(barrier, log, 1);
              co_await barrier.reset();
              log("reset", barrier.broken());
            }),
            "aborted 0 True | 0 Abort or reset of barrier | 1 Barrier aborted | reset False");
}

TEST(Barrier, ACancelledTaskLeavesItsPlaceToAnother) {
  EXPECT_EQ(cancellation_table<BarrierPlay>(4, 6), R"(
0 after 0: 3 is 2 | 1 is 0 | 2 is 1 | wait: 0
0 after 1: 2 is 2 | 0 cancelled | 1 is 1 | wait: 1
0 after 2-5: 2 is 2 | 0 is 0 | 1 is 1 | wait: 1
1 after 0: 3 is 2 | 0 is 0 | 2 is 1 | wait: 0
1 after 1: 2 is 2 | 0 is 0 | 1 cancelled | wait: 1
1 after 2-5: 2 is 2 | 0 is 0 | 1 is 1 | wait: 1
2 after 0: 3 is 2 | 0 is 0 | 1 is 1 | wait: 0
2 after 1-5: 2 is 2 | 0 is 0 | 1 is 1 | wait: 1
3 after 0: 2 is 2 | 0 is 0 | 1 is 1 | wait: 0
3 after 1-5: 2 is 2 | 0 is 0 | 1 is 1 | 3 cancelled | wait: 0
)");
}

TEST(Barrier, ACancellationDuringAResetLeavesItUsable) {
  EXPECT_EQ(cancellation_table<BreakPlay<false>>(3, 5), R"(
0 after 0: 1 Abort or reset of barrier | wait: 0 False
0 after 1: 0 cancelled | 1 Abort or reset of barrier | wait: 0 False
0 after 2-4: 0 Abort or reset of barrier | 1 Abort or reset of barrier | wait: 0 False
1 after 0: 0 Abort or reset of barrier | wait: 0 False
1 after 1: 0 Abort or reset of barrier | 1 cancelled | wait: 0 False
1 after 2-4: 0 Abort or reset of barrier | 1 Abort or reset of barrier | wait: 0 False
2 after 0: wait: 2 False
2 after 1-4: 0 Abort or reset of barrier | 1 Abort or reset of barrier | wait: 0 False
)");
}

TEST(Barrier, ACancellationDuringAnAbortLeavesItBroken) {
  EXPECT_EQ(cancellation_table<BreakPlay<true>>(3, 5), R"(
0 after 0: 1 Abort or reset of barrier | wait: 0 True
0 after 1: 0 cancelled | 1 Abort or reset of barrier | wait: 0 True
0 after 2-4: 0 Abort or reset of barrier | 1 Abort or reset of barrier | wait: 0 True
1 after 0: 0 Abort or reset of barrier | wait: 0 True
1 after 1: 0 Abort or reset of barrier | 1 cancelled | wait: 0 True
1 after 2-4: 0 Abort or reset of barrier | 1 Abort or reset of barrier | wait: 0 True
2 after 0: wait: 2 False
2 after 1-4: 0 Abort or reset of barrier | 1 Abort or reset of barrier | wait: 0 True
)");
}

TEST(Barrier, MayGoBeforeTheTasksThatWaitAtIt) {
  expect_freed_with_the_loop<BarrierPlay>(4, 6);
  expect_freed_with_the_loop<BreakPlay<false>>(3, 6);
}

}  // namespace
}  // namespace aio
