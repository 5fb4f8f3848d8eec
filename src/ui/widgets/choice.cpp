#include "ui/widgets/choice.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float gap = 8;
constexpr float see_gap = 6;   // above the links below an explanation
constexpr float last_gap = 6;  // below them

// The room in an option's box.
struct Room {
  TextStyle style;
  float mark;    // to the centre of the number, or of the disc that replaces it
  float radius;  // of the disc
  float text;    // to the text
  float right;
  float above;
};
constexpr Room in_rows{TextStyle::small, 16, 8, 29, 11, 6};
constexpr Room stacked{TextStyle::body, 22, 10, 42, 14, 10};

const Room& room_of(ChoiceKind kind) { return kind == ChoiceKind::once ? in_rows : stacked; }

std::shared_ptr<Node> node_of(Role role, std::string id, std::optional<Rect> rect) {
  auto node = std::make_shared<Node>();
  node->role = role;
  node->id = std::move(id);
  node->rect = rect;
  return node;
}

void add_text(Node& parent, Role role, std::string id, const RichText& text, Vec at) {
  auto node = node_of(role, std::move(id), text.rect(at));
  text.record(*node);
  parent.children.push_back(std::move(node));
}

}  // namespace

std::vector<ChoiceOption> plain_options(const std::vector<std::string>& texts) {
  std::vector<ChoiceOption> options;
  for (const std::string& text : texts) options.push_back({.text = {{.text = text}}});
  return options;
}

Choice::Choice(ChoiceModel model, float width, const Metrics& metrics) : model_(std::move(model)) {
  Vec at;
  float row = 0;
  for (const ChoiceOption& option : model_.options) {
    Box box = measure(option, width, metrics);
    if (at.x > 0 && at.x + box.rect.w > width) {
      at = {0, at.y + row + gap};
      row = 0;
    }
    box.rect = box.rect.moved(at);
    row = std::max(row, box.rect.h);
    at.x += box.rect.w + gap;
    boxes_.push_back(std::move(box));
  }
  height_ = at.y + row;
}

Choice::Box Choice::measure(const ChoiceOption& option, float width, const Metrics& metrics) const {
  const Room& room = room_of(model_.kind);
  const float inner = width - room.text - room.right;
  Box box{.rect = {},
          .text = RichText(option.text, room.style, inner, metrics),
          .explanation = RichText(option.explanation, TextStyle::small, inner, metrics),
          .see = RichText(option.see, TextStyle::small, inner, metrics),
          .text_at = {},
          .explanation_at = {},
          .see_at = {}};
  const float text = box.text.height();
  const float least = std::max(model_.least_height, text + 2 * room.above);
  const bool rows = model_.kind == ChoiceKind::once;
  const float wanted = box.text.width() + room.text + room.right + 1;
  box.rect = {0, 0, rows ? std::min(width, wanted) : width, least};
  box.text_at = {room.text, (least - text) / 2};
  box.explanation_at = box.text_at + Vec{0, text + 4};
  box.see_at = box.explanation_at + Vec{0, box.explanation.height() + see_gap};
  if (!option.explanation.empty())
    box.rect.h +=
        box.explanation.height() + last_gap + (option.see.empty() ? 0 : see_gap + box.see.height());
  return box;
}

std::string Choice::option_id(std::size_t index) const {
  return model_.id + "/" + std::to_string(index);
}

std::string Choice::key_of(std::size_t index) { return std::to_string(index + 1); }

std::string Choice::keys() const {
  std::string keys;
  for (std::size_t i = 0; i < size(); ++i) keys += (keys.empty() ? "" : " ") + key_of(i);
  return keys;
}

bool Choice::can_choose(std::size_t index) const {
  if (model_.frozen) return false;
  return model_.kind == ChoiceKind::once ? !model_.chosen : model_.chosen != index;
}

// Whether an option shows that it is right or wrong.
std::optional<bool> Choice::judged(std::size_t index) const {
  if (!model_.chosen || model_.kind == ChoiceKind::unjudged) return std::nullopt;
  const bool right = index == model_.right;
  const bool shows_right = model_.kind == ChoiceKind::once && right;
  return model_.chosen == index || shows_right ? std::optional(right) : std::nullopt;
}

// Whether an option is chosen and shows nothing else.
bool Choice::taken(std::size_t index) const {
  return model_.kind == ChoiceKind::unjudged && model_.chosen == index;
}

NodePtr Choice::node(Vec at) const {
  const bool once = model_.kind == ChoiceKind::once;
  auto group = node_of(once ? Role::group : Role::radio_group, model_.id, std::nullopt);
  group->name = model_.name;
  if (!once) group->keys = keys();
  for (std::size_t i = 0; i < size(); ++i) {
    if (once) record_button(*group, i, at + boxes_[i].rect.origin());
    else record_radio(*group, i, at + boxes_[i].rect.origin());
  }
  return group;
}

