// Items whose copies, moves and comparisons throw, each call in turn: no queue loses, duplicates or corrupts one.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "fragile.hpp"
#include "support.hpp"

namespace aio {
namespace {

using Ids = std::vector<int>;

const Ids before{5, 3, 8, 1, 9, 2, 7};

template <class Queue>
Ids drain(Queue& queue) {
  Ids ids;
  while (!queue.empty()) ids.push_back(queue.get_nowait().id());
  return ids;
}

template <class Queue>
struct FragileItems : testing::Test {
  void fill() {
    for (const int id : before) queue.put_nowait(Fragile(id));
  }
  /// What comes out of a queue into which these were put.
  static Ids leaving(const Ids& ids) {
    Queue other;
    for (const int id : ids) other.put_nowait(Fragile(id));
    return drain(other);
  }
  static Ids sorted(Ids ids) {
    std::ranges::sort(ids);
    return ids;
  }
  Queue queue;
};
using Queues = testing::Types<Queue<Fragile>, LifoQueue<Fragile>, PriorityQueue<Fragile>>;
TYPED_TEST_SUITE(FragileItems, Queues);

TYPED_TEST(FragileItems, AreInTheQueueOrNotPut) {
  at_each_call([this](int call) {
    this->fill();
    const Fragile item(4);
    Ids expected = before;
    {
      const Armed armed(call);
      try {
        this->queue.put_nowait(item);
        expected.push_back(4);
      } catch (const Thrown&) {  // then it is not there
      }
    }
    EXPECT_EQ(drain(this->queue), this->leaving(expected)) << "call " << call;
  });
}

TYPED_TEST(FragileItems, StayInTheQueueWhereTheyCannotBeTaken) {
  at_each_call([this](int call) {
    this->fill();
    Ids got;
    {
      const Armed armed(call);
      try {
        got.push_back(this->queue.get_nowait().id());
      } catch (const Thrown&) {  // then it is still there
      }
    }
    const Ids left = drain(this->queue);
    got.insert(got.end(), left.begin(), left.end());
    EXPECT_EQ(got, this->leaving(before)) << "call " << call;
  });
}

TYPED_TEST(FragileItems, AreLostToNobodyButWhoTookThem) {
  at_each_call([this](int call) {
    this->fill();
    Ids got;
    bool failed = false;
    VirtualClock clock;
    const auto take = [&]() -> Coroutine<> {
      const Fragile item = co_await this->queue.get();
      got.push_back(item.id());
    };
    {
      const Armed armed(call);
      try {
        run(take(), clock);
      } catch (const Thrown&) {
        failed = true;
      }
    }
    const Ids left = drain(this->queue);
    EXPECT_GE(left.size() + 1, before.size());
    EXPECT_EQ(got.size(), failed ? 0U : 1U);
    got.insert(got.end(), left.begin(), left.end());
    const Ids all = this->leaving(before);
    EXPECT_TRUE(std::ranges::equal(got, std::span(all).last(got.size()))) << "call " << call;
  });
}

/// One task that awaits `first`, another that awaits `second`; then `release` lets the first one continue.
template <class First, class Second, class Release>
std::string in_turn(First first, Second second, Release release) {
  return trace([&](Log& log) -> Coroutine<> {
    const auto guarded = [&log](const char* name, auto work) -> Coroutine<> {
      try {
        co_await work();
        log(name, "done");
      } catch (const Thrown&) {
        log(name, "failed");
      }
    };
    const Task<> a = create_task(guarded("first", first));
    const Task<> b = create_task(guarded("second", second));
    co_await sleep(1);
    release();
    co_await sleep(1);
    a.cancel();
    b.cancel();
  });
}

TYPED_TEST(FragileItems, GoToTheNextWhereTheFirstCannotTakeThem) {
  const auto take = [this]() -> Coroutine<> { co_await this->queue.get(); };
  EXPECT_EQ(in_turn(take, take,
                    [this] {
                      this->queue.put_nowait(Fragile(1));
                      Fragile::calls_left = 1;
                      Fragile::armed = true;
                    }),
            "first failed | second done");
  Armed::disarm();
}

TYPED_TEST(FragileItems, ThatCannotBePutLeaveTheRoomToTheNext) {
  TypeParam bounded(1);
  bounded.put_nowait(Fragile(1));
  const auto put = [&bounded]() -> Coroutine<> { co_await bounded.put(Fragile(2)); };
  EXPECT_EQ(in_turn(put, put,
                    [&bounded] {
                      static_cast<void>(bounded.get_nowait());
                      Fragile::calls_left = 1;
                      Fragile::armed = true;
                    }),
            "first failed | second done");
  Armed::disarm();
}

TYPED_TEST(FragileItems, AreDroppedWithoutBeingAskedAnything) {
  this->fill();
  const Armed armed(1);
  this->queue.shutdown(true);
  EXPECT_TRUE(this->queue.empty());
}

TEST(AnItem, ThatAFullOrClosedQueueRefusesStaysTheCallers) {
  Queue<std::unique_ptr<int>> queue(1);
  queue.put_nowait(std::make_unique<int>(1));
  auto item = std::make_unique<int>(2);
  EXPECT_THROW(queue.put_nowait(std::move(item)), QueueFull);
  EXPECT_NE(item, nullptr);
  queue.shutdown();
  EXPECT_THROW(queue.put_nowait(std::move(item)), QueueShutDown);
  EXPECT_NE(item, nullptr);
}

/// An item whose end asks a queue for more than it can give.
struct Meddler {
  explicit Meddler(PriorityQueue<Meddler, bool (*)(const Meddler&, const Meddler&)>& q)
      : queue(&q) {}
  Meddler(Meddler&& other) noexcept : queue(std::exchange(other.queue, nullptr)) {}
  Meddler& operator=(Meddler&& other) noexcept {
    std::swap(queue, other.queue);
    return *this;
  }
  ~Meddler() {
    if (queue == nullptr) return;
    EXPECT_TRUE(queue->empty());
    EXPECT_THROW(queue->put_nowait(Meddler(*this, nullptr)), QueueShutDown);
    EXPECT_THROW(static_cast<void>(queue->get_nowait()), QueueShutDown);
    queue->shutdown(true);
  }
  Meddler(const Meddler& /*other*/, std::nullptr_t /*none*/) noexcept : queue(nullptr) {}

  PriorityQueue<Meddler, bool (*)(const Meddler&, const Meddler&)>* queue;
};

TEST(AnItem, ThatEndsWithAShutdownFindsTheQueueShutDown) {
  PriorityQueue<Meddler, bool (*)(const Meddler&, const Meddler&)> queue(
      0, detail::PriorityItems<Meddler, bool (*)(const Meddler&, const Meddler&)>(
             [](const Meddler&, const Meddler&) { return false; }));
  for (int i = 0; i < 3; ++i) queue.put_nowait(Meddler(queue));
  queue.shutdown(true);
  EXPECT_EQ(queue.qsize(), 0U);
}

}  // namespace
}  // namespace aio
