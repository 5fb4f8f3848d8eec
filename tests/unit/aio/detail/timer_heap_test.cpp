#include "aio/detail/timer_heap.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <random>
#include <utility>
#include <vector>

namespace aio {
namespace {

struct Timer : TimerHandle {
  explicit Timer(int n) : TimerHandle([](Handle&, HandleOp, HandleInfo*) {}), number(n) {}
  int number;
};

/// A heap whose timers may be destroyed in any order.
struct Fixture {
  ~Fixture() {
    heap.clear([](TimerHandle&) {});
  }
  int push(double when) {
    timers.push_back(std::make_unique<Timer>(static_cast<int>(timers.size())));
    heap.push(*timers.back(), when);
    return timers.back()->number;
  }
  std::vector<int> pop_all_before(double end) {
    std::vector<int> numbers;
    while (TimerHandle* timer = heap.pop_before(end))
      numbers.push_back(static_cast<Timer*>(timer)->number);
    return numbers;
  }

  TimerHeap heap;
  std::vector<std::unique_ptr<Timer>> timers;
};

/// `heapq` and the part of `_run_once` that uses it, written down once more as plainly as can be.
class ReferenceHeap {
 public:
  void push(double when, int number) {
    heap_.push_back({when, number});
    sift_down(0, heap_.size() - 1);
    cancelled_.resize(
        std::max<std::size_t>(cancelled_.size(), static_cast<std::size_t>(number) + 1));
  }
  void cancel(int number) {
    cancelled_[static_cast<std::size_t>(number)] = true;
    ++cancelled_count_;
  }
  void prune() {
    if (heap_.size() > 100 &&
        static_cast<double>(cancelled_count_) / static_cast<double>(heap_.size()) > 0.5) {
      std::vector<Entry> kept;
      for (const Entry& entry : heap_) {
        if (!is_cancelled(entry)) kept.push_back(entry);
      }
      heap_ = kept;
      for (std::size_t i = heap_.size() / 2; i > 0; --i) sift_up(i - 1);
      cancelled_count_ = 0;
      return;
    }
    while (!heap_.empty() && is_cancelled(heap_[0])) {
      --cancelled_count_;
      pop();
    }
  }
  std::vector<int> pop_all_before(double end) {
    std::vector<int> numbers;
    while (!heap_.empty() && heap_[0].when < end) {
      const Entry entry = pop();
      if (!is_cancelled(entry)) numbers.push_back(entry.number);
    }
    return numbers;
  }
  [[nodiscard]] std::size_t size() const { return heap_.size(); }
  [[nodiscard]] std::optional<double> first() const {
    return heap_.empty() ? std::nullopt : std::optional(heap_[0].when);
  }
  [[nodiscard]] std::optional<double> first_live() const {
    std::optional<double> first;
    for (const Entry& entry : heap_) {
      if (!is_cancelled(entry)) first = std::min(first.value_or(entry.when), entry.when);
    }
    return first;
  }

 private:
  struct Entry {
    double when;
    int number;
  };

  bool is_cancelled(const Entry& entry) const {
    return cancelled_[static_cast<std::size_t>(entry.number)];
  }

  Entry pop() {
    Entry last = heap_.back();
    heap_.pop_back();
    if (heap_.empty()) return last;
    std::swap(last, heap_[0]);
    sift_up(0);
    return last;
  }
  void sift_down(std::size_t start, std::size_t pos) {
    const Entry item = heap_[pos];
    while (pos > start) {
      const std::size_t parent = (pos - 1) >> 1;
      if (!(item.when < heap_[parent].when)) break;
      heap_[pos] = heap_[parent];
      pos = parent;
    }
    heap_[pos] = item;
  }
  void sift_up(std::size_t pos) {
    const std::size_t end = heap_.size(), start = pos;
    const Entry item = heap_[pos];
    std::size_t child = 2 * pos + 1;
    while (child < end) {
      if (child + 1 < end && !(heap_[child].when < heap_[child + 1].when)) ++child;
      heap_[pos] = heap_[child];
      pos = child;
      child = 2 * pos + 1;
    }
    heap_[pos] = item;
    sift_down(start, pos);
  }

