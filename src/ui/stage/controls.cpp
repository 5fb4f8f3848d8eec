#include "ui/stage/controls.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "ui/frame/node_ids.hpp"
#include "ui/stage/step_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr std::array speeds = {0.5, 1.0, 2.0, 4.0};

constexpr const char* restart_id = "stage/restart";
constexpr const char* back_id = "stage/back";
constexpr const char* iteration_id = "stage/iteration";
constexpr const char* run_id = "stage/run";
constexpr const char* speed_id = "stage/speed";

double next_speed(double speed) {
  for (const double other : speeds) {
    if (other > speed) return other;
  }
  return speeds.front();
}

std::string clock_text(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f s", seconds);
  return text;
}

/// What a waiting demo waits for: the label of the first request or worker in flight.
std::string awaited(const trace::State& state) {
  for (const trace::TaskState& task : state.tasks) {
    const bool outside =
        task.awaits == trace::WaitKind::network || task.awaits == trace::WaitKind::executor;
    if (task.status == trace::TaskStatus::suspended && outside && !task.label.empty())
      return std::string(task.label);
    if (task.status == trace::TaskStatus::suspended && !task.outside.empty())
      return std::string(task.outside.front());
  }
  return "an answer";
}

/// The widest labels, because the layout must not change while the controls are used.
constexpr std::array widest = {"Restart", "Back", "Step", "Iteration", "Pause", "0.5×"};
constexpr auto buttons = static_cast<float>(widest.size());
constexpr float picture = 14;
constexpr float least_padding = 5;

bool has_picture(std::size_t button) { return button == 0 || button == 4; }

float words_width(const Metrics& metrics, std::size_t button, std::string_view words,
                  bool pictures) {
  if (pictures && has_picture(button)) return picture;
  return metrics.width(TextStyle::small_strong, words);
}

/// The padding on each side of a button that makes a row of that width.
float padding_in(const Metrics& metrics, const ControlsLayout& layout, float width) {
  float room = width - 2 * layout.inset - (buttons - 1) * layout.gap;
  for (std::size_t i = 0; i < widest.size(); ++i)
    room -= words_width(metrics, i, widest[i], layout.pictures);
  return room / (2 * buttons);
}

/// The width of the shortest position text beside the buttons, including the gap before it.
float least_position(const Metrics& metrics, TextStyle style) {
  return metrics.width(style, "step 99 · 10.000 s") + 16;
}

TextStyle position_style(const ControlsLayout& layout) {
  return layout.button < touch_height ? TextStyle::small : TextStyle::label;
}

/// The icons of buttons whose labels do not fit.
std::optional<Icon> picture_of(std::size_t button, bool playing) {
  if (button == 0) return Icon::restart;
  return playing ? Icon::pause : Icon::play;
}

}  // namespace

std::string waiting_text(const stage::Player& player) {
  return sentence("Waiting for " + awaited(player.state()));
}

std::string position_text(const stage::Player& player, PositionDetail detail) {
  std::string words = "step " + std::to_string(player.position());
  const auto total = player.total_steps();
  if (total && detail < PositionDetail::least) words += " of " + std::to_string(*total);
  if (detail < PositionDetail::without_iteration)
    words += " · iteration " + std::to_string(player.state().iteration);
  words += " · " + clock_text(player.time());
  if (!player.waiting() || detail == PositionDetail::least) return words;
  words += " · waiting";
  if (detail < PositionDetail::without_awaited) words += " for " + awaited(player.state());
  return words;
}

std::string position_text_within(const stage::Player& player, const Metrics& metrics,
                                 TextStyle style, float room) {
  for (const PositionDetail detail :
       {PositionDetail::all, PositionDetail::without_iteration, PositionDetail::without_awaited}) {
    std::string words = position_text(player, detail);
    if (metrics.width(style, words) <= room) return words;
  }
  return position_text(player, PositionDetail::least);
}

void draw_position(Frame& frame, const std::string& words, Vec at, float room, TextStyle style) {
  frame.paint.text_within(at, room, style, frame.theme[Token::muted], words);
  const float width = std::min(room, frame.metrics.width(style, words));
  Node& node = frame.semantics.leaf(Role::paragraph, "stage/position", {},
                                    Rect{at.x, at.y, width, frame.metrics.line_height(style)});
  node.text = {TextRun{.text = words}};
  node.style = style;
}

