/// Heaps that keep equal items in the very order in which CPython's do: the sift functions of heapq.
///
///     std::vector<int> heap;
///     aio::detail::heappush(heap, 3, std::less<>());
///     int smallest = aio::detail::heappop(heap, std::less<>());
///
/// `std::push_heap` and `std::pop_heap` order equal items differently, and programs can see that.
/// Source: CPython's `Lib/heapq.py`.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace aio::detail {

/// `heapq._siftdown`: moves the item at `position` towards the root.
template <class T, class Less>
void sift_down(std::vector<T>& heap, std::size_t start, std::size_t position, const Less& less) {
  T item = std::move(heap[position]);
  while (position > start) {
    const std::size_t parent = (position - 1) / 2;
    if (!less(item, heap[parent])) break;
    heap[position] = std::move(heap[parent]);
    position = parent;
  }
  heap[position] = std::move(item);
}

/// `heapq._siftup`: lets smaller children rise until a leaf is free, then sifts the item down.
template <class T, class Less>
void sift_up(std::vector<T>& heap, std::size_t position, const Less& less) {
  const std::size_t end = heap.size();
  const std::size_t start = position;
  T item = std::move(heap[position]);
  std::size_t child = 2 * position + 1;
  while (child < end) {
    const std::size_t right = child + 1;
    if (right < end && !less(heap[child], heap[right])) child = right;
    heap[position] = std::move(heap[child]);
    position = child;
    child = 2 * position + 1;
  }
  heap[position] = std::move(item);
  sift_down(heap, start, position, less);
}

template <class T, class Less>
void heapify(std::vector<T>& heap, const Less& less) {
  for (std::size_t position = heap.size() / 2; position-- > 0;) sift_up(heap, position, less);
}

template <class T, class Less>
void heappush(std::vector<T>& heap, T item, const Less& less) {
  heap.push_back(std::move(item));
  sift_down(heap, 0, heap.size() - 1, less);
}

/// Removes and returns the smallest item; the heap must not be empty.
template <class T, class Less>
T heappop(std::vector<T>& heap, const Less& less) {
  T last = std::move(heap.back());
  heap.pop_back();
  if (heap.empty()) return last;
  T first = std::exchange(heap.front(), std::move(last));
  sift_up(heap, 0, less);
  return first;
}

}  // namespace aio::detail
