#include "ui/frame/interaction.hpp"

#include <utility>

namespace ui {

bool Interaction::activated(std::string_view id) { return activated_value(id).has_value(); }

std::optional<std::string> Interaction::activated_value(std::string_view id) {
  if (activated_.empty() || activated_ != id) return std::nullopt;
  activated_.clear();
  return std::exchange(value_, {});
}

const Drag* Interaction::drag(std::string_view id) const {
  return drag_ && drag_->id == id ? &*drag_ : nullptr;
}

bool Interaction::key(std::string_view name) {
  if (key_.empty() || key_ != name) return false;
  key_.clear();
  return true;
}

Vec Interaction::scroll(std::string_view id) const {
  const auto found = scrolls_.find(std::string(id));
  return found == scrolls_.end() ? Vec{} : found->second;
}

void Interaction::activate(std::string id, std::string value) {
  activated_ = std::move(id);
  value_ = std::move(value);
}

void Interaction::focus(std::string id, bool visible) {
  focused_ = std::move(id);
  focus_visible_ = visible;
}

void Interaction::end_frame() {
  activated_.clear();
  value_.clear();
  key_.clear();
  drag_.reset();
}

}  // namespace ui
