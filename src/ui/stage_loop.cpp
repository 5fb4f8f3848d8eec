#include "ui/stage_loop.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "ui/stage_words.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

constexpr float kGap = 12;

// A title and a remark beside it; answers the y below.
float section_title(Frame& frame, const std::string& id, const std::string& title,
                    const std::string& remark, Vec at) {
  const float width = frame.metrics.width(TextStyle::small_strong, title);
  heading(frame, id, 3, title, at, TextStyle::small_strong, Token::muted);
  const float drop = frame.metrics.line_height(TextStyle::small_strong) -
                     frame.metrics.line_height(TextStyle::label);
  if (!remark.empty())
    label(frame, id + "/remark", remark, {at.x + width + 8, at.y + drop / 2 + 1}, TextStyle::label);
  return at.y + frame.metrics.line_height(TextStyle::small_strong) + 6;
}

// The distance between ticks that gives an axis of `horizon` seconds about five of them.
double tick_distance(double horizon) {
  for (const double distance : {0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0}) {
    if (horizon / distance <= 6) return distance;
  }
  return std::ceil(horizon / 6);
}

float draw_timers(Frame& frame, const trace::State& state, double time, double horizon, Vec at,
                  float width) {
  const float top = section_title(frame, "stage/timers", "Timers",
                                  "the loop's clock: " + seconds_words(time) + " s", at);
  const float label_height = frame.metrics.line_height(TextStyle::label);
  const float axis = top + label_height * 2 + 14;
  const float room = width - 24;
  const auto x_of = [&](double when) { return at.x + static_cast<float>(when / horizon) * room; };

  frame.paint.horizontal(at.x, axis, width, frame.theme[Token::line]);
  const double distance = tick_distance(horizon);
  for (double tick = 0; tick <= horizon + 1e-9; tick += distance) {
    const std::string words = seconds_words(tick) + (tick == 0 ? " s" : "");
    const float x = x_of(tick);
    frame.paint.vertical(x, axis, 4, frame.theme[Token::line]);
    frame.text({std::max(at.x, x - frame.metrics.width(TextStyle::label, words) / 2), axis + 6},
               TextStyle::label, Token::muted, words);
  }
  frame.paint.fill({x_of(time) - 1, top, 2, axis - top}, frame.theme[Token::accent]);

  const Scope list(frame.semantics, Role::list, "stage/timers/list", "Timers");
  // Labels of timers close to each other go on two rows, so that both can be read.
  std::array<float, 2> row_ends = {-1e9F, -1e9F};
  for (const trace::TimerState& timer : state.timers) {
    const std::string words = timer_name(state, timer);
    const float label_width = frame.metrics.width(TextStyle::label, words);
    const float x = x_of(timer.when);
    const float left = std::clamp(x - label_width / 2, at.x, at.x + width - label_width);
    const std::size_t row = left > row_ends[0] + 6 ? 0 : 1;
    const float y = axis - 12 - label_height * static_cast<float>(row + 1);
    frame.paint.fill({x - 1, y + label_height, 2, axis - y - label_height},
                     frame.theme[Token::timer]);
    if (left > row_ends[row] + 6) {
      frame.text({left, y}, TextStyle::label, Token::timer, words);
      row_ends[row] = left + label_width;
    }
    frame.semantics
        .leaf(Role::list_item, "stage/timer/" + std::to_string(timer.handle),
              words + " at " + seconds_words(timer.when) + " s")
        .hide_name = true;
  }
  return axis + 6 + label_height;
}

struct Card {
  std::string id;
  std::string title;
  std::string action;              // beside the title
  std::vector<std::string> notes;  // below it, a line each
  Token outline = Token::line;
  bool lit = false;
};

float first_line_width(const Metrics& metrics, const Card& card) {
  return metrics.width(TextStyle::strong, card.title) +
         (card.action.empty() ? 0 : metrics.width(TextStyle::label, " " + card.action) + 3);
}

