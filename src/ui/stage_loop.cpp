#include "ui/stage_loop.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "ui/stage_section.hpp"
#include "ui/stage_tasks.hpp"
#include "ui/stage_timers.hpp"
#include "ui/stage_words.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

constexpr float kGap = 12;

// How much the cards say on screen; to a screen reader they always say all.
enum class Density { roomy, dense };

struct Card {
  std::string id;
  std::string title;
  std::string action;              // beside the title
  std::vector<std::string> notes;  // below it, a line each
  Token outline = Token::line;
  bool lit = false;
  bool small = false;  // the title alone
};

constexpr float kSmallInset = 11;

float first_line_width(const Metrics& metrics, const Card& card) {
  return metrics.width(TextStyle::strong, card.title) +
         (card.action.empty() ? 0 : metrics.width(TextStyle::label, " " + card.action) + 3);
}

float card_width(const Metrics& metrics, const Card& card, float most) {
  if (card.small)
    return std::min(most, metrics.width(TextStyle::small_strong, card.title) + 2 * kSmallInset);
  float widest = first_line_width(metrics, card);
  for (const std::string& note : card.notes)
    widest = std::max(widest, metrics.width(TextStyle::label, note));
  return std::min(most, widest + 30);
}

float card_height(const Metrics& metrics, const Card& card) {
  if (card.small) return metrics.line_height(TextStyle::small_strong) + 10;
  return 20 + metrics.line_height(TextStyle::strong) +
         (metrics.line_height(TextStyle::label) + 3) * static_cast<float>(card.notes.size());
}

std::string card_words(const Card& card) {
  std::string words = card.title + (card.action.empty() ? "" : " " + card.action);
  for (const std::string& note : card.notes) words += ", " + note;
  return words;
}

void draw_card(Frame& frame, const Card& card, const Rect& rect) {
  const Color outline = frame.theme[card.outline];
  frame.paint.fill(
      rect,
      card.lit ? over(outline.faded(0.14F), frame.theme[Token::panel]) : frame.theme[Token::panel],
      kCardRadius);
  frame.paint.stroke(rect, outline.faded(card.lit ? 1.0F : 0.7F), kCardRadius);
  const Metrics& metrics = frame.metrics;
  frame.semantics.leaf(Role::list_item, card.id, card_words(card), rect);
  if (card.small) {
    frame.paint.text_within({rect.x + kSmallInset, rect.y + 5}, rect.w - 2 * kSmallInset,
                            TextStyle::small_strong, frame.theme[Token::text], card.title);
    return;
  }
  const float first = metrics.line_height(TextStyle::strong);
  const float room = rect.w - 28;
  const float title = std::min(room, metrics.width(TextStyle::strong, card.title));
  frame.paint.text_within({rect.x + 14, rect.y + 10}, room, TextStyle::strong,
                          frame.theme[Token::text], card.title);
  const float drop = metrics.baseline(TextStyle::strong) - metrics.baseline(TextStyle::label);
  frame.paint.text_within({rect.x + 14 + title + 5, rect.y + 10 + drop}, room - title - 5,
                          TextStyle::label, frame.theme[Token::muted], card.action);
  float y = rect.y + 10 + first + 3;
  for (const std::string& note : card.notes) {
    frame.paint.text_within({rect.x + 14, y}, room, TextStyle::label, frame.theme[Token::muted],
                            note);
    y += metrics.line_height(TextStyle::label) + 3;
  }
}

Card card_of(const trace::State& state, const trace::HandleState& handle, const char* queue) {
  Card card{.id = std::string("stage/") + queue + "/" + std::to_string(handle.id),
            .title = handle_title(state, handle),
            .action = handle_action(state, handle),
            .outline = Token::ready};
  if (const std::string cause = cause_words(state, handle); !cause.empty())
    card.notes.push_back(cause);
  return card;
}

// What becomes of the task stands beside what it does if there is room for it.
Card running_card(const Metrics& metrics, const trace::State& state, float width) {
  Card card = card_of(state, *state.running, "running");
  card.action = running_action(state);
  card.outline = Token::running;
  card.lit = true;
  const std::string outcome = outcome_words(state);
  if (outcome.empty()) return card;
  Card joined = card;
  joined.action += ", " + outcome;
  if (first_line_width(metrics, joined) + 30 <= width) return joined;
  card.notes.insert(card.notes.begin(), outcome);
  return card;
}

std::string ready_remark(const trace::State& state) {
  if (state.iteration == 0) return "the loop has not started";
  return "iteration " + std::to_string(state.iteration) + " took " +
         std::to_string(state.iteration_callbacks) +
         (state.iteration_callbacks == 1 ? " callback" : " callbacks");
}

// Cards in rows, like words. `measure`: finds out how high they are and draws nothing.
class CardFlow {
 public:
  CardFlow(Frame& frame, Vec at, float width, bool measure)
      : frame_(frame), measure_(measure), left_(at.x), width_(width), x_(at.x), y_(at.y) {}

