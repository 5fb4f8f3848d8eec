/// The timers of an event loop, in the very order in which CPython's `heapq` keeps them.
///
///     heap.push(handle, when);
///     while (TimerHandle* due = heap.pop_before(end_time)) { ... }
///
/// Entries are compared by deadline alone, so equal deadlines leave in heapq's order, which is
/// not the order of insertion; programs can see that, so the sift functions follow heapq's.
/// Cancelled entries stay until they reach the top or make up more than half of over 100.
/// Source: CPython's `Lib/heapq.py` and `BaseEventLoop._run_once`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "aio/handle.hpp"

namespace aio {

class TimerHeap {
 public:
  /// Adds a timer that is due at `when` (seconds).
  void push(TimerHandle& timer, double when);

  /// Marks a timer's entry as cancelled; the entry leaves later. The timer may then be destroyed.
  void cancel(TimerHandle& timer) noexcept;

  /// Drops cancelled entries as `_run_once` does before it looks at the first deadline.
  void prune();

  /// The first deadline, that of a cancelled entry included; none if the heap is empty.
  [[nodiscard]] std::optional<double> first() const noexcept;

  /// Removes entries due before `end_time` until one is not cancelled, and returns that one's
  /// timer; null if none is due.
  TimerHandle* pop_before(double end_time);

  /// Removes every timer; `visit(TimerHandle&)` is called for each that is not cancelled.
  template <class Visit>
  void clear(Visit&& visit) {
    std::vector<TimerHandle*> timers;
    timers.swap(slots_);
    heap_.clear();
    free_slots_.clear();
    cancelled_ = 0;
    for (TimerHandle* timer : timers) {
      if (timer != nullptr) timer->slot_ = TimerHandle::no_slot;
    }
    for (TimerHandle* timer : timers) {
      if (timer != nullptr) visit(*timer);
    }
  }

  /// Entries in the heap, cancelled ones included.
  [[nodiscard]] std::size_t size() const noexcept { return heap_.size(); }

 private:
  struct Entry {
    double when;
    std::uint32_t slot;
  };

  Entry pop();
  void heapify();
  void sift_down(std::size_t start, std::size_t position);
  void sift_up(std::size_t position);
  void free_slot(std::uint32_t slot);

  std::vector<Entry> heap_;
  std::vector<TimerHandle*> slots_;  // by Entry::slot; null where cancelled or free
  std::vector<std::uint32_t> free_slots_;
  std::size_t cancelled_ = 0;  // `_timer_cancelled_count`
};

}  // namespace aio
