/// The process-wide pool behind the threads' free lists: slabs of memory, cut into blocks.
///
///     aio::detail::FreeFrame* list = depot.take(frame_class, count);   // `count` blocks
///     depot.give(frame_class, list, count);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>

#include "aio/detail/frame_pool.hpp"

namespace aio::detail {

/// The size of a class's blocks in bytes, each of which can hold a FreeList.
[[nodiscard]] constexpr std::size_t frame_bytes(std::size_t frame_class) noexcept {
  constexpr std::size_t smallest = 2 * frame_granule;
  const std::size_t bytes = (frame_class + 1) * frame_granule;
  return bytes < smallest ? smallest : bytes;
}

/// Its functions may be called on any thread.
class FrameDepot {
 public:
  /// A list of blocks of one class, and their number.
  /// @throws std::bad_alloc
  [[nodiscard]] FreeFrame* take(std::size_t frame_class, std::int32_t& count);

  /// Returns a list of `count` blocks, which may be 0, to the pool.
  void give(std::size_t frame_class, FreeFrame* first, std::int32_t count) noexcept;

  /// Frees every slab whose blocks are all unused.
  /// @returns the number of bytes freed
  std::size_t trim();

 private:
  struct Slab {
    Slab* next;
  };
  /// Stored in the first block of each list in the pool.
  struct FreeList : FreeFrame {
    FreeList* next_list;
    std::int32_t count;
  };
  /// The slabs and lists of one class.
  struct Store {
    FreeList* lists = nullptr;
    Slab* slabs = nullptr;
  };

  static constexpr std::size_t slab_bytes = 1 << 14;
  static constexpr std::size_t slab_header = frame_granule;  // keeps the blocks aligned

  static constexpr std::size_t blocks_of_slab(std::size_t frame_class) noexcept {
    return (slab_bytes - slab_header) / frame_bytes(frame_class);
  }

  static FreeFrame* cut(Store& store, std::size_t frame_class);
  static std::size_t trim(Store& store, std::size_t frame_class);

  std::mutex mutex_;
  std::array<Store, frame_classes> stores_;
};

}  // namespace aio::detail
