#include "aio/context.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "aio/event_loop.hpp"
#include "aio/task.hpp"

namespace aio {

namespace detail {

thread_local constinit Context* explicit_context = nullptr;

/// A map in one reference-counted block. The count is atomic, because `to_thread` takes a context along.
class ContextMap {
 public:
  struct Entry {
    const void* key;
    std::shared_ptr<const void> value;
  };

  mutable std::atomic<std::uint32_t> references = 1;
  std::vector<Entry> entries;
};

Context& running_context() noexcept {
  if (explicit_context != nullptr) return *explicit_context;
  if (running_loop != nullptr && running_loop->current_task() != nullptr)
    return running_loop->current_task()->context();
  static thread_local Context outermost;
  return outermost;
}

}  // namespace detail

Context::Context(const Context& other) noexcept : map_(other.map_) {
  if (map_ != nullptr) map_->references.fetch_add(1, std::memory_order_relaxed);
}

void Context::release() noexcept {
  if (map_->references.fetch_sub(1, std::memory_order_acq_rel) == 1) delete map_;
}

std::shared_ptr<const void> Context::get(const void* key) const {
  if (map_ == nullptr) return nullptr;
  const auto found = std::ranges::find(map_->entries, key, &detail::ContextMap::Entry::key);
  return found != map_->entries.end() ? found->value : nullptr;
}

void Context::set(const void* key, std::shared_ptr<const void> value) {
  auto changed = std::make_unique<detail::ContextMap>();
  if (map_ != nullptr) changed->entries = map_->entries;
  std::erase_if(changed->entries, [key](const auto& entry) { return entry.key == key; });
  if (value != nullptr) changed->entries.push_back({key, std::move(value)});
  if (map_ != nullptr) release();
  map_ = changed.release();
}

}  // namespace aio