void Choice::record_button(Node& group, std::size_t index, Vec at) const {
  const Vec size = {boxes_[index].rect.w, boxes_[index].rect.h};
  auto button = node_of(Role::button, option_id(index), Rect{at.x, at.y, size.x, size.y});
  for (const TextRun& run : model_.options[index].text) button->name += run.text;
  if (model_.chosen == index) button->name += ", your answer";
  if (judged(index) == true) button->name += ", right";
  button->disabled = !can_choose(index);
  button->shortcut = key_of(index);
  group.children.push_back(std::move(button));
}

// The explanation is not part of the radio button, so that its text can be selected and clicks on it do nothing.
void Choice::record_radio(Node& group, std::size_t index, Vec at) const {
  const Box& box = boxes_[index];
  const std::string id = option_id(index);
  const bool explained = !model_.options[index].explanation.empty();
  const float height = explained ? box.explanation_at.y : box.rect.h;
  auto radio = node_of(Role::radio, id, Rect{at.x, at.y, box.rect.w, height});
  radio->checked = model_.chosen == index;
  radio->disabled = model_.frozen;
  radio->shortcut = key_of(index);
  add_text(*radio, Role::text, id + "/text", box.text, at + box.text_at);
  group.children.push_back(std::move(radio));
  if (!explained) return;
  add_text(group, Role::paragraph, id + "/why", box.explanation, at + box.explanation_at);
  add_text(group, Role::paragraph, id + "/see", box.see, at + box.see_at);
}

std::optional<std::size_t> Choice::draw(Frame& frame, Vec at) const {
  frame.semantics.add(node(at));
  paint(frame, at);
  for (std::size_t i = 0; i < size(); ++i) {
    if (!can_choose(i)) continue;
    if (frame.input.activated(option_id(i)) || frame.input.key(key_of(i))) return i;
  }
  return std::nullopt;
}

void Choice::paint(Frame& frame, Vec at) const {
  for (std::size_t i = 0; i < size(); ++i) paint_option(frame, i, at);
}

void Choice::paint_option(Frame& frame, std::size_t index, Vec at) const {
  const Box& option = boxes_[index];
  const Rect box = option.rect.moved(at);
  const bool again = model_.kind != ChoiceKind::once;
  const std::optional<bool> right = judged(index);
  Token surface = again ? Token::panel : Token::raised;
  Token line = Token::line;
  if (right) {
    surface = *right ? Token::correct_surface : Token::wrong_surface;
    line = *right ? Token::running : Token::failed;
  } else if (taken(index)) {
    line = Token::accent;
  } else if (can_choose(index) && frame.input.hovered(option_id(index))) {
    surface = Token::hover;
  }
  frame.paint.fill(box, frame.theme[surface], control_radius);
  outline(frame, box, frame.theme[line]);
  const Room& room = room_of(model_.kind);
  const float middle = option.text_at.y + frame.metrics.line_height(room.style) / 2;
  paint_mark(frame, index, box.origin() + Vec{room.mark, middle}, surface);
  const bool strong = again || right || can_choose(index);
  option.text.paint(frame, box.origin() + option.text_at, strong ? Token::text : Token::muted);
  option.explanation.paint(frame, box.origin() + option.explanation_at, Token::text);
  option.see.paint(frame, box.origin() + option.see_at, Token::muted);
  focus_ring(frame, option_id(index), box);
}

// The number of an option, or whether it is right.
void Choice::paint_mark(Frame& frame, std::size_t index, Vec centre, Token surface) const {
  const float radius = room_of(model_.kind).radius;
  if (const std::optional<bool> right = judged(index)) {
    frame.paint.circle(centre, radius, frame.theme[*right ? Token::running : Token::failed]);
    frame.paint.icon(*right ? Icon::check : Icon::cross, centre, 10, frame.theme[surface]);
    return;
  }
  if (taken(index)) {
    frame.paint.circle(centre, radius, frame.theme[Token::accent]);
    frame.paint.circle(centre, radius / 2, frame.theme[surface]);
    return;
  }
  const bool again = model_.kind != ChoiceKind::once;
  const bool hovered = again && can_choose(index) && frame.input.hovered(option_id(index));
  const Token token = hovered ? Token::accent : Token::muted;
  if (again) frame.paint.ring(centre, radius, frame.theme[token], 1.5F);
  frame.paint.text_centred(Rect{centre.x, centre.y, 0, 0}.inset(-radius), TextStyle::label,
                           frame.theme[token], key_of(index));
}

}  // namespace ui
