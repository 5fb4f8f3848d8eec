#include "aio/detail/timer_heap.hpp"

#include <algorithm>

#include "aio/detail/heapq.hpp"

namespace aio {

namespace {
constexpr std::size_t min_scheduled_timer_handles = 100;     // base_events.py
constexpr std::size_t min_cancelled_timer_handles_part = 2;  // a fraction of 0.5
}  // namespace

/// Reserves room for one more, so that neither adding the timer nor freeing a slot can fail.
void TimerHeap::make_room() {
  constexpr std::size_t first_room = 16;
  if (heap_.size() == heap_.capacity()) heap_.reserve(std::max(first_room, 2 * heap_.size()));
  if (!free_slots_.empty() || slots_.size() < std::min(slots_.capacity(), free_slots_.capacity()))
    return;
  const std::size_t room = std::max(first_room, 2 * slots_.size());
  free_slots_.reserve(room);
  slots_.reserve(room);
}

void TimerHeap::push(TimerHandle& timer, double when) {
  make_room();
  std::uint32_t slot = 0;
  if (free_slots_.empty()) {
    slot = static_cast<std::uint32_t>(slots_.size());
    slots_.push_back(&timer);
  } else {
    slot = free_slots_.back();
    free_slots_.pop_back();
    slots_[slot] = &timer;
  }
  timer.slot_ = slot;
  timer.when_ = when;
  detail::heappush(heap_, Entry{when, slot}, by_deadline);
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
    detail::heapify(heap_, by_deadline);
    cancelled_ = 0;
    return;
  }
  while (!heap_.empty() && slots_[heap_.front().slot] == nullptr) {
    --cancelled_;
    free_slot(detail::heappop(heap_, by_deadline).slot);
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
    const Entry entry = detail::heappop(heap_, by_deadline);
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

}  // namespace aio
