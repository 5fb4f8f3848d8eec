#include "ui/frame/semantics.hpp"

#include <array>
#include <stdexcept>
#include <unordered_set>

namespace ui {

const char* role_name(Role role) {
  static constexpr std::array<const char*, static_cast<std::size_t>(Role::count)> names = {
      "group",        "banner",    "main",        "navigation", "region",        "article",
      "dialog",       "heading",   "paragraph",   "text",       "code",          "list",
      "ordered_list", "list_item", "table",       "row",        "column_header", "cell",
      "link",         "button",    "radio_group", "radio",      "tab_list",      "tab",
      "tab_panel",    "toolbar",   "slider",      "progress",   "status",        "alert",
      "figure",       "scroll",    "drag",        "separator"};
  return names[static_cast<std::size_t>(role)];
}

bool Node::same_self(const Node& other) const {
  return role == other.role && id == other.id && name == other.name &&
         description == other.description && rect == other.rect && text == other.text &&
         style == other.style && level == other.level && href == other.href &&
         disabled == other.disabled && current == other.current && busy == other.busy &&
         checked == other.checked && selected == other.selected && expanded == other.expanded &&
         pressed == other.pressed && range == other.range && content == other.content &&
         keys == other.keys && shortcut == other.shortcut && controls == other.controls &&
         hide_name == other.hide_name;
}

void Semantics::begin(Vec window) {
  root_ = std::make_shared<Node>();
  root_->id = "twin";
  root_->rect = Rect{0, 0, window.x, window.y};
  open_.assign(1, root_.get());
}

NodePtr Semantics::end() {
  if (open_.size() != 1) throw std::logic_error("semantics: a node was opened and never closed");
  open_.clear();
  return std::move(root_);
}

Node& Semantics::open(Role role, std::string id, std::string name, std::optional<Rect> rect) {
  auto node = std::make_shared<Node>();
  node->role = role;
  node->id = std::move(id);
  node->name = std::move(name);
  node->rect = rect;
  node->disabled = disables_ && (role == Role::button || role == Role::slider);
  Node& added = *node;
  open_.back()->children.push_back(std::move(node));
  open_.push_back(&added);
  return added;
}

void Semantics::close() {
  if (open_.size() < 2) throw std::logic_error("semantics: close() without an open node");
  open_.pop_back();
}

Node& Semantics::leaf(Role role, std::string id, std::string name, std::optional<Rect> rect) {
  Node& node = open(role, std::move(id), std::move(name), rect);
  close();
  return node;
}

void Semantics::add(NodePtr subtree) { open_.back()->children.push_back(std::move(subtree)); }

std::string text_of(const Node& node) {
  std::string words = node.name;
  const auto space = [&words] {
    if (!words.empty() && words.back() != ' ') words += ' ';
  };
  if (!node.text.empty()) space();
  for (const TextRun& run : node.text) {
    if (run.hard_break) space();
    words += run.text;
  }
  for (const NodePtr& child : node.children) {
    const std::string inner = text_of(*child);
    if (inner.empty()) continue;
    space();
    words += inner;
  }
  return words;
}

const Node* find(const Node& root, std::string_view id) {
  if (root.id == id) return &root;
  for (const NodePtr& child : root.children) {
    if (const Node* found = find(*child, id)) return found;
  }
  return nullptr;
}

namespace {
std::string duplicate_in(const Node& node, std::unordered_set<std::string_view>& seen) {
  if (!seen.insert(node.id).second) return node.id;
  for (const NodePtr& child : node.children) {
    if (std::string twice = duplicate_in(*child, seen); !twice.empty()) return twice;
  }
  return {};
}
}  // namespace

std::string duplicate_id(const Node& root) {
  std::unordered_set<std::string_view> seen;
  return duplicate_in(root, seen);
}

}  // namespace ui
