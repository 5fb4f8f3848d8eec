// Shutting a queue down.
#include <gtest/gtest.h>

#include "aio/queue.hpp"
#include "cancellation_table.hpp"
#include "support.hpp"

namespace aio {
namespace {

/// Two actors that put into a full queue for one, one that shuts it down and takes what is there.
template <bool Immediate>
struct ShutdownPlay {
  explicit ShutdownPlay(Log& l) : log(l) { queue.put_nowait(9); }

  Coroutine<> act(int actor) {
    const Counted counted;
    try {
      if (actor < 2) {
        co_await queue.put(actor);
      } else {
        queue.shutdown(Immediate);
        log("shut down");
        const int item = co_await queue.get();
        log("got", item);
      }
    } catch (const QueueShutDown&) {
      log(actor, "QueueShutDown");
    } catch (const CancelledError&) {
      log(actor, "cancelled");
      throw;
    }
  }
  Coroutine<> end() {
    log("left", queue.qsize());
    co_return;
  }

  Log& log;
  Queue<int> queue{1};
};

TEST(QueueShutdown, RejectsNewItemsAndReturnsTheRemainingOnes) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue;
              queue.put_nowait(1);
              queue.put_nowait(2);
              queue.shutdown();
              try {
                queue.put_nowait(3);
              } catch (const QueueShutDown&) {
                log("put_nowait");
              }
              try {
                co_await queue.put(3);
              } catch (const QueueShutDown&) {
                log("put");
              }
              const int item = co_await queue.get();
              log(item, queue.get_nowait());
              try {
                queue.get_nowait();
              } catch (const QueueShutDown&) {
                log("get_nowait");
              }
              try {
                co_await queue.get();
              } catch (const QueueShutDown&) {
                log("get");
              }
            }),
            "put_nowait | put | 1 2 | get_nowait | get");
}

TEST(QueueShutdown, WakesThoseThatGetFromAnEmptyQueue) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue;
              const auto get = [&](int n) -> Coroutine<> {
                try {
                  co_await queue.get();
                } catch (const QueueShutDown&) {
                  log(n, "QueueShutDown");
                }
              };
              const auto first = create_task(get(0));
              const auto second = create_task(get(1));
              co_await sleep(0);
              queue.shutdown();
              log("shut down");
              co_await gather(first, second);
            }),
            "shut down | 0 QueueShutDown | 1 QueueShutDown");
}

TEST(QueueShutdown, AtOnceDropsTheItems) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<Counted> queue;
              Counted::alive = 0;
              for (int i = 0; i < 3; ++i) queue.put_nowait({});
              log(queue.qsize(), Counted::alive);
              queue.shutdown(true);
              log(queue.qsize(), Counted::alive);
              co_return;
            }),
            "3 3 | 0 0");
}

TEST(QueueShutdown, AtOnceEndsAJoin) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue;
              queue.put_nowait(1);
              queue.put_nowait(2);
              const auto join = [&]() -> Coroutine<> {
                co_await queue.join();
                log("joined");
              };
              const auto joining = create_task(join());
              const int item = co_await queue.get();
              co_await sleep(0);
              queue.shutdown(true);
              log("in work", item);
              for (int i = 0; i < 3; ++i) co_await sleep(0);
              queue.task_done();
              log("done");
              co_await joining;
            }),
            "in work 1 | done | joined");
}

TEST(QueueShutdown, OtherwiseAJoinWaitsForTheItemsThatAreLeft) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue;
              queue.put_nowait(1);
              const auto join = [&]() -> Coroutine<> {
                co_await queue.join();
                log("joined");
              };
              const auto joining = create_task(join());
              co_await sleep(0);
              queue.shutdown();
              log("shut down");
              for (int i = 0; i < 3; ++i) co_await sleep(0);
              log("got", queue.get_nowait());
              queue.task_done();
              co_await joining;
            }),
            "shut down | got 1 | joined");
}

TEST(QueueShutdown, ThoseThatAreCancelledMeanwhile) {
  EXPECT_EQ(cancellation_table<ShutdownPlay<false>>(3, 3), R"(
0 after 0: shut down | got 9 | 1 QueueShutDown | left 0
0 after 1: shut down | got 9 | 0 cancelled | 1 QueueShutDown | left 0
0 after 2: shut down | got 9 | 0 QueueShutDown | 1 QueueShutDown | left 0
1 after 0: shut down | got 9 | 0 QueueShutDown | left 0
1 after 1: shut down | got 9 | 0 QueueShutDown | 1 cancelled | left 0
1 after 2: shut down | got 9 | 0 QueueShutDown | 1 QueueShutDown | left 0
2 after 0: left 1
2 after 1-2: shut down | got 9 | 0 QueueShutDown | 1 QueueShutDown | left 0
)");
}

TEST(QueueShutdown, ThoseThatAreCancelledWhileItIsAtOnce) {
  EXPECT_EQ(cancellation_table<ShutdownPlay<true>>(3, 3), R"(
0 after 0: shut down | 2 QueueShutDown | 1 QueueShutDown | left 0
0 after 1: shut down | 2 QueueShutDown | 0 cancelled | 1 QueueShutDown | left 0
0 after 2: shut down | 2 QueueShutDown | 0 QueueShutDown | 1 QueueShutDown | left 0
1 after 0: shut down | 2 QueueShutDown | 0 QueueShutDown | left 0
1 after 1: shut down | 2 QueueShutDown | 0 QueueShutDown | 1 cancelled | left 0
1 after 2: shut down | 2 QueueShutDown | 0 QueueShutDown | 1 QueueShutDown | left 0
2 after 0: left 1
2 after 1-2: shut down | 2 QueueShutDown | 0 QueueShutDown | 1 QueueShutDown | left 0
)");
}

}  // namespace
}  // namespace aio
