#include "aio/detail/frame_pool.hpp"

#include <new>

#include "aio/detail/frame_depot.hpp"

namespace aio {
namespace detail {

thread_local constinit std::array<FreeFrames, frame_classes> free_frames{};

namespace {

constexpr std::size_t kept_bytes = 1 << 16;  // maximum per class and thread

constexpr std::int32_t kept_blocks(std::size_t frame_class) noexcept {
  return static_cast<std::int32_t>(kept_bytes / frame_bytes(frame_class));
}

constinit FrameDepot depot;

/// Enables this thread's free lists, and passes them on to the other threads when it ends.
class ThreadLists {
 public:
  ThreadLists() noexcept {
    for (std::size_t i = 0; i < free_frames.size(); ++i) free_frames[i].room = kept_blocks(i);
  }
  ThreadLists(const ThreadLists&) = delete;
  ThreadLists& operator=(const ThreadLists&) = delete;
  ~ThreadLists() {
    flush();
    for (FreeFrames& frames : free_frames) frames.room = 0;
    ended = true;
  }

  static void flush() noexcept {
    for (std::size_t i = 0; i < free_frames.size(); ++i) {
      FreeFrames& frames = free_frames[i];
      depot.give(i, frames.first, kept_blocks(i) - frames.room);
      frames = {nullptr, kept_blocks(i)};
    }
  }

  static inline thread_local constinit bool ended =
      false;  // what is freed after that is not recycled
};

/// @returns false at the end of the thread, which no longer has any lists
bool open_lists() noexcept {
  if (ThreadLists::ended) return false;
  static thread_local const ThreadLists lists;
  return true;
}

/// Passes the half that was freed first on to the other threads. With all of them, a thread that alternates
/// around the limit would get here each time.
void leave_half(FreeFrames& frames, std::size_t frame_class) noexcept {
  const std::int32_t all = kept_blocks(frame_class);
  const std::int32_t kept = all / 2;
  FreeFrame* last = frames.first;
  for (std::int32_t i = 1; i < kept; ++i) last = last->next;
  depot.give(frame_class, last->next, all - kept);
  last->next = nullptr;
  frames.room = all - kept;
}

}  // namespace

void* allocate_new_frame(std::size_t size) {
  if (AIO_RECYCLE == 0 || size - 1 >= largest_frame) return ::operator new(size);
  const std::size_t which = frame_class(size);
  FreeFrames& frames = free_frames[which];
  const bool open = open_lists();
  // There are some if the caller was compiled for AddressSanitizer and this file was not.
  FreeFrame* first = frames.first;
  std::int32_t left = kept_blocks(which) - frames.room;
  if (first == nullptr) first = depot.take(which, left);
  --left;
  if (open) {
    frames = {first->next, kept_blocks(which) - left};
  } else {
    depot.give(which, first->next, left);
  }
  return first;
}

void free_old_frame(void* block, std::size_t size) noexcept {
  if (AIO_RECYCLE == 0 || size - 1 >= largest_frame) {
    ::operator delete(block);
    return;
  }
  const std::size_t which = frame_class(size);
  FreeFrames& frames = free_frames[which];
  if (!open_lists()) {
    depot.give(which, ::new (block) FreeFrame{nullptr}, 1);
    return;
  }
  if (frames.room <= 0) leave_half(frames, which);
  --frames.room;
  frames.first = ::new (block) FreeFrame{frames.first};
}

}  // namespace detail

std::size_t trim_memory() {
  if (AIO_RECYCLE == 0) return 0;
  if (detail::open_lists()) detail::ThreadLists::flush();
  return detail::depot.trim();
}

}  // namespace aio
