#include "ui/widgets/choice.hpp"

#include <algorithm>
#include <utility>

#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float padding = 11;
constexpr float number_width = 18;  // the number before an option, or its mark
constexpr float gap = 8;
constexpr float mark = 16;

std::string key_of(std::size_t index) { return std::to_string(index + 1); }

}  // namespace

Choice::Choice(ChoiceModel model, float width, const Metrics& metrics) : model_(std::move(model)) {
  Vec at;
  float row = 0;
  for (const std::string& option : model_.options) {
    const float around = 2 * padding + number_width;
    RichText text(option, TextStyle::small, width - around, metrics);
    const float wanted = std::min(width, text.width() + around + 1);
    if (at.x > 0 && at.x + wanted > width) {
      at = {0, at.y + row + gap};
      row = 0;
    }
    const float height = std::max(model_.least_height, text.height() + 12);
    boxes_.push_back({at.x, at.y, wanted, height});
    texts_.push_back(std::move(text));
    row = std::max(row, height);
    at.x += wanted + gap;
  }
  height_ = at.y + row;
}

std::string Choice::keys() const {
  std::string keys;
  for (std::size_t i = 0; i < model_.options.size(); ++i)
    keys += (keys.empty() ? "" : " ") + key_of(i);
  return keys;
}

std::optional<std::size_t> Choice::draw(Frame& frame, Vec at) const {
  const Scope group(frame.semantics, Role::group, model_.id, model_.name);
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const std::string id = model_.id + "/" + std::to_string(i);
    if (!model_.chosen && (frame.input.activated(id) || frame.input.key(key_of(i)))) chosen = i;
    draw_option(frame, i, boxes_[i].moved(at));
  }
  return chosen;
}

void Choice::draw_option(Frame& frame, std::size_t index, const Rect& box) const {
  const std::string id = model_.id + "/" + std::to_string(index);
  const bool open = !model_.chosen;
  const bool right = !open && index == model_.right;
  const bool wrong = model_.chosen == index && !right;
  Token surface = Token::raised;
  if (right) surface = Token::correct_surface;
  else if (wrong) surface = Token::wrong_surface;
  else if (open && frame.input.hovered(id)) surface = Token::hover;
  Token line = Token::line;
  if (right) line = Token::running;
  else if (wrong) line = Token::failed;
  frame.paint.fill(box, frame.theme[surface], control_radius);
  outline(frame, box, frame.theme[line]);
  const float middle = box.y + box.h / 2;
  if (right || wrong) {
    const Vec centre{box.x + padding + mark / 2 - 3, middle};
    frame.paint.circle(centre, mark / 2, frame.theme[line]);
    frame.paint.icon(right ? Icon::check : Icon::cross, centre, 10, frame.theme[surface]);
  } else {
    const float height = frame.metrics.line_height(TextStyle::label);
    frame.text({box.x + padding, middle - height / 2}, TextStyle::label, Token::muted,
               key_of(index));
  }
  const Vec text{box.x + padding + number_width, middle - texts_[index].height() / 2};
  texts_[index].paint(frame, text, open || right || wrong ? Token::text : Token::muted);
  std::string name = model_.options[index];
  if (model_.chosen == index) name += ", your answer";
  if (right) name += ", right";
  Node& node = frame.semantics.leaf(Role::button, id, name, box);
  node.disabled = !open;
  node.shortcut = key_of(index);
  focus_ring(frame, id, box);
}

}  // namespace ui
