#include "aio/queue.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "cancellation_table.hpp"
#include "support.hpp"

namespace aio {
namespace {

/// Two actors that put two items each into a queue for one, two that take two each.
struct QueuePlay {
  explicit QueuePlay(Log& l) : log(l) {}

  Coroutine<> act(int actor) {
    const Counted counted;
    try {
      for (int i = 0; i < 2; ++i) {
        if (actor < 2) {
          co_await queue.put(10 * actor + i);
        } else {
          const int item = co_await queue.get();
          log(actor, "got", item);
        }
      }
      log(actor, "done");
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

/// One actor that waits for two others to do what was put.
struct JoinPlay {
  explicit JoinPlay(Log& l) : log(l) {
    for (int i = 0; i < 3; ++i) queue.put_nowait(i);
  }

  Coroutine<> act(int actor) {
    const Counted counted;
    try {
      if (actor == 0) {
        co_await queue.join();
        log("joined");
      }
      while (actor > 0 && !queue.empty()) {
        const int item = co_await queue.get();
        co_await sleep(0);
        log(actor, "did", item);
        queue.task_done();
      }
    } catch (const CancelledError&) {
      log(actor, "cancelled");
      throw;
    }
  }
  Coroutine<> end() { co_return; }

  Log& log;
  Queue<int> queue;
};

TEST(Queue, ReturnsItemsInOrder) {
  Queue<std::string> queue;
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.maxsize(), 0U);
  queue.put_nowait("a");
  queue.put_nowait("b");
  EXPECT_EQ(queue.qsize(), 2U);
  EXPECT_FALSE(queue.full());
  EXPECT_EQ(queue.get_nowait(), "a");
  EXPECT_EQ(queue.get_nowait(), "b");
  EXPECT_THROW(queue.get_nowait(), QueueEmpty);
}

TEST(Queue, ABoundedOneIsFull) {
  Queue<int> queue(2);
  EXPECT_EQ(queue.maxsize(), 2U);
  queue.put_nowait(1);
  EXPECT_FALSE(queue.full());
  queue.put_nowait(2);
  EXPECT_TRUE(queue.full());
  EXPECT_THROW(queue.put_nowait(3), QueueFull);
  EXPECT_EQ(queue.qsize(), 2U);
}

TEST(Queue, NeitherYieldsIfItNeedNotWait) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue(1);
              get_running_loop().call_soon([&] { log("soon"); });
              co_await queue.put(5);
              log("put");
              const int item = co_await queue.get();
              log("got", item);
              co_await sleep(0);
            }),
            "put | got 5 | soon");
}

TEST(Queue, WakesThoseThatGetInOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue;
              const auto get = [&](int n) -> Coroutine<> {
                const int item = co_await queue.get();
                log(n, "got", item);
              };
              for (int n = 0; n < 3; ++n) create_task(get(n));
              co_await sleep(0);
              for (int item = 10; item < 13; ++item) queue.put_nowait(item);
              log("put", queue.qsize());
              co_await sleep(0);
              log(queue.qsize());
            }),
            "put 3 | 0 got 10 | 1 got 11 | 2 got 12 | 0");
}

TEST(Queue, WakesThoseThatPutInOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue(1);
              queue.put_nowait(9);
              const auto put = [&](int n) -> Coroutine<> {
                co_await queue.put(n);
                log("put", n);
              };
              for (int n = 0; n < 3; ++n) create_task(put(n));
              co_await sleep(0);
              for (int i = 0; i < 4; ++i) {
                const int item = co_await queue.get();
                log("got", item);
              }
            }),
            "got 9 | put 0 | got 0 | put 1 | got 1 | put 2 | got 2");
}

TEST(Queue, OneThatIsWokenMayFindItEmptyAgain) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue;
              const auto get = [&](int n) -> Coroutine<> {
                const int item = co_await queue.get();
                log(n, "got", item);
              };
              const auto slow = create_task(get(0));
              co_await sleep(0);
              queue.put_nowait(1);
              log("overtakes", queue.get_nowait());
              co_await sleep(0);
              log(slow.done());
              queue.put_nowait(2);
              co_await slow;
            }),
            "overtakes 1 | False | 0 got 2");
}

TEST(Queue, HoldsItemsThatCanOnlyBeMoved) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<std::unique_ptr<int>> queue;
              co_await queue.put(std::make_unique<int>(3));
              const std::unique_ptr<int> item = co_await queue.get();
              log(*item);
            }),
            "3");
}

TEST(Queue, JoinWaitsUntilAllIsDone) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue;
              co_await queue.join();
              log("nothing to do");
              for (int i = 0; i < 3; ++i) queue.put_nowait(i);
              const auto work = [&](int n) -> Coroutine<> {
                while (!queue.empty()) {
                  const int item = co_await queue.get();
                  co_await sleep(1);
                  log(n, "did", item);
                  queue.task_done();
                }
              };
              const auto first = create_task(work(0));
              const auto second = create_task(work(1));
              co_await queue.join();
              log("joined", get_running_loop().time());
              co_await gather(first, second);
            }),
            "nothing to do | 0 did 0 | 1 did 1 | 0 did 2 | joined 2");
}

