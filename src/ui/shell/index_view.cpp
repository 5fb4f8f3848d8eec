#include "ui/shell/index_view.hpp"

#include <algorithm>
#include <vector>

#include "course/play.hpp"
#include "ui/frame/node_ids.hpp"
#include "ui/lesson/lesson_layout.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float side_inset = 24;
constexpr float number = 26;  // room for a section's number, or its check mark

int read_sections(const IndexView::Card& card) {
  return static_cast<int>(std::count_if(card.sections.begin(), card.sections.end(),
                                        [](const auto& part) { return part.read; }));
}

bool started(const IndexView::Card& card) {
  return read_sections(card) > 0 || card.answered > 0 || card.deeper.answered > 0;
}

// Every section is read, and every answer right.
bool complete(const IndexView::Card& card) {
  return started(card) && read_sections(card) == static_cast<int>(card.sections.size()) &&
         card.score == card.questions;
}

std::string read_words(const IndexView::Card& card) {
  return std::to_string(read_sections(card)) + " of " + std::to_string(card.sections.size());
}

std::string score_words(int score, int questions) {
  return std::to_string(score) + "/" + std::to_string(questions);
}

std::string progress_words(const IndexView::Card& card) {
  if (!started(card)) return "Not started";
  std::string words = complete(card) ? "Completed · " : "";
  words += read_words(card) + (card.sections.size() == 1 ? " section read" : " sections read");
  if (card.questions == 0) return words;
  words += card.answered == 0 ? " · quiz not answered yet"
                              : " · quiz " + score_words(card.score, card.questions);
  if (card.deeper.answered == 0) return words;
  return words + " · deeper " + score_words(card.deeper.score, card.deeper.questions);
}

const char* open_words(const IndexView::Card& card) {
  return complete(card) ? "Review" : started(card) ? "Continue" : "Start";
}

// A card's texts, broken into lines of its width.
struct Texts {
  RichText title;
  RichText summary;
  std::vector<RichText> sections;
  float line;          // the height of a line of small text
  float state_beside;  // offset of the progress text beside the button
  bool beside;         // false: no room, so it is below the button
  RichText state;

  Texts(const IndexView::Card& card, float width, const Metrics& metrics)
      : title(card.title, TextStyle::heading, width, metrics),
        summary(card.summary, TextStyle::body, width, metrics),
        line(metrics.line_height(TextStyle::small)),
        state_beside(button_width(metrics, open_words(card)) + 14),
        beside(metrics.width(TextStyle::small, progress_words(card)) <=
               width - state_beside - check(card)),
        state(progress_words(card), TextStyle::small,
              width - check(card) - (beside ? state_beside : 0), metrics) {
    for (const auto& part : card.sections)
      sections.emplace_back(part.title, TextStyle::small, width - number, metrics);
  }

  // The room for the check mark of a completed lesson.
  static float check(const IndexView::Card& card) { return complete(card) ? 20 : 0; }
  float row(std::size_t section) const { return sections[section].height() + 8; }
  float height() const {
    float rows = 0;
    for (std::size_t i = 0; i < sections.size(); ++i) rows += row(i);
    return 22 + line + 4 + title.height() + 6 + summary.height() + 16 + rows + 18 + 4 + 18 +
           control_height + (beside ? 0 : 10 + state.height()) + 22;
  }
};

constexpr const char* play_id = "index/play";

// The texts of the card for recorded runs.
struct PlayTexts {
  RichText title;
  RichText summary;

  PlayTexts(float width, const Metrics& metrics)
      : title("Your own program", TextStyle::heading, width, metrics),
        summary("Write a program or record your own, and step through it here.", TextStyle::body,
                width, metrics) {}

  float height() const {
    return 22 + title.height() + 6 + summary.height() + 16 + control_height + 22;
  }
};

// A button that is a link.
void link_button(Frame& frame, Button button, const std::string& of, std::string href) {
  Node& node =
      frame.semantics.leaf(Role::link, std::string(button.id), std::string(button.label) + " " + of,
                           button.rect.at_least(touch_height));
  node.hide_name = true;
  node.href = std::move(href);
  paint_button(frame, button);
}

void section(Frame& frame, const IndexView::Card& card, std::size_t index, const RichText& words,
             Vec at) {
  const auto& part = card.sections[index];
  const std::string id = "index/" + card.slug + "/" + part.id;
  const float line = frame.metrics.line_height(TextStyle::small);
  const float top = at.y + 4;
  if (part.read) {
    frame.paint.icon(Icon::check, {at.x + 7, top + line / 2}, 13, frame.theme[Token::running]);
  } else {
    frame.text({at.x + 3, top}, TextStyle::small, Token::muted, std::to_string(index + 1));
  }
  const bool lit = frame.input.hovered(id);
  words.paint(frame, {at.x + number, top}, lit ? Token::accent : Token::text);
  const Scope item(frame.semantics, Role::list_item, id + "/item");
  const Rect rect{at.x + number, top, words.width(), words.height()};
  Node& node = frame.semantics.leaf(Role::link, id, {}, rect);
  words.record(node);
  node.href = card.href + "#" + part.id;
  if (part.read) node.description = "read";
  focus_ring(frame, id, rect.inset(-4, -2), 4);
}

}  // namespace

