/// Recycled memory for coroutine frames and tasks, which are made and freed by the million in a few
/// sizes: a freed block goes to a free list of its size and thread, and the next one is taken there.
///
///     void* frame = aio::detail::allocate_frame(size);
///     aio::detail::free_frame(frame, size);
#pragma once

#include <cstddef>

namespace aio::detail {

/// Memory for `size` bytes, aligned for any type. @throws std::bad_alloc
[[nodiscard]] void* allocate_frame(std::size_t size);

/// Gives back what `allocate_frame(size)` returned, on any thread.
void free_frame(void* block, std::size_t size) noexcept;

/// Base class whose derived types live in recycled memory.
struct Recycled {
  static void* operator new(std::size_t size) { return allocate_frame(size); }
  static void operator delete(void* block, std::size_t size) noexcept { free_frame(block, size); }
};

}  // namespace aio::detail
