#include "ui/stage/loop/card_flow.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float between = 10;
constexpr float between_lines = 3;
constexpr float side_inset = 14;
constexpr float small_inset = 11;
constexpr float padding = 30;  // left and right of a card's text, with some margin

float first_line_width(const Metrics& metrics, const CallbackCard& card) {
  return metrics.width(TextStyle::strong, card.title) +
         (card.action.empty() ? 0 : metrics.width(TextStyle::label, " " + card.action) + 3);
}

/// The notes that are drawn.
std::span<const std::string> notes_of(const CallbackCard& card) {
  if (card.detail != CardDetail::all) return {};
  return card.notes;
}

float card_width(const Metrics& metrics, const CallbackCard& card, float most) {
  if (card.detail == CardDetail::title)
    return std::min(most, metrics.width(TextStyle::small_strong, card.title) + 2 * small_inset);
  float widest = first_line_width(metrics, card);
  for (const std::string& note : notes_of(card))
    widest = std::max(widest, metrics.width(TextStyle::label, note));
  return std::min(most, widest + padding);
}

/// The text below the title of a card of that width, including the action if it does not fit beside it.
std::vector<RichText> text_below(const Metrics& metrics, const CallbackCard& card, float width) {
  std::vector<RichText> words;
  const auto add = [&](const std::string& text) {
    words.emplace_back(text, TextStyle::label, width - 2 * side_inset, metrics);
  };
  if (!card.action.empty() && !shows_action(metrics, card, width)) add(card.action);
  for (const std::string& note : notes_of(card)) add(note);
  return words;
}

float card_height(const Metrics& metrics, const CallbackCard& card, float width) {
  if (card.detail == CardDetail::title) return metrics.line_height(TextStyle::small_strong) + 10;
  float height = 20 + metrics.line_height(TextStyle::strong);
  for (const RichText& words : text_below(metrics, card, width))
    height += between_lines + words.height();
  return height;
}

std::string card_text(const CallbackCard& card) {
  std::string words = card.title + (card.action.empty() ? "" : " " + card.action);
  for (const std::string& note : card.notes) words += ", " + note;
  return words;
}

void paint_card(Frame& frame, const CallbackCard& card, const Rect& rect) {
  const Color color = frame.theme[card.outline];
  frame.paint.fill(
      rect,
      card.lit ? over(color.faded(0.14F), frame.theme[Token::panel]) : frame.theme[Token::panel],
      card_radius);
  outline(frame, rect, color.faded(card.lit ? 1.0F : 0.7F), card_radius);
  if (card.decides)
    frame.paint.stroke(rect.inset(-3), frame.theme[Token::accent], card_radius + 3, 2);
  const Metrics& metrics = frame.metrics;
  if (card.detail == CardDetail::title) {
    frame.paint.text_within({rect.x + small_inset, rect.y + 5}, rect.w - 2 * small_inset,
                            TextStyle::small_strong, frame.theme[Token::text], card.title);
    return;
  }
  const float room = rect.w - 2 * side_inset;
  const Vec at{rect.x + side_inset, rect.y + 10};
  frame.paint.text_within(at, room, TextStyle::strong, frame.theme[Token::text], card.title);
  if (shows_action(metrics, card, rect.w)) {
    const float title = metrics.width(TextStyle::strong, card.title);
    const float drop = metrics.baseline(TextStyle::strong) - metrics.baseline(TextStyle::label);
    frame.paint.text_within({at.x + title + 5, at.y + drop}, room - title - 5, TextStyle::label,
                            frame.theme[Token::muted], card.action);
  }
  float y = at.y + metrics.line_height(TextStyle::strong);
  for (const RichText& words : text_below(metrics, card, rect.w)) {
    words.paint(frame, {at.x, y + between_lines}, Token::muted);
    y += between_lines + words.height();
  }
}

}  // namespace

bool shows_action(const Metrics& metrics, const CallbackCard& card, float width) {
  return first_line_width(metrics, card) + padding <= width;
}

CardFlow::CardFlow(Frame& frame, Motion* motion, Vec at, float width)
    : frame_(frame), motion_(motion), left_(at.x), width_(width), x_(at.x), y_(at.y) {}

void CardFlow::add(CallbackCard card) {
  const float width = wanted(card);
  const Rect rect = take(width, card_height(frame_.metrics, card, width));
  if (motion_ == nullptr) return;
  frame_.semantics.leaf(Role::list_item, card.id, card_text(card), rect).current = card.decides;
  const Vec shown = motion_->shown(card.handle, rect.origin(), card.waker);
  placed_.push_back({std::move(card), {shown.x, shown.y, rect.w, rect.h}});
}

void CardFlow::add_words(const std::string& id, const std::string& words, Token token,
                         const CallbackCard* next, const std::string& spoken) {
  const float width = frame_.metrics.width(TextStyle::label, words);
  const float line = frame_.metrics.line_height(TextStyle::label);
  const float next_width = next == nullptr ? 0 : wanted(*next);
  const bool joined = next != nullptr && width + between + next_width <= width_;
  make_room(joined ? width + between + next_width : width);
  const float beside =
      joined ? std::max(row_, card_height(frame_.metrics, *next, next_width)) : row_;
  const float drop = std::max(0.0F, (beside - line) / 2);
  const Vec at{x_, y_ + drop};
  if (motion_ != nullptr && spoken.empty()) {
    label(frame_, id, words, at, TextStyle::label, token);
  } else if (motion_ != nullptr) {
    frame_.text(at, TextStyle::label, token, words);
    frame_.semantics.leaf(Role::text, id, spoken, Rect{at.x, at.y, width, line}).hide_name = true;
  }
  advance(width, drop + line);
}

void CardFlow::add_dashed(const std::string& id, const std::string& first,
                          const std::string& second) {
  const float width = std::max(frame_.metrics.width(TextStyle::label, first),
                               frame_.metrics.width(TextStyle::label, second)) +
                      24;
  const float line = frame_.metrics.line_height(TextStyle::label);
  const Rect rect = take(width, 18 + line + (second.empty() ? 0 : line + 2));
  if (motion_ == nullptr) return;
  frame_.paint.dashed(rect, frame_.theme[Token::line], control_radius);
  frame_.text({rect.x + 12, rect.y + 9}, TextStyle::label, Token::muted, first);
  if (!second.empty())
    frame_.text({rect.x + 12, rect.y + 9 + line + 2}, TextStyle::label, Token::muted, second);
  frame_.semantics.leaf(Role::list_item, id, second.empty() ? first : first + ", " + second, rect);
}

void CardFlow::paint() {
  for (auto placed = placed_.rbegin(); placed != placed_.rend(); ++placed)
    paint_card(frame_, placed->card, placed->rect);
}

float CardFlow::wanted(const CallbackCard& card) const {
  return card_width(frame_.metrics, card, width_);
}

/// The next place in the row, or in a new row.
Rect CardFlow::take(float width, float height) {
  make_room(width);
  const float drop = std::max(0.0F, (row_ - height) / 2);
  const Rect rect{x_, y_ + drop, width, height};
  advance(width, drop + height);
  return rect;
}

void CardFlow::make_room(float width) {
  if (x_ > left_ && x_ + width > left_ + width_) {
    x_ = left_;
    y_ += row_ + 8;
    row_ = 0;
  }
}

void CardFlow::advance(float width, float height) {
  x_ += width + between;
  row_ = std::max(row_, height);
}

}  // namespace ui
