#include "aio/frame_pool.hpp"

#include <array>
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

namespace aio::detail {

namespace {

constexpr std::size_t granule = 32;          // bytes between size classes
constexpr std::size_t largest = 1024;        // larger blocks are not recycled
constexpr std::size_t kept_bytes = 1 << 20;  // per size class and thread; a burst is returned

struct FreeBlock {
  FreeBlock* next;
};

struct SizeClass {
  FreeBlock* first = nullptr;
  std::size_t bytes = 0;
};

struct Pool {
  std::array<SizeClass, largest / granule> classes;

  Pool() = default;
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;
  ~Pool() {
    for (SizeClass& size_class : classes) {
      while (FreeBlock* block = size_class.first) {
        size_class.first = block->next;
        ::operator delete(block);
      }
      size_class.bytes = kept_bytes;  // frames freed later in this thread's end are not kept
    }
  }
};

thread_local Pool pool;

constexpr std::size_t class_of(std::size_t size) { return (size - 1) / granule; }
constexpr std::size_t rounded(std::size_t size) { return (class_of(size) + 1) * granule; }

}  // namespace

void* allocate_frame(std::size_t size) {
  if (AIO_RECYCLE == 0 || size == 0 || size > largest) return ::operator new(size);
  SizeClass& size_class = pool.classes[class_of(size)];
  FreeBlock* block = size_class.first;
  if (block == nullptr) return ::operator new(rounded(size));
  size_class.first = block->next;
  size_class.bytes -= rounded(size);
  return block;
}

void free_frame(void* block, std::size_t size) noexcept {
  if (AIO_RECYCLE == 0 || size == 0 || size > largest) {
    ::operator delete(block);
    return;
  }
  SizeClass& size_class = pool.classes[class_of(size)];
  if (size_class.bytes >= kept_bytes) {
    ::operator delete(block);
    return;
  }
  auto* free_block = ::new (block) FreeBlock{size_class.first};
  size_class.first = free_block;
  size_class.bytes += rounded(size);
}

}  // namespace aio::detail
