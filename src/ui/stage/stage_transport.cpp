#include "ui/stage/stage_transport.hpp"

#include <array>
#include <cstdio>
#include <string>

#include "ui/stage/stage_panel.hpp"
#include "ui/stage/stage_words.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr std::array speeds = {0.5, 1.0, 2.0, 4.0};

constexpr const char* kRestart = "stage/restart";
constexpr const char* kBack = "stage/back";
constexpr const char* kStep = StagePanel::kStep;
constexpr const char* kIteration = "stage/iteration";
constexpr const char* kRun = "stage/run";
constexpr const char* kSpeed = "stage/speed";

double next_speed(double speed) {
  for (const double other : speeds) {
    if (other > speed) return other;
  }
  return speeds.front();
}

std::string clock_words(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f s", seconds);
  return text;
}

// What a demo that cannot go on waits for: the label of the first request or worker in flight.
std::string awaited(const trace::State& state) {
  for (const trace::TaskState& task : state.tasks) {
    const bool outside =
        task.awaits == aio::AwaitKind::network || task.awaits == aio::AwaitKind::executor;
    if (task.status == trace::TaskStatus::suspended && outside && !task.label.empty())
      return std::string(task.label);
    if (task.status == trace::TaskStatus::suspended && !task.outside.empty())
      return std::string(task.outside.front());
  }
  return "an answer";
}

// The longest of these that fits: the iteration goes first, the clock never.
std::string position_within(const stage::Player& player, const Metrics& metrics, TextStyle style,
                            float room) {
  for (const PositionDetail detail :
       {PositionDetail::all, PositionDetail::without_iteration, PositionDetail::without_awaited}) {
    std::string words = stage_position_words(player, detail);
    if (metrics.width(style, words) <= room) return words;
  }
  return stage_position_words(player, PositionDetail::least);
}

}  // namespace

std::string waiting_words(const stage::Player& player) {
  return "Waiting for " + awaited(player.state()) + ".";
}

std::string stage_position_words(const stage::Player& player, PositionDetail detail) {
  std::string words = "step " + std::to_string(player.position());
  const auto total = player.total_steps();
  if (total && detail < PositionDetail::least) words += " of " + std::to_string(*total);
  if (detail < PositionDetail::without_iteration)
    words += " · iteration " + std::to_string(player.state().iteration);
  words += " · " + clock_words(player.time());
  if (!player.waiting() || detail == PositionDetail::least) return words;
  words += " · waiting";
  if (detail < PositionDetail::without_awaited) words += " for " + awaited(player.state());
  return words;
}

float stage_transport_height(const Metrics& metrics, bool compact) {
  return compact ? metrics.line_height(TextStyle::label) + 68 : 52;
}

void take_stage_commands(Frame& frame, stage::Player& player) {
  if (frame.input.activated(kRestart)) player.restart();
  if (frame.input.activated(kBack)) player.back();
  if (frame.input.activated(kStep)) player.step();
  if (frame.input.activated(kIteration)) player.iteration();
  if (frame.input.activated(kRun)) player.playing() ? player.pause() : player.run();
  if (frame.input.activated(kSpeed)) player.set_speed(next_speed(player.speed()));
}

void draw_stage_transport(Frame& frame, const stage::Player& player, const Rect& area,
                          bool compact) {
  frame.paint.fill(area, frame.theme[Token::panel]);
  frame.paint.horizontal(area.x, area.y, area.w, frame.theme[Token::line]);
  const Scope group(frame.semantics, Role::group, "stage/transport", "Controls");
  const float height = compact ? 44 : kControlHeight;
  const float gap = compact ? 5 : 8;
  float x = area.x + (compact ? 10 : 16);
  const float y = compact ? area.bottom() - height - 8 : area.y + (area.h - height) / 2;

  const std::string speed = seconds_words(player.speed()) + "×";
  const std::array labels = {std::string("Restart"),
                             std::string("Back"),
                             std::string("Step"),
                             std::string("Iteration"),
                             std::string(player.playing() ? "Pause" : "Run"),
                             speed};
  float wanted = 0;
  for (const std::string& words : labels) wanted += button_width(frame.metrics, words) + gap;
  const float squeeze =
      compact ? (area.w - 20 + gap - wanted) / static_cast<float>(labels.size()) : 0;
  const auto place = [&](const std::string& words) {
    const Rect rect{x, y, button_width(frame.metrics, words) + squeeze, height};
    x += rect.w + gap;
    return rect;
  };

  // One primary button: what to press next.
  const bool over = player.at_end();
  button(frame, {.id = kRestart,
                 .label = labels[0],
                 .rect = place(labels[0]),
                 .look = over ? Look::primary : Look::normal});
  button(frame, {.id = kBack,
                 .label = labels[1],
                 .rect = place(labels[1]),
                 .disabled = !player.can_go_back(),
                 .shortcut = "ArrowLeft"});
  button(frame, {.id = kStep,
                 .label = labels[2],
                 .rect = place(labels[2]),
                 .look = over ? Look::normal : Look::primary,
                 .disabled = over,
                 .shortcut = "ArrowRight"});
  button(frame, {.id = kIteration, .label = labels[3], .rect = place(labels[3]), .disabled = over});
  button(frame, {.id = kRun, .label = labels[4], .rect = place(labels[4])});
  button(frame, {.id = kSpeed, .label = speed, .rect = place(speed), .name = "Speed, " + speed});

  const float line = frame.metrics.line_height(compact ? TextStyle::label : TextStyle::small);
  const TextStyle style = compact ? TextStyle::label : TextStyle::small;
  const float room = compact ? area.w - 24 : area.right() - 16 - x;
  const std::string position = position_within(player, frame.metrics, style, room);
  const float width = frame.metrics.width(style, position);
  const Vec at = compact
                     ? Vec{area.x + 12, area.y + 7}
                     : Vec{std::max(x, area.right() - 16 - width), area.y + (area.h - line) / 2};
  frame.paint.text_within(at, room, style, frame.theme[Token::muted], position);
  Node& node = frame.semantics.leaf(Role::paragraph, "stage/position", {},
                                    Rect{at.x, at.y, std::min(width, room), line});
  node.text = {TextRun{.text = position}};
  node.style = style;
}

}  // namespace ui
