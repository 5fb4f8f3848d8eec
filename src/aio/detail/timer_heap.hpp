/// The timers of an event loop, in the very order in which CPython's `heapq` keeps them.
///
///     heap.push(handle, when);
///     while (aio::TimerHandle* due = heap.pop_before(end_time)) run(*due);
///
/// Entries are compared by deadline alone, so equal deadlines leave in heapq's order, which is
/// not the order of insertion; programs can see that.
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
  /// Adds a timer that is due at `when` (seconds). @throws std::bad_alloc and changes nothing.
  void push(TimerHandle& timer, double when);

  /// Marks a timer's entry as cancelled; the entry leaves later. The timer may then be destroyed.
  void cancel(TimerHandle& timer) noexcept;

  /// Drops cancelled entries as `_run_once` does before it looks at the first deadline.
  void prune();

  /// The first deadline, that of a cancelled entry included; none if the heap is empty.
  [[nodiscard]] std::optional<double> first() const noexcept;

  /// The first deadline of an entry that is not cancelled. Looks only: pruning at another moment
  /// than `_run_once` does could change the order of equal deadlines.
  [[nodiscard]] std::optional<double> first_live() const noexcept;

  /// Removes entries due before `end_time` until one is not cancelled, and returns that one's
  /// timer; null if none is due.
  TimerHandle* pop_before(double end_time);

  /// Removes every timer; `visit(TimerHandle&)` is called for each that is not cancelled.
  template <class Visit>
  void clear(Visit&& visit) {
    while (!heap_.empty()) {  // `visit` may destroy other timers and set new ones
      const Entry entry = heap_.back();
      heap_.pop_back();
      TimerHandle* timer = slots_[entry.slot];
      free_slot(entry.slot);
      if (timer == nullptr) continue;
      timer->slot_ = TimerHandle::no_slot;
      visit(*timer);
    }
    cancelled_ = 0;
  }

  /// Entries in the heap, cancelled ones included.
  [[nodiscard]] std::size_t size() const noexcept { return heap_.size(); }
  [[nodiscard]] bool empty() const noexcept { return heap_.empty(); }
  /// How many of them count as cancelled (`_timer_cancelled_count`).
  [[nodiscard]] std::size_t cancelled() const noexcept { return cancelled_; }

 private:
  struct Entry {
    double when;
    std::uint32_t slot;
  };

  static bool by_deadline(const Entry& a, const Entry& b) noexcept { return a.when < b.when; }

  void make_room();
  void free_slot(std::uint32_t slot);

  std::vector<Entry> heap_;
  std::vector<TimerHandle*> slots_;  // by Entry::slot; null where cancelled or free
  std::vector<std::uint32_t> free_slots_;
  std::size_t cancelled_ = 0;  // `_timer_cancelled_count`
};

}  // namespace aio