ControlsLayout controls_layout(const Metrics& metrics, Vec stage, bool sheet) {
  ControlsLayout layout;
  const bool low = stage.y < low_stage;
  if (sheet)
    layout = {.height = low ? 52.0F : 60.0F, .button = touch_height, .inset = 10, .gap = 5};
  const float beside =
      padding_in(metrics, layout, stage.x - least_position(metrics, position_style(layout)));
  if (beside >= least_padding + 1) {
    layout.padding = std::min(sheet ? 16.0F : 12.0F, beside);
    return layout;
  }
  if (!sheet) {
    layout.pictures = true;
    layout.padding = std::clamp(
        padding_in(metrics, layout, stage.x - least_position(metrics, position_style(layout))),
        2.0F, 12.0F);
    return layout;
  }
  layout.position = low ? ControlsLayout::Position::elsewhere : ControlsLayout::Position::above;
  if (!low) layout.height = metrics.line_height(TextStyle::label) + 68;
  layout.pictures = padding_in(metrics, layout, stage.x) < least_padding;
  layout.padding = padding_in(metrics, layout, stage.x);
  return layout;
}

void handle_controls(Frame& frame, stage::Player& player) {
  if (frame.input.activated(restart_id)) player.restart();
  if (frame.input.activated(back_id)) player.back();
  if (frame.input.activated(node_id::stage_step)) player.step();
  if (frame.input.activated(iteration_id)) player.iteration();
  if (frame.input.activated(run_id)) player.playing() ? player.pause() : player.run();
  if (frame.input.activated(speed_id)) player.set_speed(next_speed(player.speed()));
}

void draw_controls(Frame& frame, const stage::Player& player, const Rect& area,
                   const ControlsLayout& layout) {
  frame.paint.fill(area, frame.theme[Token::panel]);
  frame.paint.horizontal(area.x, area.y, area.w, frame.theme[Token::line]);
  const Scope group(frame.semantics, Role::group, "stage/transport", "Controls");
  const bool above = layout.position == ControlsLayout::Position::above;
  const float y = above ? area.bottom() - layout.button - 8 : area.y + (area.h - layout.button) / 2;
  const bool beside = layout.position == ControlsLayout::Position::beside;

  const std::string speed = seconds_text(player.speed()) + "×";
  const std::array<std::string, widest.size()> labels = {
      "Restart", "Back", "Step", "Iteration", player.playing() ? "Pause" : "Run", speed};
  std::array<float, widest.size()> widths{};
  float row = 2 * layout.inset - layout.gap;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    widths[i] = words_width(frame.metrics, i, labels[i], layout.pictures) + 2 * layout.padding;
    row += widths[i] + layout.gap;
  }
  // Without text beside them the buttons fill the row.
  const float more = beside ? 0 : (area.w - row) / buttons;
  float x = area.x + layout.inset;
  const auto place = [&](std::size_t i, Button button) {
    button.rect = {x, y, widths[i] + more, layout.button};
    x += button.rect.w + layout.gap;
    button.label = labels[i];
    if (layout.pictures && has_picture(i)) {
      button.icon = picture_of(i, player.playing());
      button.icon_only = true;
    }
    ui::button(frame, button);
  };

  // The only primary button is the one to press next.
  const bool over = player.at_end();
  place(0, {.id = restart_id, .look = over ? ButtonLook::primary : ButtonLook::normal});
  place(1, {.id = back_id, .disabled = !player.can_go_back(), .shortcut = "ArrowLeft"});
  place(2, {.id = node_id::stage_step,
            .look = over ? ButtonLook::normal : ButtonLook::primary,
            .disabled = over,
            .shortcut = "ArrowRight"});
  place(3, {.id = iteration_id, .disabled = over});
  place(4, {.id = run_id});
  const std::string speed_name = "Speed, " + speed;
  place(5, {.id = speed_id, .name = speed_name});

  if (layout.position == ControlsLayout::Position::elsewhere) return;
  const TextStyle style = position_style(layout);
  const float line = frame.metrics.line_height(style);
  const float room = beside ? area.right() - 16 - x : area.w - 24;
  const std::string words = position_text_within(player, frame.metrics, style, room);
  const float width = frame.metrics.width(style, words);
  const Vec at = beside ? Vec{std::max(x, area.right() - 16 - width), area.y + (area.h - line) / 2}
                        : Vec{area.x + 12, area.y + 7};
  draw_position(frame, words, at, room, style);
}

}  // namespace ui