void IndexView::draw(Frame& frame, const Model& model, const Rect& area) {
  for (const Card& each : model.cards) {
    const std::string id = "index/" + each.slug;
    if (frame.input.activated(id + "/open")) frame.intend(OpenLesson{each.slug, each.position});
    for (const auto& part : each.sections) {
      if (frame.input.activated(id + "/" + part.id)) frame.intend(OpenLesson{each.slug, part.id});
    }
  }
  if (frame.input.activated(std::string(play_id) + "/open"))
    frame.intend(OpenLesson{course::play_slug, {}});
  const Column column = lesson_column(area.w, true, frame.metrics);
  const Metrics& metrics = frame.metrics;
  const bool inviting = std::ranges::none_of(model.cards, started);
  const IndexHead::Model head{model.title, model.summary, column, inviting};
  const float top = head_.bottom(head, metrics);
  Column cards = column;
  cards.x = head_.left(head, metrics);
  // The scroll area needs its content's height before anything is drawn into it.
  float height = top + 60;
  for (const Card& each : model.cards) {
    height += Texts(each, cards.width - 2 * side_inset, metrics).height() + 16;
  }
  const bool plays = !model.play_href.empty();
  if (plays) height += PlayTexts(cards.width - 2 * side_inset, metrics).height() + 16;
  const ScrollArea scroll(frame, node_id::index, "Course", area, {area.w, height}, false);
  head_.draw(frame, head);
  float y = top;
  const bool primary = !head_.has_opening() || !inviting;
  {
    const Scope list(frame.semantics, Role::list, "index/lessons", "Lessons");
    for (std::size_t i = 0; i < model.cards.size(); ++i) {
      y = card(frame, model.cards[i], cards, primary && i == 0, y) + 16;
    }
  }
  if (plays) play_card(frame, model, cards, y);
}

void IndexView::play_card(Frame& frame, const Model& model, const Column& column, float y) {
  const std::string id = play_id;
  const PlayTexts texts(column.width - 2 * side_inset, frame.metrics);
  const Rect box{column.x, y, column.width, texts.height()};
  const float left = box.x + side_inset;
  ui::card(frame, box);
  const Scope group(frame.semantics, Role::group, id, "Your own program", box);
  float top = box.y + 22;
  texts.title.draw(frame, id + "/title", {left, top}, Token::text, Role::heading).level = 2;
  top += texts.title.height() + 6;
  texts.summary.draw(frame, id + "/summary", {left, top}, Token::muted);
  top += texts.summary.height() + 16;
  const std::string words = "Open";
  link_button(frame,
              {.id = id + "/open",
               .label = words,
               .rect = {left, top, button_width(frame.metrics, words), control_height}},
              "your own program", model.play_href);
}

float IndexView::card(Frame& frame, const Card& card, const Column& column, bool primary, float y) {
  const std::string id = "index/" + card.slug;
  const float width = column.width - 2 * side_inset;
  const Texts texts(card, width, frame.metrics);
  const Rect box{column.x, y, column.width, texts.height()};
  const float left = box.x + side_inset;
  ui::card(frame, box);
  const Scope item(frame.semantics, Role::list_item, id, {}, box);
  float top = box.y + 22;
  label(frame, id + "/meta", card.meta, {left, top}, TextStyle::small_strong, Token::accent);
  top += texts.line + 4;
  texts.title.draw(frame, id + "/title", {left, top}, Token::text, Role::heading).level = 2;
  top += texts.title.height() + 6;
  texts.summary.draw(frame, id + "/summary", {left, top}, Token::muted);
  top += texts.summary.height() + 16;
  {
    const Scope sections(frame.semantics, Role::ordered_list, id + "/sections", "Sections");
    for (std::size_t i = 0; i < card.sections.size(); ++i) {
      section(frame, card, i, texts.sections[i], {left, top});
      top += texts.row(i);
    }
  }
  top += 18;
  progress(frame, card, {left, top, width, 4});
  top += 4 + 18;
  start(frame, card, primary, {left, top});
  const Vec at = texts.beside
                     ? Vec{left + texts.state_beside, top + (control_height - texts.line) / 2}
                     : Vec{left, top + control_height + 10};
  if (complete(card)) {
    frame.paint.icon(Icon::check, {at.x + 7, at.y + texts.line / 2}, 14,
                     frame.theme[Token::running]);
  }
  texts.state.draw(frame, id + "/state", at + Vec{Texts::check(card), 0}, Token::muted);
  return box.bottom();
}

void IndexView::progress(Frame& frame, const Card& card, const Rect& track) {
  const double most = std::max<double>(1, static_cast<double>(card.sections.size()));
  const double now = read_sections(card);
  const auto part = static_cast<float>(now / most);
  const bool thin = frame.theme.high_contrast();  // in which the track is as strong as the progress
  frame.paint.fill(thin ? track.inset(0, 1.5F) : track, frame.theme[Token::line], thin ? 0 : 2);
  frame.paint.fill({track.x, track.y, track.w * part, track.h}, frame.theme[Token::running], 2);
  frame.semantics.leaf(Role::progress, "index/" + card.slug + "/progress", "Sections read", track)
      .range = ValueRange{now, 0, most, 1, read_words(card)};
}

void IndexView::start(Frame& frame, const Card& card, bool primary, Vec at) {
  const std::string id = "index/" + card.slug;
  const std::string words = open_words(card);
  link_button(frame,
              {.id = id + "/open",
               .label = words,
               .rect = {at.x, at.y, button_width(frame.metrics, words), control_height},
               .look = primary ? ButtonLook::primary : ButtonLook::normal},
              card.title, card.href + (card.position.empty() ? "" : "#" + card.position));
}

}  // namespace ui
