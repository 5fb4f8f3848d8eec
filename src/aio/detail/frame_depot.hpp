/// Where the threads' free lists come from and go to: the process's slabs of memory, cut into blocks.
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

/// Bytes of a block of a class, which can hold the FreeList of the depot.
[[nodiscard]] constexpr std::size_t frame_bytes(std::size_t frame_class) noexcept {
  constexpr std::size_t smallest = 2 * frame_granule;
  const std::size_t bytes = (frame_class + 1) * frame_granule;
  return bytes < smallest ? smallest : bytes;
}

/// Any thread may call its functions.
class FrameDepot {
 public:
  /// A list of blocks of one class, and how many they are. @throws std::bad_alloc
  [[nodiscard]] FreeFrame* take(std::size_t frame_class, std::int32_t& count);

  /// Takes a list of `count` blocks, which may be 0, for others.
  void give(std::size_t frame_class, FreeFrame* first, std::int32_t count) noexcept;

  /// Frees every slab all of whose blocks are here. @returns the bytes freed.
  std::size_t trim();

 private:
  struct Slab {
    Slab* next;
  };
  /// In the first block of a list that is here.
  struct FreeList : FreeFrame {
    FreeList* next_list;
    std::int32_t count;
  };
  /// What there is of one class.
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
