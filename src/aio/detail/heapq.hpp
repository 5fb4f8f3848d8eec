/// Heaps that keep equal items in the same order as CPython's: the sift functions of heapq.
///
///     std::vector<int> heap;
///     aio::detail::heappush(heap, 3, std::less<>());
///     int smallest = aio::detail::heappop(heap, std::less<>());
///
/// `std::push_heap` and `std::pop_heap` order equal items differently, which programs can observe. All
/// comparisons come before any move, in heapq's order, so a comparison that throws leaves the heap unchanged.
/// Source: CPython's `Lib/heapq.py`.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace aio::detail {

/// The position to which `heapq._siftdown` moves an item from `position`, towards the root.
template <class T, class Less>
std::size_t place_above(const std::vector<T>& heap, std::size_t position, const T& item,
                        const Less& less) {
  while (position > 0) {
    const std::size_t parent = (position - 1) / 2;
    if (!less(item, heap[parent])) break;
    position = parent;
  }
  return position;
}

/// The position to which `heapq._siftup` moves an item that replaces the one at `start`: smaller children
/// move up until a leaf is free, then it is sifted down from there. The heap has `end` items.
template <class T, class Less>
std::size_t place_below(const std::vector<T>& heap, std::size_t end, std::size_t start,
                        const T& item, const Less& less) {
  std::size_t position = start;
  for (std::size_t child = 2 * start + 1; child < end; child = 2 * position + 1) {
    const std::size_t right = child + 1;
    position = right < end && !less(heap[child], heap[right]) ? right : child;
  }
  while (position > start && less(item, heap[position])) position = (position - 1) / 2;
  return position;
}

/// Puts an item at `position`; those from there up to `start` move up by one.
/// @returns the item from `start`
template <class T>
T raise_to(std::vector<T>& heap, std::size_t start, std::size_t position, T item) noexcept {
  while (true) {
    std::swap(item, heap[position]);
    if (position == start) return item;
    position = (position - 1) / 2;
  }
}

template <class T, class Less>
void heapify(std::vector<T>& heap, const Less& less) {
  for (std::size_t start = heap.size() / 2; start-- > 0;) {
    const std::size_t place = place_below(heap, heap.size(), start, heap[start], less);
    T item = std::move(heap[start]);
    static_cast<void>(raise_to(heap, start, place, std::move(item)));
  }
}

template <class T, class Less>
void heappush(std::vector<T>& heap, T item, const Less& less) {
  static_assert(std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>);
  std::size_t position = heap.size();
  const std::size_t place = place_above(heap, position, item, less);
  heap.push_back(std::move(item));
  if (place == position) return;
  T last = std::move(heap.back());
  for (; position > place; position = (position - 1) / 2)
    heap[position] = std::move(heap[(position - 1) / 2]);
  heap[place] = std::move(last);
}

/// The new position of the last item after the first is removed: the comparisons of `heappop`.
template <class T, class Less>
std::size_t place_of_last(const std::vector<T>& heap, const Less& less) {
  return heap.size() > 1 ? place_below(heap, heap.size() - 1, 0, heap.back(), less) : 0;
}

/// Removes and returns the first item, and puts the last one at `place`, as returned by `place_of_last`.
template <class T>
T take_first(std::vector<T>& heap, std::size_t place) noexcept {
  T last = std::move(heap.back());
  heap.pop_back();
  return heap.empty() ? std::move(last) : raise_to(heap, 0, place, std::move(last));
}

/// Removes and returns the smallest item. The heap must not be empty.
template <class T, class Less>
T heappop(std::vector<T>& heap, const Less& less) {
  static_assert(std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>);
  return take_first(heap, place_of_last(heap, less));
}

}  // namespace aio::detail