  // Lower cards stand at half the height of the row's first one.
  void add(const Card& card) {
    const float width = wanted(card);
    const float height = card_height(frame_.metrics, card);
    make_room(width);
    const float drop = std::max(0.0F, (row_ - height) / 2);
    if (!measure_) draw_card(frame_, card, {x_, y_ + drop, width, height});
    advance(width, drop + height);
  }
  // Words about the card that comes next stay in one row with it.
  void add_words(const std::string& id, const std::string& words, Token token,
                 const Card* next = nullptr) {
    const float width = frame_.metrics.width(TextStyle::label, words);
    const float line = frame_.metrics.line_height(TextStyle::label);
    make_room(next == nullptr ? width : width + kBetween + wanted(*next));
    const float beside =
        next == nullptr ? row_ : std::max(row_, card_height(frame_.metrics, *next));
    const float drop = std::max(0.0F, (beside - line) / 2);
    if (!measure_) label(frame_, id, words, {x_, y_ + drop}, TextStyle::label, token);
    advance(width, drop + line);
  }
  void add_dashed(const std::string& first, const std::string& second) {
    const float width = std::max(frame_.metrics.width(TextStyle::label, first),
                                 frame_.metrics.width(TextStyle::label, second)) +
                        24;
    const float line = frame_.metrics.line_height(TextStyle::label);
    const float height = 18 + line + (second.empty() ? 0 : line + 2);
    make_room(width);
    const float drop = std::max(0.0F, (row_ - height) / 2);
    const Rect rect{x_, y_ + drop, width, height};
    advance(width, drop + height);
    if (measure_) return;
    frame_.paint.dashed(rect, frame_.theme[Token::line], kControlRadius);
    frame_.text({rect.x + 12, rect.y + 9}, TextStyle::label, Token::muted, first);
    if (!second.empty())
      frame_.text({rect.x + 12, rect.y + 9 + line + 2}, TextStyle::label, Token::muted, second);
    frame_.semantics.leaf(Role::list_item, "stage/ready/nothing",
                          second.empty() ? first : first + ", " + second, rect);
  }
  float bottom() const { return y_ + row_; }

 private:
  static constexpr float kBetween = 10;

  float wanted(const Card& card) const { return card_width(frame_.metrics, card, width_); }
  void make_room(float width) {
    if (x_ > left_ && x_ + width > left_ + width_) {
      x_ = left_;
      y_ += row_ + 8;
      row_ = 0;
    }
  }
  void advance(float width, float height) {
    x_ += width + kBetween;
    row_ = std::max(row_, height);
  }

  Frame& frame_;
  bool measure_;
  float left_;
  float width_;
  float x_;
  float y_;
  float row_ = 0;
};

void flow_queues(CardFlow& flow, const Metrics& metrics, const trace::State& state, float width,
                 Density density) {
  constexpr std::size_t most_cards = 12;  // of a queue; the rest is counted
  const auto queued = [&](const trace::HandleState& handle, const char* name) {
    Card card = card_of(state, handle, name);
    card.small = density == Density::dense;
    return card;
  };
  if (state.running) flow.add(running_card(metrics, state, width));
  const auto add_queue = [&](const auto& queue, const char* name) {
    for (std::size_t i = 0; i < std::min(queue.size(), most_cards); ++i)
      flow.add(queued(queue[i], name));
    if (queue.size() > most_cards) {
      flow.add_words(std::string("stage/") + name + "/more",
                     "and " + std::to_string(queue.size() - most_cards) + " more", Token::muted);
    }
  };
  add_queue(state.batch, "batch");
  if (!state.ready.empty()) {
    const Card first = queued(state.ready.front(), "ready");
    flow.add_words("stage/next-iteration",
                   state.iteration == 0 ? "first iteration:" : "next iteration:", Token::muted,
                   &first);
    add_queue(state.ready, "ready");
  }
  if (state.batch.empty() && state.ready.empty())
    flow.add_dashed("nothing else is ready", next_words(state));
}

float queues_height(Frame& frame, const trace::State& state, float width, Density density) {
  CardFlow flow(frame, {}, width, true);
  flow_queues(flow, frame.metrics, state, width, density);
  return flow.bottom();
}

float draw_ready(Frame& frame, const trace::State& state, Vec at, float width, Density density) {
  const float top = stage_section(frame, "stage/ready", "Ready queue", ready_remark(state), at);
  const Scope list(frame.semantics, Role::list, "stage/ready/list", "Ready queue");
  CardFlow flow(frame, {at.x, top}, width, false);
  flow_queues(flow, frame.metrics, state, width, density);
  return flow.bottom();
}

float draw_blocked(Frame& frame, const trace::State& state, Vec at, float width) {
  if (state.blocked <= 0) return at.y;
  const std::string words = "time.sleep(" + seconds_words(state.blocked) +
                            ") blocked the loop for " + seconds_words(state.blocked) +
                            " s: nothing else could run.";
  const Rect rect{at.x, at.y, width, frame.metrics.line_height(TextStyle::small_strong) + 16};
  frame.paint.fill(rect, frame.theme[Token::callout_warning], 4);
  frame.paint.fill({rect.x, rect.y, 3, rect.h}, frame.theme[Token::ready]);
  frame.paint.text_within({rect.x + 14, rect.y + 8}, rect.w - 24, TextStyle::small_strong,
                          frame.theme[Token::text], words);
  frame.semantics.leaf(Role::paragraph, "stage/blocked", words, rect).hide_name = true;
  return rect.bottom() + kGap;
}

}  // namespace

float draw_stage_loop(Frame& frame, const trace::State& state, double time, double horizon,
                      const Rect& area) {
  float y = draw_blocked(frame, state, area.origin(), area.w);
  y = draw_stage_timers(frame, state, time, horizon, {area.x, y}, area.w) + kGap;
  const float titles = 2 * stage_section_height(frame.metrics) + kGap;
  const float room = area.bottom() - y - titles - stage_tasks_height(frame.metrics, state, area.w);
  const bool fits = queues_height(frame, state, area.w, Density::roomy) <= room;
  y = draw_ready(frame, state, {area.x, y}, area.w, fits ? Density::roomy : Density::dense) + kGap;
  return draw_stage_tasks(frame, state, {area.x, y}, area.w) - area.y;
}

}  // namespace ui
