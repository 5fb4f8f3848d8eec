#include "ui/stage/prediction_panel.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "course/prediction_progress.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr const char* panel_id = "stage/prediction";
constexpr const char* skip_id = "stage/prediction/skip";
constexpr const char* close_id = "stage/prediction/close";
constexpr float inset = 16;
constexpr float gap = 8;
constexpr float margin = 8;  // around the panel
constexpr float least_height = 60;
constexpr float most_share = 0.5F;  // of the stage, for a question
constexpr float icon_size = 12;
constexpr float icon_room = 20;

/// A card with a title and a button beside it, above its content. It scrolls if it is higher than its rectangle.
class TitledCard {
 public:
  TitledCard(const Frame& frame, const std::string& title, std::string button, float width,
             bool sheet)
      : label_(std::move(button)),
        button_{button_width(frame.metrics, label_), sheet ? touch_height : control_height},
        width_(width - 2 * (margin + inset)),
        title_(title, TextStyle::small_strong, width_ - button_.x - gap, frame.metrics),
        head_(std::max(title_.height(), button_.y)) {}

  /// The width of the content.
  [[nodiscard]] float width() const { return width_; }
  /// The height with a content of that height.
  [[nodiscard]] float height(float content) const { return inset + head_ + gap + content + inset; }

  /// Draws it and, by `content`, what it contains.
  /// @returns whether the button was pressed
  template <class Content>
  bool draw(Frame& frame, const Rect& rect, float height, bool open, const Content& content) const {
    frame.paint.shadow(rect, card_radius);
    card(frame, rect, Token::panel, open ? Token::accent : Token::line);
    std::optional<ScrollArea> scroll;
    if (rect.h < height)
      scroll.emplace(frame, "stage/prediction/scroll", "Prediction", rect, Vec{rect.w, height});
    const Vec at = (scroll ? Vec{} : rect.origin()) + Vec{inset, inset};
    title_.draw(frame, "stage/prediction/question", {at.x, at.y + (head_ - title_.height()) / 2},
                open ? Token::text : Token::muted);
    const bool pressed =
        button(frame, {.id = open ? skip_id : close_id,
                       .label = label_,
                       .rect = {at.x + width_ - button_.x, at.y, button_.x, button_.y},
                       .look = open ? ButtonLook::quiet : ButtonLook::normal});
    content(Vec{at.x, at.y + head_ + gap});
    return pressed;
  }

 private:
  std::string label_;
  Vec button_;
  float width_;
  RichText title_;
  float head_;
};

std::string verdict(const stage::PredictionSession::Entry& entry) {
  const stage::Question& question = entry.question;
  const std::string right = "\"" + question.options[question.right] + "\".";
  if (*entry.chosen == question.right) return "Right: " + right;
  return "You said \"" + question.options[*entry.chosen] + "\". It was " + right;
}

}  // namespace

void PredictionPanel::open(const course::Demo& demo,
                           const std::map<std::string, course::PredictionResult>& predicted,
                           const stage::Program& program) {
  close();
  demo_ = demo.id;
  asked_.clear();
  for (const course::Prediction& prediction : demo.predictions) {
    const auto kept = predicted.find(course::prediction_key(demo.id, prediction.id));
    if (kept == predicted.end() || kept->second == course::PredictionResult::skipped)
      asked_.push_back(prediction);
  }
  session_.emplace(asked_, program);
}

void PredictionPanel::close() {
  session_.reset();
  answered_.clear();
  shown_.reset();
  told_ = on_show_ = nullptr;
}

void PredictionPanel::prepare(Frame& frame, stage::Player& player) {
  if (!session_) return;
  const bool ready = session_->pump();
  if (ready) session_->pass(player.events());
  else frame.animate();
  const bool repeats = player.program().repeats != stage::Repeats::never;
  if (player.network() == stage::Network::live || (!ready && !repeats)) {
    player.set_limit(stage::unlimited);
  } else {
    player.set_limit(ready ? std::optional(session_->limit()) : std::nullopt);
  }
}

const PredictionPanel::Entry* PredictionPanel::asked(const stage::Player& player) const {
  if (!session_ || !session_->ready() || player.network() == stage::Network::live) return nullptr;
  const auto index = session_->due(player.events());
  return index ? &session_->entries()[*index] : nullptr;
}

void PredictionPanel::follow(stage::Player& player) {
  if (!session_ || player.waiting()) return;
  if (shown_ && shown_->events != player.events()) shown_.reset();
  if (shown_) return;
  const auto decided = std::ranges::find_if(answered_, [&](std::size_t index) {
    return session_->entries()[index].question.decided_at < player.events();
  });
  if (decided == answered_.end()) return;
  const stage::Question& question = session_->entries()[*decided].question;
  shown_ = Shown{*decided, player.events(), stage::evidence_of(question, player.trace())};
  answered_.erase(decided);
  player.pause();
}