TEST(Queue, MoreIsDoneThanWasPut) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Queue<int> queue;
              queue.put_nowait(1);
              queue.task_done();
              try {
                queue.task_done();
              } catch (const ValueError& error) {
                log(error.what());
              }
              co_return;
            }),
            "task_done() called too many times");
}

TEST(Queue, ACancellationLosesNoItemAndNoWakeUp) {
  EXPECT_EQ(cancellation_table<QueuePlay>(4, 5), R"(
0 after 0: 2 got 10 | 1 done | 2 got 11 | 2 done | left 0
0 after 1: 2 got 0 | 0 cancelled | 2 got 10 | 2 done | 1 done | 3 got 11 | left 0
0 after 2-4: 2 got 0 | 0 done | 2 got 1 | 2 done | 3 got 10 | 1 done | 3 got 11 | 3 done | left 0
1 after 0: 2 got 0 | 0 done | 2 got 1 | 2 done | left 0
1 after 1: 2 got 0 | 0 done | 1 cancelled | 2 got 1 | 2 done | left 0
1 after 2-3: 2 got 0 | 0 done | 2 got 1 | 2 done | 1 cancelled | left 0
1 after 4: 2 got 0 | 0 done | 2 got 1 | 2 done | 3 got 10 | 1 cancelled | left 0
2 after 0: 3 got 0 | 0 done | 3 got 1 | 3 done | left 1
2 after 1-2: 2 got 0 | 0 done | 2 cancelled | 3 got 1 | 3 got 10 | 3 done | 1 done | left 1
2 after 3-4: 2 got 0 | 0 done | 2 got 1 | 2 done | 3 got 10 | 1 done | 3 got 11 | 3 done | left 0
3 after 0: 2 got 0 | 0 done | 2 got 1 | 2 done | left 1
3 after 1: 2 got 0 | 0 done | 3 cancelled | 2 got 1 | 2 done | left 1
3 after 2-4: 2 got 0 | 0 done | 2 got 1 | 2 done | 3 cancelled | left 1
)");
}

TEST(Queue, ACancelledJoinLeavesTheWorkersAlone) {
  EXPECT_EQ(cancellation_table<JoinPlay>(3, 4), R"(
0 after 0: 1 did 0 | 2 did 1 | 1 did 2
0 after 1: 1 did 0 | 2 did 1 | 0 cancelled | 1 did 2
0 after 2-3: 1 did 0 | 2 did 1 | 1 did 2 | 0 cancelled
1 after 0: 2 did 0 | 2 did 1 | 2 did 2 | joined
1 after 1: 1 cancelled | 2 did 1 | 2 did 2
1 after 2: 1 did 0 | 2 did 1 | 1 cancelled
1 after 3: 1 did 0 | 2 did 1 | 1 did 2 | joined
2 after 0: 1 did 0 | 1 did 1 | 1 did 2 | joined
2 after 1: 1 did 0 | 2 cancelled | 1 did 2
2 after 2-3: 1 did 0 | 2 did 1 | 1 did 2 | joined
)");
}

TEST(Queue, MayGoBeforeTheTasksThatWaitForIt) {
  expect_freed_with_the_loop<QueuePlay>(3, 5);
  expect_freed_with_the_loop<JoinPlay>(2, 5);
}

TEST(LifoQueue, ReturnsTheLastItemFirst) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              LifoQueue<int> queue(3);
              for (int i = 0; i < 3; ++i) co_await queue.put(i);
              log(queue.full());
              while (!queue.empty()) {
                const int item = co_await queue.get();
                log(item);
              }
            }),
            "True | 2 | 1 | 0");
}

TEST(PriorityQueue, ReturnsTheSmallestItemFirst) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              PriorityQueue<int> queue;
              for (const int item : {5, 1, 4, 1, 3}) co_await queue.put(item);
              while (!queue.empty()) {
                const int item = co_await queue.get();
                log(item);
              }
            }),
            "1 | 1 | 3 | 4 | 5");
}

TEST(PriorityQueue, ReturnsEqualItemsInHeapqsOrder) {
  using Item = std::pair<int, char>;
  const auto by_priority = [](const Item& a, const Item& b) { return a.first < b.first; };
  EXPECT_EQ(
      trace([&](Log& log) -> Coroutine<> {
        PriorityQueue<Item, decltype(by_priority)> queue(
            0, detail::PriorityItems<Item, decltype(by_priority)>(by_priority));
        for (const Item item : {Item(1, 'a'), {0, 'b'}, {1, 'c'}, {0, 'd'}, {1, 'e'}, {0, 'f'}})
          queue.put_nowait(item);
        while (!queue.empty()) log(queue.get_nowait().second);
        co_return;
      }),
      "b | f | d | c | a | e");
}

}  // namespace
}  // namespace aio
