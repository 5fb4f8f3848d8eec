#include "ui/lesson/flow.hpp"

#include <algorithm>
#include <utility>

namespace ui {

Flow::Flow(const Metrics& metrics, Column column) : column(column), metrics_(metrics) {}

void Flow::gap(float height) { gap_ = std::max(gap_, height); }

Rect Flow::take(float height) {
  y += std::exchange(gap_, 0.0F);
  const Rect rect{column.x, y, column.width, height};
  y += height;
  return rect;
}

Column Flow::indent(float left, float right) {
  const Column before = column;
  column.x += left;
  column.width -= left + right;
  column.wide_x = column.x;
  column.wide_width = column.width;
  return before;
}

std::size_t Flow::reserve() {
  placed_.emplace_back();
  return placed_.size() - 1;
}

void Flow::fill(std::size_t reserved, const Rect& rect, Paint paint) {
  placed_[reserved] = {rect, std::move(paint)};
}

void Flow::paint_visible(Frame& frame) const {
  // A margin for focus rings and shadows that extend beyond a block.
  const Rect seen = frame.paint.visible().inset(-8);
  for (const Placed& placed : placed_) {
    if (placed.paint && placed.rect.overlaps(seen)) placed.paint(frame);
  }
}

Node& Flow::open(Role role, std::string id, std::string name, std::optional<Rect> rect) {
  auto node = std::make_shared<Node>();
  node->role = role;
  node->id = std::move(id);
  node->name = std::move(name);
  node->rect = rect;
  add(node);
  open_.push_back(std::move(node));
  return *open_.back();
}

void Flow::close() { open_.pop_back(); }

Node& Flow::leaf(Role role, std::string id, std::string name, std::optional<Rect> rect) {
  Node& node = open(role, std::move(id), std::move(name), rect);
  close();
  return node;
}

void Flow::add(NodePtr subtree) {
  if (open_.empty()) nodes_.push_back(std::move(subtree));
  else open_.back()->children.push_back(std::move(subtree));
}

void Flow::take_keys(Frame& frame) const {
  for (const Key& each : keys_) {
    if (!frame.input.focused_id().starts_with(each.inside + "/")) continue;
    if (!frame.input.key(each.key)) continue;
    frame.input.activate(each.id, "");
    return frame.focus(each.id);
  }
}

void Flow::run_action(Frame& frame) const {
  const auto found = actions_.find(frame.input.pending());
  if (found == actions_.end()) return;
  static_cast<void>(frame.input.activated(found->first));
  // A copy, because the action may replace this flow by a new layout.
  const Action action = found->second;
  action(frame);
}

void Flow::text_block(Node& node, RichText text, const Rect& rect, Token colour) {
  text.record(node);
  paint(rect, [text = std::move(text), rect, colour](Frame& frame) {
    text.paint(frame, rect.origin(), colour);
  });
}

void Flow::paragraph(const std::string& id, const std::vector<TextRun>& runs) {
  RichText text(runs, style, column.width, metrics_);
  const Rect rect = take(text.height());
  text_block(leaf(Role::paragraph, id, {}, rect), std::move(text), rect, token);
}

void Flow::heading(const std::string& id, int level, const std::vector<TextRun>& runs,
                   TextStyle in) {
  RichText text(runs, in, column.width, metrics_);
  const Rect rect = take(text.height());
  Node& node = leaf(Role::heading, id, {}, rect);
  node.level = level;
  text_block(node, std::move(text), rect, Token::text);
}

void Flow::line(const std::string& id, std::string words, TextStyle in, Token colour, Role role) {
  RichText text(std::move(words), in, column.width, metrics_);
  const Rect rect = take(text.height());
  text_block(leaf(role, id, {}, rect), std::move(text), rect, colour);
}

}  // namespace ui
