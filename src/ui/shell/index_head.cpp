#include "ui/shell/index_head.hpp"

#include <algorithm>
#include <utility>

#include "ui/frame/node_ids.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float top_inset = 72;
constexpr float opening_inset = 40;  // above an index with an opening, so that all of it is in view
constexpr float below_head = 40;
constexpr float between = 48;      // the text and the stage beside it
constexpr float text_width = 368;  // of the text beside the stage
constexpr float least_stage = 560;
constexpr const char* open_id = "index/opening/open";
constexpr const char* play_id = "index/opening/play";
constexpr std::string_view open_words = "Step through it";

const char* play_words(const SmallStage& stage) {
  return stage.playing() ? "Pause" : stage.at_end() ? "Play again" : "Play";
}

}  // namespace

/// The texts, broken into lines, and where everything is.
struct IndexHead::Layout {
  RichText title;
  RichText summary;
  RichText sentence;
  Vec at;  // of the title
  Vec summary_at;
  Vec sentence_at;
  Vec buttons_at;
  Rect stage;
  float bottom;

  Layout(const IndexHead& head, const Model& model, const Metrics& metrics) {
    const Column& column = model.column;
    const float narrow = text_width * metrics.text_scale;
    const bool beside = head.has_opening() && column.wide_width >= narrow + between + least_stage;
    const float width = beside ? narrow : column.width;
    title = RichText(model.title, TextStyle::display, width, metrics);
    summary = RichText(model.summary, TextStyle::body, width, metrics);
    at = {beside ? column.wide_x : column.x, head.has_opening() ? opening_inset : top_inset};
    summary_at = {at.x, at.y + title.height() + 12};
    float y = summary_at.y + summary.height();
    if (head.has_opening()) {
      sentence = RichText(head.opening_->sentence, TextStyle::body, width, metrics);
      sentence_at = {at.x, y + 24};
      buttons_at = {at.x, sentence_at.y + sentence.height() + 16};
      y = buttons_at.y + control_height;
      const float left = beside ? at.x + width + between : column.wide_x;
      const float room = column.wide_x + column.wide_width - left;
      const float wide = beside ? room : std::min(room, 760.0F);
      stage = {left + (beside ? 0 : (room - wide) / 2), beside ? opening_inset : y + 24, wide,
               head.stage_->height(metrics, wide)};
      y = std::max(y, stage.bottom());
    }
    bottom = y + below_head;
  }
};

void IndexHead::set_opening(const course::Opening& opening, const std::string& root,
                            stage::Program program) {
  opening_ = &opening;
  href_ = root + opening.lesson + "/#demo=" + opening.demo;
  stage_ = std::make_unique<SmallStage>(opening, std::move(program));
}

float IndexHead::left(const Model& model, const Metrics& metrics) const {
  return Layout(*this, model, metrics).at.x;
}

float IndexHead::bottom(const Model& model, const Metrics& metrics) const {
  return Layout(*this, model, metrics).bottom;
}

void IndexHead::draw(Frame& frame, const Model& model) {
  const Layout at(*this, model, frame.metrics);
  at.title.draw(frame, node_id::index_title, at.at, Token::text, Role::heading).level = 1;
  at.summary.draw(frame, "index/summary", at.summary_at, Token::muted);
  if (has_opening()) draw_opening(frame, at, model.inviting);
}

void IndexHead::draw_opening(Frame& frame, const Layout& at, bool inviting) {
  const Scope group(frame.semantics, Role::group, "index/opening", opening_->title);
  at.sentence.draw(frame, "index/opening/sentence", at.sentence_at, Token::text);
  draw_buttons(frame, at.buttons_at, inviting);
  frame.semantics.leaf(Role::figure, "index/opening/picture",
                       "A small stage plays " + opening_->python.file +
                           ": its listing, its tasks on the loop's clock, and its output",
                       at.stage);
  const std::string_view before = play_words(*stage_);
  stage_->draw(frame, at.stage);
  if (play_words(*stage_) != before) frame.draw_again();
}

void IndexHead::draw_buttons(Frame& frame, Vec at, bool inviting) {
  if (frame.input.activated(open_id))
    frame.intend(OpenLesson{.lesson = opening_->lesson, .demo = opening_->demo});
  if (frame.input.activated(play_id)) stage_->toggle();
  const Rect press{at.x, at.y, button_width(frame.metrics, open_words), control_height};
  Node& node =
      frame.semantics.leaf(Role::link, open_id, std::string(open_words) + ": " + opening_->title,
                           press.at_least(touch_height));
  node.hide_name = true;
  node.href = href_;
  paint_button(frame, {.id = open_id,
                       .label = open_words,
                       .rect = press,
                       .look = inviting ? ButtonLook::primary : ButtonLook::normal});
  const char* words = play_words(*stage_);
  (void)button(
      frame, {.id = play_id,
              .label = words,
              .rect = {press.right() + 8, at.y, button_width(frame.metrics, words), control_height},
              .look = ButtonLook::quiet,
              .reach = touch_height});
}

}  // namespace ui
