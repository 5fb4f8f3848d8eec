#include "aio/detail/frame_depot.hpp"

#include <algorithm>
#include <functional>
#include <new>
#include <utility>
#include <vector>

namespace aio::detail {

FreeFrame* FrameDepot::take(std::size_t frame_class, std::int32_t& count) {
  const std::lock_guard lock(mutex_);
  Store& store = stores_[frame_class];
  if (FreeList* list = store.lists) {
    store.lists = list->next_list;
    count = list->count;
    return list;
  }
  count = static_cast<std::int32_t>(blocks_of_slab(frame_class));
  return cut(store, frame_class);
}

void FrameDepot::give(std::size_t frame_class, FreeFrame* first, std::int32_t count) noexcept {
  if (first == nullptr) return;
  const std::lock_guard lock(mutex_);
  Store& store = stores_[frame_class];
  store.lists = ::new (first) FreeList{{first->next}, store.lists, count};
}

/// A new slab, as a list of its blocks in order of address.
FreeFrame* FrameDepot::cut(Store& store, std::size_t frame_class) {
  auto* memory = static_cast<std::byte*>(::operator new(slab_bytes));
  store.slabs = ::new (memory) Slab{store.slabs};
  const std::size_t bytes = frame_bytes(frame_class);
  FreeFrame* first = nullptr;
  for (std::size_t i = blocks_of_slab(frame_class); i-- > 0;)
    first = ::new (memory + slab_header + i * bytes) FreeFrame{first};
  return first;
}

std::size_t FrameDepot::trim() {
  const std::lock_guard lock(mutex_);
  std::size_t freed = 0;
  for (std::size_t i = 0; i < stores_.size(); ++i) freed += trim(stores_[i], i);
  return freed;
}

std::size_t FrameDepot::trim(Store& store, std::size_t frame_class) {
  struct Use {
    Slab* slab;
    std::size_t free;
  };
  std::vector<Use> uses;
  for (Slab* slab = store.slabs; slab != nullptr; slab = slab->next) uses.push_back({slab, 0});
  std::ranges::sort(uses, std::less<>(), &Use::slab);
  const auto use_of = [&uses](FreeFrame* block) -> Use& {
    const auto after = std::ranges::upper_bound(uses, static_cast<void*>(block), std::less<>(),
                                                [](const Use& use) -> void* { return use.slab; });
    return *std::prev(after);
  };
  for (FreeList* list = store.lists; list != nullptr; list = list->next_list) {
    for (FreeFrame* block = list; block != nullptr; block = block->next) ++use_of(block).free;
  }

  // The remaining blocks, as one list; then the remaining slabs.
  const std::size_t all = blocks_of_slab(frame_class);
  FreeFrame* kept = nullptr;
  std::int32_t count = 0;
  for (FreeList* list = std::exchange(store.lists, nullptr); list != nullptr;) {
    FreeList* next_list = list->next_list;
    for (FreeFrame* block = list; block != nullptr;) {
      FreeFrame* next = block->next;
      if (use_of(block).free < all) {
        kept = ::new (block) FreeFrame{kept};
        ++count;
      }
      block = next;
    }
    list = next_list;
  }
  if (kept != nullptr) store.lists = ::new (kept) FreeList{{kept->next}, nullptr, count};
  store.slabs = nullptr;
  std::size_t freed = 0;
  for (const Use& use : uses) {
    if (use.free < all) {
      store.slabs = ::new (use.slab) Slab{store.slabs};
    } else {
      ::operator delete(use.slab);
      freed += slab_bytes;
    }
  }
  return freed;
}

}  // namespace aio::detail
