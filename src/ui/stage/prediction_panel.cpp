#include "ui/stage/prediction_panel.hpp"

#include <algorithm>

#include "course/prediction_progress.hpp"
#include "ui/stage/step_text.hpp"
#include "ui/widgets/choice.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr const char* panel_id = "stage/prediction";
constexpr const char* skip_id = "stage/prediction/skip";
constexpr const char* continue_id = "stage/prediction/continue";
constexpr float inset = 16;
constexpr float gap = 8;
constexpr float margin = 8;  // around the panel
constexpr float least_height = 60;

std::string verdict(const stage::PredictionSession::Entry& entry) {
  const stage::Question& question = entry.question;
  const std::string right = sentence(question.options[question.right]);
  if (*entry.chosen == question.right) return "Right: " + right;
  return "You said " + sentence(question.options[*entry.chosen]) + " It was " + right;
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
  told_ = nullptr;
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

void PredictionPanel::follow(const stage::Player& player) {
  if (!session_ || player.waiting()) return;
  if (shown_ && shown_->events != player.events()) shown_.reset();
  if (shown_) return;
  const auto decided = std::ranges::find_if(answered_, [&](std::size_t index) {
    return session_->entries()[index].question.decided_at < player.events();
  });
  if (decided == answered_.end()) return;
  const stage::Question& question = session_->entries()[*decided].question;
  shown_ = Shown{*decided, player.events(), stage::deciding_steps(question, player.trace())};
  answered_.erase(decided);
}

void PredictionPanel::answer(Frame& frame, stage::Player& player, const Entry& entry,
                             std::optional<std::size_t> option) {
  const auto index = static_cast<std::size_t>(&entry - session_->entries().data());
  auto result = course::PredictionResult::skipped;
  if (option) result = session_->answer(index, *option);
  else session_->skip(index);
  frame.intend(Predicted{course::prediction_key(demo_, entry.prediction->id), result});
  player.set_limit(session_->limit());
  if (option) {
    answered_.push_back(index);
    player.go_to(entry.question.decided_at + 1);
  }
  frame.draw_again();
}

void PredictionPanel::draw(Frame& frame, stage::Player& player, const Rect& area, bool sheet) {
  const Entry* entry = shown_ ? &session_->entries()[shown_->index] : asked(player);
  if (entry == nullptr) return;
  const bool open = !shown_;
  const Metrics& metrics = frame.metrics;
  const float width = area.w - 2 * (margin + inset);
  const std::string& asks = entry->question.text;
  const std::string_view close_label = open ? "Skip" : "Continue";
  const float close_width = button_width(metrics, close_label);
  const RichText title(asks, TextStyle::small_strong, width - close_width - gap, metrics);
  const Choice choice({.id = "stage/prediction/options",
                       .name = asks,
                       .options = plain_options(entry->question.options),
                       .chosen = entry->chosen,
                       .right = entry->question.right,
                       .least_height = sheet ? touch_height : control_height},
                      width, metrics);
  const RichText why(open ? std::string() : verdict(*entry) + " " + entry->question.why,
                     TextStyle::small, width, metrics);
  const float head = std::max(title.height(), sheet ? touch_height : control_height);
  const float height =
      inset + head + gap + choice.height() + (open ? 0 : gap + why.height()) + inset;
  // On a low stage it scrolls.
  const float visible = std::min(height, std::max(area.h - 2 * margin, least_height));
  const Rect box{area.x + margin, area.bottom() - visible - margin, area.w - 2 * margin, visible};
  frame.paint.shadow(box, card_radius);
  card(frame, box, Token::panel, open ? Token::accent : Token::line);
  Scope group(frame.semantics, Role::group, panel_id, open ? "Prediction" : "Your prediction", box);
  if (open) group.node().keys = choice.keys();
  std::optional<ScrollArea> scroll;
  if (visible < height)
    scroll.emplace(frame, "stage/prediction/scroll", "Prediction", box, Vec{box.w, height});
  const Vec at = (scroll ? Vec{} : box.origin()) + Vec{inset, inset};
  title.draw(frame, "stage/prediction/question", {at.x, at.y + (head - title.height()) / 2},
             Token::text);
  const bool closed = button(frame, {.id = open ? skip_id : continue_id,
                                     .label = close_label,
                                     .rect = {at.x + width - close_width, at.y, close_width,
                                              sheet ? touch_height : control_height},
                                     .look = open ? ButtonLook::quiet : ButtonLook::normal});
  const Vec below{at.x, at.y + head + gap};
  const auto chosen = choice.draw(frame, below);
  if (!open) {
    why.draw(frame, "stage/prediction/why", {at.x, below.y + choice.height() + gap}, Token::text);
    if (closed) {
      shown_.reset();
      frame.draw_again();
    }
  } else if (chosen || closed) {
    answer(frame, player, *entry, chosen);
  }
}

std::uint32_t PredictionPanel::deciding() const {
  return shown_ ? session_->entries()[shown_->index].question.callback : 0;
}

std::vector<std::size_t> PredictionPanel::deciding_steps() const {
  return shown_ ? shown_->deciding_steps : std::vector<std::size_t>();
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
