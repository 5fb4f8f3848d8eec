#include "aio/frame_pool.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
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

#if !defined(__SANITIZE_ADDRESS__)
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define AIO_BLOCKS_GO_BACK 1
#endif
#endif
#else
#define AIO_BLOCKS_GO_BACK 1
#endif

#ifndef AIO_BLOCKS_GO_BACK  // under AddressSanitizer nothing is recycled
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
#endif

#ifndef __EMSCRIPTEN__  // a browser build has no threads
TEST(FramePool, ABlockMayBeFreedByAnotherThread) {
  std::vector<void*> blocks;
  std::thread maker([&blocks] {
    for (int i = 0; i < 100; ++i) blocks.push_back(allocate_frame(96));
  });
  maker.join();  // its pool is gone, its blocks are not
  for (void* block : blocks) {
    std::memset(block, 1, 96);
    free_frame(block, 96);
  }
  void* block = allocate_frame(96);
  EXPECT_NE(block, nullptr);
  free_frame(block, 96);
}
#endif

}  // namespace
}  // namespace aio::detail