void PredictionPanel::answer(Frame& frame, stage::Player& player, const Entry& entry,
                             std::optional<std::size_t> option) {
  const auto index = static_cast<std::size_t>(&entry - session_->entries().data());
  auto result = course::PredictionResult::skipped;
  if (option) result = session_->answer(index, *option);
  else session_->skip(index);
  frame.intend(Predicted{course::prediction_key(demo_, entry.prediction->id),
                         result,
                         {.question = entry.prediction->id,
                          .prompt = entry.question.text,
                          .options = entry.question.options,
                          .chosen = option,
                          .correct = entry.question.right,
                          .seconds = frame.seconds - asked_since_}});
  player.set_limit(session_->limit());
  if (option) {
    answered_.push_back(index);
    const std::size_t decided = entry.question.decided_at + 1;
    if (frame.reduced_motion) player.go_to(decided);
    else player.run_to(decided);
  }
  frame.draw_again();
}

void PredictionPanel::draw(Frame& frame, stage::Player& player, const PredictionPlace& place,
                           bool sheet) {
  if (shown_) draw_explanation(frame, session_->entries()[shown_->index], place, sheet);
  else if (const Entry* entry = asked(player)) draw_question(frame, player, *entry, place, sheet);
}

void PredictionPanel::draw_question(Frame& frame, stage::Player& player, const Entry& entry,
                                    const PredictionPlace& place, bool sheet) {
  if (std::exchange(on_show_, &entry) != &entry) asked_since_ = frame.seconds;
  const Rect& area = place.area;
  const TitledCard box(frame, entry.question.text, "Skip", area.w, sheet);
  const Choice choice({.id = "stage/prediction/options",
                       .name = entry.question.text,
                       .options = plain_options(entry.question.options),
                       .least_height = sheet ? touch_height : control_height},
                      box.width(), frame.metrics);
  const float height = box.height(choice.height());
  // It scrolls rather than cover most of the listing.
  const float most = place.listing ? std::round(area.h * most_share) : area.h - 2 * margin;
  const float visible = std::min(height, std::max(most, least_height));
  const Rect rect{area.x + margin, area.bottom() - visible - margin, area.w - 2 * margin, visible};
  Scope group(frame.semantics, Role::group, panel_id, "Prediction", rect);
  group.node().keys = choice.keys();
  std::optional<std::size_t> chosen;
  const bool skipped =
      box.draw(frame, rect, height, true, [&](Vec at) { chosen = choice.draw(frame, at); });
  if (chosen || skipped) answer(frame, player, entry, chosen);
}

void PredictionPanel::draw_explanation(Frame& frame, const Entry& entry,
                                       const PredictionPlace& place, bool sheet) {
  const Rect& room = place.listing ? *place.listing : place.area;
  const TitledCard box(frame, entry.question.text, "Close", room.w, sheet);
  const RichText why(verdict(entry) + " " + entry.question.why, TextStyle::small,
                     box.width() - icon_room, frame.metrics);
  const float height = box.height(why.height());
  const float visible = std::min(height, std::max(room.h - 2 * margin, least_height));
  if (!shown_->above) {
    const float covered = room.y + margin + visible;
    shown_->above =
        place.listing && !(place.line && place.line->y < covered && place.line->bottom() > room.y);
  }
  const float y = *shown_->above ? room.y + margin : room.bottom() - visible - margin;
  const Rect rect{room.x + margin, y, room.w - 2 * margin, visible};
  const Scope group(frame.semantics, Role::group, panel_id, "Your prediction", rect);
  const bool right = *entry.chosen == entry.question.right;
  const bool closed = box.draw(frame, rect, height, false, [&](Vec at) {
    const Vec middle{at.x + icon_size / 2, at.y + frame.metrics.line_height(TextStyle::small) / 2};
    frame.paint.icon(right ? Icon::check : Icon::cross, middle, icon_size,
                     frame.theme[right ? Token::running : Token::failed]);
    why.draw(frame, "stage/prediction/why", {at.x + icon_room, at.y}, Token::text);
  });
  if (!closed) return;
  shown_.reset();
  frame.draw_again();
}

const stage::Evidence& PredictionPanel::evidence() const {
  static const stage::Evidence none;
  return shown_ ? shown_->evidence : none;
}

std::string PredictionPanel::news(const stage::Player& player) {
  const Entry* entry = shown_ ? &session_->entries()[shown_->index] : asked(player);
  const bool told = told_ == entry && told_open_ == !shown_;
  told_ = entry;
  told_open_ = !shown_;
  if (entry == nullptr || told) return {};
  if (shown_) return verdict(*entry) + " " + entry->question.why;
  std::string words = "Predict: " + entry->question.text;
  for (std::size_t i = 0; i < entry->question.options.size(); ++i)
    words += " " + std::to_string(i + 1) + ": " + sentence(entry->question.options[i]);
  return words;
}

}  // namespace ui