float card_width(const Metrics& metrics, const Card& card, float most) {
  float widest = first_line_width(metrics, card);
  for (const std::string& note : card.notes)
    widest = std::max(widest, metrics.width(TextStyle::label, note));
  return std::min(most, widest + 30);
}

float card_height(const Metrics& metrics, const Card& card) {
  return 20 + metrics.line_height(TextStyle::strong) +
         (metrics.line_height(TextStyle::label) + 3) * static_cast<float>(card.notes.size());
}

void draw_card(Frame& frame, const Card& card, const Rect& rect) {
  const Color outline = frame.theme[card.outline];
  frame.paint.fill(
      rect,
      card.lit ? over(outline.faded(0.14F), frame.theme[Token::panel]) : frame.theme[Token::panel],
      kCardRadius);
  frame.paint.stroke(rect, outline.faded(card.lit ? 1.0F : 0.7F), kCardRadius);
  const Metrics& metrics = frame.metrics;
  const float first = metrics.line_height(TextStyle::strong);
  const float room = rect.w - 28;
  const float title = std::min(room, metrics.width(TextStyle::strong, card.title));
  frame.paint.text_within({rect.x + 14, rect.y + 10}, room, TextStyle::strong,
                          frame.theme[Token::text], card.title);
  const float drop = metrics.baseline(TextStyle::strong) - metrics.baseline(TextStyle::label);
  frame.paint.text_within({rect.x + 14 + title + 5, rect.y + 10 + drop}, room - title - 5,
                          TextStyle::label, frame.theme[Token::muted], card.action);
  std::string words = card.title + (card.action.empty() ? "" : " " + card.action);
  float y = rect.y + 10 + first + 3;
  for (const std::string& note : card.notes) {
    frame.paint.text_within({rect.x + 14, y}, room, TextStyle::label, frame.theme[Token::muted],
                            note);
    y += metrics.line_height(TextStyle::label) + 3;
    words += ", " + note;
  }
  frame.semantics.leaf(Role::list_item, card.id, words, rect);
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

// Cards in rows, like words.
class CardFlow {
 public:
  CardFlow(Frame& frame, Vec at, float width)
      : frame_(frame), left_(at.x), width_(width), x_(at.x), y_(at.y) {}

  // Lower cards stand at half the height of the row's first one.
  void add(const Card& card) {
    const float width = wanted(card);
    const float height = card_height(frame_.metrics, card);
    make_room(width);
    const float drop = std::max(0.0F, (row_ - height) / 2);
    draw_card(frame_, card, {x_, y_ + drop, width, height});
    advance(width, drop + height);
  }
  // Words about the card that comes next stay in one row with it.
  void add_words(const std::string& id, const std::string& words, Token token,
                 const Card* next = nullptr) {
    const float width = frame_.metrics.width(TextStyle::label, words);
    const float line = frame_.metrics.line_height(TextStyle::label);
    make_room(next == nullptr ? width : width + kBetween + wanted(*next));
    const float drop = std::max(16.0F, (row_ - line) / 2);
    label(frame_, id, words, {x_, y_ + drop}, TextStyle::label, token);
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
    frame_.paint.dashed(rect, frame_.theme[Token::line], kControlRadius);
    frame_.text({rect.x + 12, rect.y + 9}, TextStyle::label, Token::muted, first);
    if (!second.empty())
      frame_.text({rect.x + 12, rect.y + 9 + line + 2}, TextStyle::label, Token::muted, second);
    frame_.semantics.leaf(Role::list_item, "stage/ready/nothing",
                          second.empty() ? first : first + ", " + second, rect);
    advance(width, drop + height);
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
  float left_;
  float width_;
  float x_;
  float y_;
  float row_ = 0;
};

float draw_ready(Frame& frame, const trace::State& state, Vec at, float width) {
  constexpr std::size_t most_cards = 12;  // of a queue; the rest is counted
  const float top = section_title(frame, "stage/ready", "Ready queue", ready_remark(state), at);
  const Scope list(frame.semantics, Role::list, "stage/ready/list", "Ready queue");
  CardFlow flow(frame, {at.x, top}, width);
  if (state.running) flow.add(running_card(frame.metrics, state, width));
  const auto add_queue = [&](const auto& queue, const char* name) {
    for (std::size_t i = 0; i < std::min(queue.size(), most_cards); ++i)
      flow.add(card_of(state, queue[i], name));
    if (queue.size() > most_cards) {
      flow.add_words(std::string("stage/") + name + "/more",
                     "and " + std::to_string(queue.size() - most_cards) + " more", Token::muted);
    }
  };
  add_queue(state.batch, "batch");
  if (!state.ready.empty()) {
    const Card first = card_of(state, state.ready.front(), "ready");
    flow.add_words("stage/next-iteration",
                   state.iteration == 0 ? "first iteration:" : "next iteration:", Token::muted,
                   &first);
    add_queue(state.ready, "ready");
  }
  if (state.batch.empty() && state.ready.empty())
    flow.add_dashed("nothing else is ready", next_words(state));
  return flow.bottom();
}

Token task_token(const trace::TaskState& task) {
  switch (task.status) {
    case trace::TaskStatus::ready: return Token::ready;
    case trace::TaskStatus::running: return Token::running;
    case trace::TaskStatus::suspended:
      return task.awaits == aio::AwaitKind::sleep ? Token::timer : Token::waiting;
    case trace::TaskStatus::returned: return Token::line;
    case trace::TaskStatus::failed:
    case trace::TaskStatus::cancelled: return Token::failed;
  }
  return Token::line;
}

float draw_tasks(Frame& frame, const trace::State& state, Vec at, float width) {
  const float top = section_title(frame, "stage/tasks", "Tasks", "who awaits what", at);
  const Scope list(frame.semantics, Role::list, "stage/tasks/list", "Tasks");
  const Metrics& metrics = frame.metrics;
  const float height = metrics.line_height(TextStyle::small_strong) + 10;
  // A long error leaves room for a neighbour.
  const float most = std::min(width, std::max(300.0F, width * 0.6F));
  float x = at.x;
  float y = top;
  for (const trace::TaskState& task : state.tasks) {
    const bool running = runs(state, task);
    const std::string name(task.name);
    const std::string words = task_words(state, task);
    const float name_width = metrics.width(TextStyle::small_strong, name);
    const float wanted = std::min(most, name_width + metrics.width(TextStyle::label, words) + 28);
    const bool gathers =
        !running && task.status == trace::TaskStatus::suspended && !task.awaited_tasks.empty();
    if (x > at.x && x + wanted > at.x + width) {
      x = at.x;
      y += height + 6;
    }
    const Rect rect{x, y, wanted, height};
    const Token token = running ? Token::running : task_token(task);
    frame.paint.fill(rect, frame.theme[Token::panel], kControlRadius);
    frame.paint.stroke(rect, frame.theme[token].faded(task.done() ? 0.6F : 1.0F), kControlRadius);
    frame.text({x + 11, y + 5}, TextStyle::small_strong, task.done() ? Token::muted : Token::text,
               name);
    const float drop =
        metrics.baseline(TextStyle::small_strong) - metrics.baseline(TextStyle::label);
    frame.paint.text_within(
        {x + 11 + name_width + 6, y + 5 + drop}, wanted - name_width - 26, TextStyle::label,
        frame.theme[token == Token::failed ? Token::failed : Token::muted], words);
    frame.semantics.leaf(Role::list_item, "stage/task/" + std::to_string(task.id),
                         name + ": " + words, rect);
    x += wanted + 6;
    if (gathers && x + 20 < at.x + width) {
      frame.text({x + 2, y + 5}, TextStyle::small, Token::muted, "→");
      x += 22;
    }
  }
  return y + height;
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
  y = draw_timers(frame, state, time, horizon, {area.x, y}, area.w) + kGap;
  y = draw_ready(frame, state, {area.x, y}, area.w) + kGap;
  return draw_tasks(frame, state, {area.x, y}, area.w) - area.y;
}

}  // namespace ui
