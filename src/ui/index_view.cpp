#include "ui/index_view.hpp"

#include <algorithm>

#include "ui/lesson_layout.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

constexpr float kInset = 24;

std::string progress_words(const IndexView::Card& card) {
  if (card.read == 0 && card.score == 0) return "Not started";
  return std::to_string(card.read) + " of " + std::to_string(card.sections) + " sections read · quiz " +
         std::to_string(card.score) + "/" + std::to_string(card.questions);
}

bool complete(const IndexView::Card& card) {
  return card.questions > 0 && card.score == card.questions;
}

void text(Frame& frame, const std::string& id, const RichText& words, Vec at, Token token,
          Role role = Role::paragraph, int level = 0) {
  words.paint(frame, at, token);
  Node& node = frame.semantics.leaf(role, id, {}, words.rect(at));
  node.level = level;
  words.record(node);
}

}  // namespace

std::string IndexView::draw(Frame& frame, const Model& model, const Rect& area) {
  std::string opened;
  for (const Card& each : model.cards) {
    if (frame.input.activated("index/" + each.slug + "/open")) opened = each.slug;
  }
  const Column column = lesson_column(area.w, true, frame.metrics);
  const Metrics& metrics = frame.metrics;
  // Heights first: the scroll area wants its content's height before anything is drawn into it.
  const RichText title(model.title, TextStyle::display, column.width, metrics);
  const RichText summary(model.summary, TextStyle::body, column.width, metrics);
  float height = 72 + title.height() + 12 + summary.height() + 40;
  for (const Card& each : model.cards) height += card_height(each, column, metrics) + 16;
  const ScrollArea scroll(frame, kScroll, "Course", area, {area.w, height + 60});
  float y = 72;
  text(frame, "index/title", title, {column.x, y}, Token::text, Role::heading, 1);
  y += title.height() + 12;
  text(frame, "index/summary", summary, {column.x, y}, Token::muted);
  y += summary.height() + 40;
  const Scope list(frame.semantics, Role::list, "index/lessons", "Lessons");
  for (std::size_t i = 0; i < model.cards.size(); ++i) {
    card(frame, model.cards[i], column, i == 0, y);
    y += 16;
  }
  return opened;
}

float IndexView::card_height(const Card& card, const Column& column, const Metrics& metrics) const {
  const float width = column.width - 2 * kInset;
  const RichText title(card.title, TextStyle::heading, width, metrics);
  const RichText summary(card.summary, TextStyle::body, width, metrics);
  return 22 + metrics.line_height(TextStyle::small) + 4 + title.height() + 6 + summary.height() +
         18 + 4 + 16 + kControlHeight + 22;
}

void IndexView::card(Frame& frame, const Card& card, const Column& column, bool primary, float& y) {
  const Metrics& metrics = frame.metrics;
  const std::string id = "index/" + card.slug;
  const Rect box{column.x, y, column.width, card_height(card, column, metrics)};
  const float width = box.w - 2 * kInset;
  ui::card(frame, box);
  const Scope item(frame.semantics, Role::list_item, id, {}, box);
  float top = box.y + 22;
  label(frame, id + "/meta", card.meta, {box.x + kInset, top}, TextStyle::small_strong,
        Token::accent);
  top += metrics.line_height(TextStyle::small) + 4;
  const RichText title(card.title, TextStyle::heading, width, metrics);
  text(frame, id + "/title", title, {box.x + kInset, top}, Token::text, Role::heading, 2);
  top += title.height() + 6;
  const RichText summary(card.summary, TextStyle::body, width, metrics);
  text(frame, id + "/summary", summary, {box.x + kInset, top}, Token::muted);
  top += summary.height() + 18;
  const Rect track{box.x + kInset, top, width, 4};
  const int all = std::max(1, card.sections + card.questions);
  const float part = static_cast<float>(card.read + card.score) / static_cast<float>(all);
  frame.paint.fill(track, frame.theme[Token::line], 2);
  frame.paint.fill({track.x, track.y, track.w * part, track.h}, frame.theme[Token::running], 2);
  frame.semantics.leaf(Role::progress, id + "/progress", "Progress", track).range =
      ValueRange{static_cast<double>(card.read + card.score), 0, static_cast<double>(all), 1,
                 progress_words(card)};
  top += 20;
  const bool begun = card.read > 0 || card.score > 0;
  const std::string words = complete(card) ? "Review" : begun ? "Continue" : "Start";
  const Rect press{box.x + kInset, top, button_width(metrics, words), kControlHeight};
  Node& node = frame.semantics.leaf(Role::link, id + "/open", words, press);
  node.href = card.href;
  node.description = card.title;
  paint_button(frame, {.id = id + "/open",
                       .label = words,
                       .rect = press,
                       .look = primary ? Look::primary : Look::normal});
  const std::string progress = progress_words(card);
  const float line = metrics.line_height(TextStyle::small);
  float x = press.right() + 14;
  const float middle = top + (kControlHeight - line) / 2;
  if (complete(card)) {
    frame.paint.icon(Icon::check, {x + 7, middle + line / 2}, 14, frame.theme[Token::running]);
    x += 20;
  }
  label(frame, id + "/state", progress, {x, middle});
  y = box.bottom();
}

}  // namespace ui
