// Whether everything in a window can be pressed: the tree that was drawn, as a browser's hit test sees it.
//   EXPECT_THAT(faults_of(*screen.tree, screen.input), testing::IsEmpty());
// Nothing may lie over a control, and each control is in the window or in a scroll area in which it can be
// brought into view.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ui/frame/interaction.hpp"
#include "ui/frame/semantics.hpp"

namespace reach {

inline ui::Rect intersection(const ui::Rect& a, const ui::Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0F, std::min(a.right(), b.right()) - x),
          std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

inline bool is_control(const ui::Node& node) {
  switch (node.role) {
    case ui::Role::link:
    case ui::Role::button:
    case ui::Role::tab:
    case ui::Role::radio:
    case ui::Role::slider: return true;
    default: return false;
  }
}

// What a click cannot pass through: see the host's style sheet.
inline bool is_solid(const ui::Node& node) {
  return is_control(node) || !node.text.empty() || node.role == ui::Role::scroll ||
         node.role == ui::Role::alert;
}

// The timeline's marks are on its slider, which does the same between them.
inline bool is_mark(const ui::Node& node, const ui::Node& on) {
  return on.role == ui::Role::slider && (node.id.starts_with("stage/timeline/mark/") ||
                                         node.id.starts_with("stage/timeline/outside/"));
}

struct Placed {
  const ui::Node* node;
  std::vector<const ui::Node*> above;  // from the root down to its parent
  ui::Rect rect;                       // in the window
  ui::Rect seen;                       // what its scroll areas show of it

  bool under(const ui::Node* other) const { return std::ranges::contains(above, other); }
  const ui::Node* scroll() const {
    for (auto at = above.rbegin(); at != above.rend(); ++at)
      if ((*at)->role == ui::Role::scroll) return *at;
    return nullptr;
  }
};

struct Walk {
  const ui::Interaction& input;
  std::vector<Placed> placed{};
  std::vector<const ui::Node*> path{};

  void visit(const ui::Node& node, ui::Vec origin, const ui::Rect& clip) {
    ui::Vec inner = origin;
    ui::Rect inner_clip = clip;
    if (node.rect) {
      const ui::Rect rect = node.rect->moved(origin);
      placed.push_back({&node, path, rect, intersection(rect, clip)});
      if (node.role == ui::Role::scroll) {
        const ui::Vec wanted = input.scroll(node.id);
        const ui::Vec most{std::max(0.0F, node.content.x - rect.w),
                           std::max(0.0F, node.content.y - rect.h)};
        inner = rect.origin() -
                ui::Vec{std::clamp(wanted.x, 0.0F, most.x), std::clamp(wanted.y, 0.0F, most.y)};
        inner_clip = intersection(rect, clip);
      }
    }
    path.push_back(&node);
    for (const ui::NodePtr& child : node.children) visit(*child, inner, inner_clip);
    path.pop_back();
  }
};

inline std::vector<Placed> places(const ui::Node& root, const ui::Interaction& input) {
  Walk walk{input};
  walk.visit(root, {}, *root.rect);
  return walk.placed;
}

inline bool inside(const ui::Rect& rect, const ui::Rect& room) {
  constexpr float slack = 1;
  return rect.x >= room.x - slack && rect.y >= room.y - slack &&
         rect.right() <= room.right() + slack && rect.bottom() <= room.bottom() + slack;
}

// An open list lies over everything but the bar: only what is in these two can be pressed then.
inline bool behind_list(const Placed& at, const ui::Node* list, const ui::Node* bar) {
  return list != nullptr && at.node != list && !at.under(list) && !at.under(bar);
}

inline std::vector<std::string> faults_of(const ui::Node& root, const ui::Interaction& input) {
  std::vector<std::string> faults;
  const std::vector<Placed> all = places(root, input);
  const ui::Node* list = ui::find(root, "sections");
  const ui::Node* bar = ui::find(root, "bar");
  for (const Placed& control : all) {
    if (!is_control(*control.node) || control.rect.w * control.rect.h == 0) continue;
    if (behind_list(control, list, bar)) continue;
    // Each thing that it is in must hold it, and must itself be in sight or scrolled there.
    const ui::Node* room = control.scroll();
    ui::Rect rect = *control.node->rect;
    if (!inside(rect,
                room != nullptr ? ui::Rect{0, 0, room->content.x, room->content.y} : *root.rect))
      faults.push_back(control.node->id + " reaches out of " + (room ? room->id : "the window"));
    if (room != nullptr && room->rect->h < std::min(rect.h, 44.0F))
      faults.push_back(room->id + " is too low for " + control.node->id);
    for (const Placed& other : all) {
      if (!is_solid(*other.node) || other.node == control.node || other.under(control.node) ||
          is_mark(*other.node, *control.node) || is_mark(*control.node, *other.node) ||
          control.under(other.node) || behind_list(other, list, bar))
        continue;
      // What scrolls together may be out of view now.
      const bool together = other.scroll() == control.scroll();
      const ui::Rect both = together ? intersection(control.rect, other.rect)
                                     : intersection(control.seen, other.seen);
      if (both.w > 1 && both.h > 1)
        faults.push_back(other.node->id + " lies over " + control.node->id);
    }
  }
  for (const Placed& area : all) {
    if (area.node->role != ui::Role::scroll) continue;
    const ui::Node* room = area.scroll();
    if (!inside(*area.node->rect,
                room != nullptr ? ui::Rect{0, 0, room->content.x, room->content.y} : *root.rect))
      faults.push_back("the area " + area.node->id + " reaches out of " +
                       (room ? room->id : "the window"));
  }
  return faults;
}

}  // namespace reach
