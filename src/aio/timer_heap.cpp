#include "aio/timer_heap.hpp"

#include <algorithm>

namespace aio {

namespace {
constexpr std::size_t min_scheduled_timer_handles = 100;     // base_events.py
constexpr std::size_t min_cancelled_timer_handles_part = 2;  // a fraction of 0.5
}  // namespace

void TimerHeap::push(TimerHandle& timer, double when) {
  std::uint32_t slot = 0;
  if (free_slots_.empty()) {
    slot = static_cast<std::uint32_t>(slots_.size());
    slots_.push_back(&timer);
    free_slots_.reserve(slots_.capacity());  // so that freeing a slot never allocates
  } else {
    slot = free_slots_.back();
    free_slots_.pop_back();
    slots_[slot] = &timer;
  }
  timer.slot_ = slot;
  timer.when_ = when;
  heap_.push_back({when, slot});
  sift_down(0, heap_.size() - 1);
}

void TimerHeap::cancel(TimerHandle& timer) noexcept {
  slots_[timer.slot_] = nullptr;
  timer.slot_ = TimerHandle::no_slot;
  ++cancelled_;
}

void TimerHeap::prune() {
  if (heap_.size() > min_scheduled_timer_handles &&
      cancelled_ * min_cancelled_timer_handles_part > heap_.size()) {
    std::erase_if(heap_, [this](const Entry& entry) {
      if (slots_[entry.slot] != nullptr) return false;
      free_slot(entry.slot);
      return true;
    });
    heapify();
    cancelled_ = 0;
    return;
  }
  while (!heap_.empty() && slots_[heap_.front().slot] == nullptr) {
    --cancelled_;
    free_slot(pop().slot);
  }
}

std::optional<double> TimerHeap::first() const noexcept {
  if (heap_.empty()) return std::nullopt;
  return heap_.front().when;
}

std::optional<double> TimerHeap::first_live() const noexcept {
  std::optional<double> earliest;
  for (const Entry& entry : heap_) {
    if (slots_[entry.slot] == nullptr) continue;
    if (!earliest || entry.when < *earliest) earliest = entry.when;
    if (&entry == &heap_.front()) break;  // nothing is due before the top
  }
  return earliest;
}

TimerHandle* TimerHeap::pop_before(double end_time) {
  while (!heap_.empty() && heap_.front().when < end_time) {
    const Entry entry = pop();
    TimerHandle* timer = slots_[entry.slot];
    free_slot(entry.slot);
    if (timer == nullptr) continue;  // as in `_run_once`, this does not count down `cancelled_`
    timer->slot_ = TimerHandle::no_slot;
    return timer;
  }
  return nullptr;
}

void TimerHeap::free_slot(std::uint32_t slot) {
  slots_[slot] = nullptr;
  free_slots_.push_back(slot);
}

/// `heapq.heappop`: the last entry takes the place of the first.
TimerHeap::Entry TimerHeap::pop() {
  const Entry last = heap_.back();
  heap_.pop_back();
  if (heap_.empty()) return last;
  const Entry first = heap_.front();
  heap_.front() = last;
  sift_up(0);
  return first;
}

/// `heapq.heapify`
void TimerHeap::heapify() {
  for (std::size_t position = heap_.size() / 2; position-- > 0;) sift_up(position);
}

/// `heapq._siftdown`: moves the entry at `position` towards the root, no further than `start`.
void TimerHeap::sift_down(std::size_t start, std::size_t position) {
  const Entry entry = heap_[position];
  while (position > start) {
    const std::size_t parent = (position - 1) / 2;
    if (!(entry.when < heap_[parent].when)) break;
    heap_[position] = heap_[parent];
    position = parent;
  }
  heap_[position] = entry;
}

/// `heapq._siftup`: lets smaller children rise until a leaf is free, then sifts the entry down.
void TimerHeap::sift_up(std::size_t position) {
  const std::size_t end = heap_.size();
  const std::size_t start = position;
  const Entry entry = heap_[position];
  std::size_t child = 2 * position + 1;
  while (child < end) {
    const std::size_t right = child + 1;
    if (right < end && !(heap_[child].when < heap_[right].when)) child = right;
    heap_[position] = heap_[child];
    position = child;
    child = 2 * position + 1;
  }
  heap_[position] = entry;
  sift_down(start, position);
}

}  // namespace aio
