#include "trace/trace.hpp"

namespace trace {

void Trace::add(const Event& event) {
  if (event.kind == EventKind::iteration_started && !setup_end_) setup_end_ = events_.size();
  events_.push_back(event);
  if (event.kind == EventKind::handle_finished) ends_.push_back(events_.size());
}

std::size_t Trace::events_until(std::size_t step) const noexcept {
  if (step == 0) return setup_end_.value_or(events_.size());
  return ends_[step - 1];
}

std::uint32_t Trace::keep(std::string_view text) {
  if (text.empty()) return 0;
  texts_.emplace_back(text);
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

std::uint32_t Trace::keep(std::span<const std::uint32_t> ids) {
  if (ids.empty()) return 0;
  lists_.emplace_back(ids.begin(), ids.end());
  return static_cast<std::uint32_t>(lists_.size() - 1);
}

}  // namespace trace
