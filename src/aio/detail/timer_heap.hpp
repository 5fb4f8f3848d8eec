/// The timers of an event loop, in the same order as in CPython's `heapq`.
///
///     heap.push(handle, when);
///     while (aio::TimerHandle* due = heap.pop_before(end_time)) run(*due);
///
/// Entries are compared by deadline only, so entries with equal deadlines leave in heapq's order and not in
/// the order of insertion, which programs can observe.
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
  /// @throws std::bad_alloc, without any change
  void push(TimerHandle& timer, double when);

  /// Marks a timer's entry as cancelled; it is removed later. The timer may then be destroyed.
  void cancel(TimerHandle& timer) noexcept;

  /// Drops cancelled entries, as `_run_once` does before it reads the first deadline.
  void prune();

  /// The first deadline, including cancelled entries; none if the heap is empty.
  [[nodiscard]] std::optional<double> first() const noexcept;

  /// The first deadline of an entry that is not cancelled. Removes nothing: pruning at other times than
  /// `_run_once` could change the order of equal deadlines.
  [[nodiscard]] std::optional<double> first_live() const noexcept;

  /// Removes entries that are due before `end_time`, up to the first that is not cancelled, and returns its
  /// timer; null if none is due.
  TimerHandle* pop_before(double end_time);

  /// Removes all timers, and calls `visit(TimerHandle&)` for each that is not cancelled.
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

  /// The number of entries in the heap, including cancelled ones.
  [[nodiscard]] std::size_t size() const noexcept { return heap_.size(); }
  [[nodiscard]] bool empty() const noexcept { return heap_.empty(); }
  /// The number of entries that count as cancelled (`_timer_cancelled_count`).
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