  std::vector<Entry> heap_;
  std::vector<bool> cancelled_;
  int cancelled_count_ = 0;
};

TEST(TimerHeap, DeadlinesLeaveInOrder) {
  Fixture f;
  for (double when : {3.0, 1.0, 2.0}) f.push(when);
  EXPECT_EQ(f.pop_all_before(10), (std::vector{1, 2, 0}));
}

TEST(TimerHeap, ADeadlineIsDueOnlyBeforeTheEnd) {
  Fixture f;
  f.push(1);
  EXPECT_EQ(f.heap.pop_before(1), nullptr);
  EXPECT_NE(f.heap.pop_before(1.5), nullptr);
}

TEST(TimerHeap, EqualDeadlinesLeaveInHeapqsOrder) {
  Fixture f;
  for (int i = 0; i < 6; ++i) f.push(1);
  EXPECT_EQ(f.pop_all_before(2), (std::vector{0, 2, 5, 4, 1, 3}));
}

TEST(TimerHeap, ACancelledEntryStaysUntilItReachesTheTop) {
  Fixture f;
  f.push(1);
  f.push(2);
  f.heap.cancel(*f.timers[1]);
  f.heap.prune();
  EXPECT_EQ(f.heap.size(), 2U);
  f.heap.cancel(*f.timers[0]);
  f.heap.prune();
  EXPECT_EQ(f.heap.size(), 0U);
}

TEST(TimerHeap, CancelledEntriesAreRemovedOnceTheyAreMoreThanHalfOfOver100) {
  Fixture f;
  for (int i = 0; i < 101; ++i) f.push(i);
  for (std::size_t i = 50; i < 100; ++i) f.heap.cancel(*f.timers[i]);
  f.heap.prune();
  EXPECT_EQ(f.heap.size(), 101U);  // 50 of 101
  f.heap.cancel(*f.timers[100]);
  f.heap.prune();
  EXPECT_EQ(f.heap.size(), 50U);
}

TEST(TimerHeap, AHundredEntriesAreNeverRebuilt) {
  Fixture f;
  for (int i = 0; i < 100; ++i) f.push(i);
  for (std::size_t i = 1; i < 100; ++i) f.heap.cancel(*f.timers[i]);
  f.heap.prune();
  EXPECT_EQ(f.heap.size(), 100U);
}

TEST(TimerHeap, TheFirstLiveDeadlineIsFoundWithoutPruning) {
  Fixture f;
  EXPECT_EQ(f.heap.first_live(), std::nullopt);
  for (double when : {1.0, 3.0, 2.0}) f.push(when);
  EXPECT_EQ(f.heap.first_live(), 1.0);
  f.heap.cancel(*f.timers[0]);
  EXPECT_EQ(f.heap.first_live(), 2.0);
  EXPECT_EQ(f.heap.first(), 1.0);
  EXPECT_EQ(f.heap.size(), 3U);
}

TEST(TimerHeap, ClearingVisitsWhatIsNotCancelled) {
  Fixture f;
  for (int i = 0; i < 3; ++i) f.push(i);
  f.heap.cancel(*f.timers[1]);
  int visited = 0;
  f.heap.clear([&](TimerHandle&) { ++visited; });
  EXPECT_EQ(visited, 2);
  EXPECT_EQ(f.heap.size(), 0U);
}

TEST(TimerHeap, WhatIsClearedMayCancelAndDestroyAnother) {
  Fixture f;
  f.push(1);
  f.push(2);
  int visited = 0;
  f.heap.clear([&](TimerHandle& timer) {
    ++visited;
    const std::size_t other = static_cast<Timer&>(timer).number == 0 ? 1 : 0;
    f.heap.cancel(*f.timers[other]);
    f.timers[other].reset();
  });
  EXPECT_EQ(visited, 1);
}

class TimerHeapAgainstHeapq : public testing::TestWithParam<unsigned> {};

TEST_P(TimerHeapAgainstHeapq, RandomOperationsGiveTheSameOrder) {
  SCOPED_TRACE(testing::Message() << "seed " << GetParam());
  std::mt19937 random(GetParam());
  const auto below = [&random](unsigned n) { return static_cast<int>(random() % n); };
  const unsigned cancel_share = 1 + random() % 9;  // of ten operations
  Fixture f;
  ReferenceHeap reference;
  std::vector<int> live;
  for (int step = 0; step < 1500; ++step) {
    if (below(12) == 0) {
      const double end = below(3) == 0 ? below(20) : 0;
      f.heap.prune();
      reference.prune();
      ASSERT_EQ(f.heap.size(), reference.size());
      ASSERT_EQ(f.heap.first(), reference.first());
      const std::vector<int> due = reference.pop_all_before(end);
      ASSERT_EQ(f.pop_all_before(end), due);
      std::erase_if(live,
                    [&due](int number) { return std::ranges::find(due, number) != due.end(); });
    } else if (!live.empty() && below(10) < static_cast<int>(cancel_share) && below(2) == 0) {
      const auto chosen = live.begin() + below(static_cast<unsigned>(live.size()));
      f.heap.cancel(*f.timers[static_cast<std::size_t>(*chosen)]);
      reference.cancel(*chosen);
      live.erase(chosen);
    } else {
      const double when = below(20);  // few values, so that many are equal
      const int number = f.push(when);
      reference.push(when, number);
      live.push_back(number);
    }
    ASSERT_EQ(f.heap.first_live(), reference.first_live());
  }
  EXPECT_EQ(f.pop_all_before(100), reference.pop_all_before(100));
}

INSTANTIATE_TEST_SUITE_P(Seeds, TimerHeapAgainstHeapq, testing::Range(1U, 41U));

}  // namespace
}  // namespace aio
