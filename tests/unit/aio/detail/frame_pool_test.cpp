#include "aio/detail/frame_pool.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <set>
#include <thread>
#include <utility>
#include <vector>

namespace aio::detail {
namespace {

TEST(FramePool, BlocksOfEverySizeAreAlignedAndApart) {
  std::vector<std::pair<void*, std::size_t>> blocks;
  for (std::size_t size = 1; size <= 2100; size += 7) {
    void* block = allocate_frame(size);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(block) % alignof(std::max_align_t), 0U);
    std::memset(block, static_cast<int>(size % 251), size);
    blocks.emplace_back(block, size);
  }
  for (const auto& [block, size] : blocks) {
    const auto* bytes = static_cast<const unsigned char*>(block);
    EXPECT_EQ(bytes[0], size % 251);
    EXPECT_EQ(bytes[size - 1], size % 251);
    free_frame(block, size);
  }
}

TEST(FramePool, RandomUseKeepsEveryBlockIntact) {
  constexpr unsigned seed = 20;
  SCOPED_TRACE(testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  struct Block {
    unsigned char* bytes;
    std::size_t size;
    unsigned char mark;
  };
  std::vector<Block> blocks;
  for (int step = 0; step < 20000; ++step) {
    if (blocks.empty() || random() % 2 == 0) {
      const std::size_t size = 1 + random() % 1300;
      const auto mark = static_cast<unsigned char>(random());
      auto* bytes = static_cast<unsigned char*>(allocate_frame(size));
      std::memset(bytes, mark, size);
      blocks.push_back({bytes, size, mark});
      continue;
    }
    std::swap(blocks[random() % blocks.size()], blocks.back());
    const Block block = blocks.back();
    blocks.pop_back();
    ASSERT_EQ(block.bytes[0], block.mark);
    ASSERT_EQ(block.bytes[block.size / 2], block.mark);
    ASSERT_EQ(block.bytes[block.size - 1], block.mark);
    free_frame(block.bytes, block.size);
  }
  for (const Block& block : blocks) free_frame(block.bytes, block.size);
}

#if AIO_RECYCLE  // under AddressSanitizer nothing is recycled
TEST(FramePool, TheLastBlockFreedIsTheNextOneOfItsSize) {
  void* block = allocate_frame(200);
  free_frame(block, 200);
  void* again = allocate_frame(200);
  EXPECT_EQ(again, block);
  void* other = allocate_frame(200);
  EXPECT_NE(other, again);
  free_frame(again, 200);
  free_frame(other, 200);
}

// As for a program that is compiled for AddressSanitizer and uses a library that is not.
TEST(FramePool, IsCompleteWithoutItsShortcuts) {
  constexpr std::size_t size = 704;
  std::set<void*> used;
  for (int round = 0; round < 1000; ++round) {
    void* first = allocate_new_frame(size);
    void* second = allocate_new_frame(size);
    EXPECT_NE(first, second);
    used.insert({first, second});
    free_old_frame(first, size);
    free_old_frame(second, size);
  }
  EXPECT_EQ(used.size(), 2U) << "blocks were lost on the way";
}

TEST(FramePool, TrimmingReturnsUnusedMemory) {
  trim_memory();
  std::vector<void*> blocks;
  for (int i = 0; i < 1000; ++i) blocks.push_back(allocate_frame(512));
  EXPECT_EQ(trim_memory(), 0U) << "they are in use";
  void* kept = blocks.back();
  blocks.pop_back();
  std::memset(kept, 7, 512);
  for (void* block : blocks) free_frame(block, 512);

  const std::size_t given_back = trim_memory();
  EXPECT_GT(given_back, 900U * 512) << "all but the slab of the one that is in use";
  EXPECT_LT(given_back, 1200U * 512);
  EXPECT_EQ(static_cast<unsigned char*>(kept)[511], 7);
  EXPECT_EQ(trim_memory(), 0U) << "once";

  void* neighbour = allocate_frame(512);  // from the slab that stayed
  EXPECT_NE(neighbour, kept);
  free_frame(neighbour, 512);
  free_frame(kept, 512);
  EXPECT_GT(trim_memory(), 0U);
}
#endif

#ifndef __EMSCRIPTEN__  // a browser build has no threads
TEST(FramePool, ABlockMayBeFreedByAnotherThread) {
  std::vector<void*> blocks;
  std::thread maker([&blocks] {
    for (int i = 0; i < 100; ++i) blocks.push_back(allocate_frame(96));
  });
  maker.join();  // its pool was destroyed, but not its blocks
  for (void* block : blocks) {
    std::memset(block, 1, 96);
    free_frame(block, 96);
  }
  void* block = allocate_frame(96);
  EXPECT_NE(block, nullptr);
  free_frame(block, 96);
}

#if AIO_RECYCLE
TEST(FramePool, WhatAThreadLeavesServesTheNextOne) {
  constexpr std::size_t size = 640;
  trim_memory();
  const auto use = [] {
    std::vector<void*> blocks;
    for (int i = 0; i < 500; ++i) blocks.push_back(allocate_frame(size));
    for (void* block : blocks) free_frame(block, size);
  };
  std::thread(use).join();
  std::thread(use).join();
  const std::size_t given_back = trim_memory();
  EXPECT_GE(given_back, 500 * size);
  EXPECT_LT(given_back, 2 * 500 * size) << "the second thread took new memory";
}

TEST(FramePool, BlocksThatOneThreadMakesAndAnotherFreesComeBack) {
  constexpr std::size_t size = 768;
  constexpr int rounds = 100;
  trim_memory();
  for (int round = 0; round < rounds; ++round) {
    std::vector<void*> blocks;
    for (int i = 0; i < 300; ++i) blocks.push_back(allocate_frame(size));
    std::thread([&blocks] {
      for (void* block : blocks) free_frame(block, size);
    }).join();
  }
  EXPECT_LT(trim_memory(), 3 * 300 * size) << "each round took new memory";
}

/// Frees a block after its thread's free lists were destroyed.
struct LateOwner {
  void* block = nullptr;
  ~LateOwner() {
    free_frame(block, 896);
    free_frame(allocate_frame(896), 896);
  }
};

TEST(FramePool, ABlockMayBeFreedAtTheEndOfItsThread) {
  trim_memory();
  std::thread([] {
    static thread_local LateOwner owner;  // made before the lists are, so it goes after them
    owner.block = nullptr;
    owner.block = allocate_frame(896);
  }).join();
  EXPECT_GT(trim_memory(), 0U) << "its slab is whole again";
}
#endif
#endif

}  // namespace
}  // namespace aio::detail
