/// Recycled memory for coroutine frames and tasks, which are created and freed by the million in a few
/// sizes. A freed block goes to a free list for its size and thread, from which the next one is taken.
///
///     void* frame = aio::detail::allocate_frame(size);
///     aio::detail::free_frame(frame, size);
///
/// When a list is too long or its thread ends, blocks go to the other threads. Memory is kept for reuse until
/// `aio::trim_memory` returns it to the system.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>

// Address sanitizers can only watch blocks that go back to the allocator.
#if defined(__SANITIZE_ADDRESS__)
#define AIO_RECYCLE 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define AIO_RECYCLE 0
#endif
#endif
#ifndef AIO_RECYCLE
#define AIO_RECYCLE 1
#endif

namespace aio {

/// Returns unused recycled memory to the system, except for the free lists of other threads, which have at most
/// 64 KiB per size and thread. To be called after a burst; takes about 50 ns per free block.
/// @returns the number of bytes returned to the system
std::size_t trim_memory();

namespace detail {

inline constexpr std::size_t frame_granule = 16;    // bytes between size classes
inline constexpr std::size_t largest_frame = 1024;  // larger blocks are not recycled
inline constexpr std::size_t frame_classes = largest_frame / frame_granule;

struct FreeFrame {
  FreeFrame* next;
};

/// The free blocks of one size, and how many more to keep.
struct FreeFrames {
  FreeFrame* first = nullptr;
  std::int32_t room = 0;
};

/// A class for each multiple of the granule.
extern thread_local constinit std::array<FreeFrames, frame_classes> free_frames;

constexpr std::size_t frame_class(std::size_t size) noexcept { return (size - 1) / frame_granule; }

/// Slow paths: the free list is empty or full.
[[nodiscard]] void* allocate_new_frame(std::size_t size);
void free_old_frame(void* block, std::size_t size) noexcept;

/// Allocates `size` bytes, aligned for any type.
/// @throws std::bad_alloc
[[nodiscard]] inline void* allocate_frame(std::size_t size) {
  if (AIO_RECYCLE == 0 || size - 1 >= largest_frame) return allocate_new_frame(size);
  FreeFrames& frames = free_frames[frame_class(size)];
  FreeFrame* block = frames.first;
  if (block == nullptr) [[unlikely]]
    return allocate_new_frame(size);
  frames.first = block->next;
  ++frames.room;
  return block;
}

/// Frees what `allocate_frame(size)` returned, on any thread.
inline void free_frame(void* block, std::size_t size) noexcept {
  if (AIO_RECYCLE == 0 || size - 1 >= largest_frame) {
    free_old_frame(block, size);
    return;
  }
  FreeFrames& frames = free_frames[frame_class(size)];
  if (frames.room <= 0) [[unlikely]] {
    free_old_frame(block, size);
    return;
  }
  --frames.room;
  auto* free_block = ::new (block) FreeFrame{frames.first};
  frames.first = free_block;
}

/// Base class for types that are allocated in recycled memory.
struct Recycled {
  static void* operator new(std::size_t size) { return allocate_frame(size); }
  static void operator delete(void* block, std::size_t size) noexcept { free_frame(block, size); }
};

}  // namespace detail
}  // namespace aio
