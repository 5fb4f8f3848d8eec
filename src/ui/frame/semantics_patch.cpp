#include "ui/frame/semantics_patch.hpp"

#include "encoding/json_writer.hpp"

namespace ui {
namespace {

using encoding::JsonWriter;

const char* run_kind(TextRun::Kind kind) {
  switch (kind) {
    case TextRun::Kind::plain: return "";
    case TextRun::Kind::strong: return "strong";
    case TextRun::Kind::em: return "em";
    case TextRun::Kind::code: return "code";
    case TextRun::Kind::chip: return "chip";
  }
  return "";
}

void write_text(JsonWriter& json, const Node& node) {
  json.key("style").value(spec(node.style).name);
  json.key("text").begin_array();
  for (const TextRun& run : node.text) {
    json.begin_array().value(run.text).value(run_kind(run.kind));
    json.value(run.hard_break ? 2 : run.new_line ? 1 : 0);
    if (!run.link_id.empty()) json.value(run.link_id).value(run.href);
    json.end_array();
  }
  json.end_array();
}

void write_states(JsonWriter& json, const Node& node) {
  if (node.level != 0) json.key("level").value(node.level);
  if (!node.href.empty()) json.key("href").value(node.href);
  if (node.disabled) json.key("off").value(true);
  if (node.current) json.key("current").value(true);
  if (node.busy) json.key("busy").value(true);
  if (node.checked) json.key("checked").value(*node.checked);
  if (node.selected) json.key("selected").value(*node.selected);
  if (node.expanded) json.key("expanded").value(*node.expanded);
  if (node.pressed) json.key("pressed").value(*node.pressed);
  if (!node.keys.empty()) json.key("keys").value(node.keys);
  if (!node.shortcut.empty()) json.key("shortcut").value(node.shortcut);
  if (!node.controls.empty()) json.key("controls").value(node.controls);
  if (node.hide_name) json.key("hide_name").value(true);
  if (node.range) {
    json.key("range").begin_array().rounded(node.range->now).rounded(node.range->min);
    json.rounded(node.range->max).rounded(node.range->step).value(node.range->text).end_array();
  }
  if (node.role == Role::scroll) {
    json.key("content").begin_array().rounded(node.content.x).rounded(node.content.y).end_array();
  }
}

void write(JsonWriter& json, const Node& node) {
  json.begin_object().key("id").value(node.id).key("role").value(role_name(node.role));
  if (!node.name.empty()) json.key("name").value(node.name);
  if (!node.description.empty()) json.key("description").value(node.description);
  if (node.rect) {
    json.key("rect").begin_array().rounded(node.rect->x).rounded(node.rect->y);
    json.rounded(node.rect->w).rounded(node.rect->h).end_array();
  }
  if (!node.text.empty()) write_text(json, node);
  write_states(json, node);
  if (!node.children.empty()) {
    json.key("children").begin_array();
    for (const NodePtr& child : node.children) json.value(child->id);
    json.end_array();
  }
  json.end_object();
}

bool same_children(const Node& a, const Node& b) {
  if (a.children.size() != b.children.size()) return false;
  for (std::size_t i = 0; i < a.children.size(); ++i) {
    if (a.children[i] != b.children[i] && a.children[i]->id != b.children[i]->id) return false;
  }
  return true;
}

/// Children mostly keep their order, so the search starts after the last match.
const Node* match(const Node& parent, const Node& child, std::size_t& hint) {
  const std::size_t size = parent.children.size();
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t at = (hint + i) % size;
    if (parent.children[at]->id == child.id) {
      hint = at + 1;
      return parent.children[at].get();
    }
  }
  return nullptr;
}

void compare(JsonWriter& json, const Node* previous, const Node& current) {
  if (previous == &current) return;
  if (previous == nullptr || !previous->same_self(current) || !same_children(*previous, current)) {
    write(json, current);
  }
  std::size_t hint = 0;
  for (const NodePtr& child : current.children) {
    compare(json, previous == nullptr ? nullptr : match(*previous, *child, hint), *child);
  }
}

}  // namespace

std::string semantics_patch(const Node* previous, const Node& current) {
  JsonWriter json;
  json.begin_object().key("nodes").begin_array();
  const std::size_t before = json.text().size();
  compare(json, previous, current);
  if (json.text().size() == before) return {};
  json.end_array().end_object();
  return json.text();
}

}  // namespace ui
