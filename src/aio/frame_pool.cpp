#include "aio/frame_pool.hpp"

#include <new>

namespace aio::detail {

thread_local constinit std::array<FreeFrames, largest_frame / frame_granule> free_frames{};

namespace {

constexpr std::size_t kept_bytes = 1 << 20;  // per size class and thread; a burst is returned

constexpr std::size_t rounded(std::size_t size) { return (frame_class(size) + 1) * frame_granule; }

/// Opens this thread's free lists, and empties them when the thread ends.
struct Pool {
  Pool() {
    for (std::size_t i = 0; i < free_frames.size(); ++i)
      free_frames[i].room = static_cast<std::int32_t>(kept_bytes / ((i + 1) * frame_granule));
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    for (FreeFrames& frames : free_frames) {
      while (FreeFrame* block = frames.first) {
        frames.first = block->next;
        ::operator delete(block);
      }
      frames.room = 0;  // frames freed later in this thread's end are not kept
    }
  }
};

}  // namespace

void* allocate_new_frame(std::size_t size) {
  if (AIO_RECYCLE == 0 || size - 1 >= largest_frame) return ::operator new(size);
  static thread_local const Pool pool;
  return ::operator new(rounded(size));
}

void free_old_frame(void* block, std::size_t size) noexcept {
  static_cast<void>(size);
  ::operator delete(block);
}

}  // namespace aio::detail
