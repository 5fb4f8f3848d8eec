#include "ui/stage/controls.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/frame/node_ids.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr std::array speeds = {0.5, 1.0, 2.0, 4.0};

constexpr const char* restart_id = "stage/restart";
constexpr const char* run_id = "stage/run";
constexpr const char* speed_id = "stage/speed";
constexpr const char* skip_id = "stage/skip-time";
constexpr const char* skip_key = "S";

/// A pair of buttons that go as far forward as back.
struct Move {
  const char* forward;  // ids
  const char* back;
  const char* label;
  const char* forward_key;
  const char* back_key;
  const char* back_name;
  std::optional<trace::Unit> unit;  // none: to where the current task begins to run
};
constexpr std::array<Move, 5> moves = {{
    {"stage/line", "stage/back-line", "Line", "L", "Shift+L", "Back a line", trace::Unit::line},
    {node_id::stage_step, "stage/back", "Step", "ArrowRight", "ArrowLeft", "Back a step",
     trace::Unit::step},
    {"stage/iteration", "stage/back-iteration", "Iteration", "I", "Shift+I", "Back an iteration",
     trace::Unit::iteration},
    {"stage/next-output", "stage/back-output", "Output", "O", "Shift+O",
     "Back to the previous output", trace::Unit::output},
    {"stage/next-task", "stage/back-task", "Task", "T", "Shift+T", "", std::nullopt},
}};

void go_forward(stage::Player& player, const Move& move) {
  if (player.at_end()) return;
  move.unit ? player.forward(*move.unit) : player.forward_to_task();
}

void go_back(stage::Player& player, const Move& move) {
  move.unit ? player.back(*move.unit) : player.back_to_task();
}

std::string task_name(const stage::Player& player) {
  const std::uint32_t task = player.current_task();
  return task == 0 ? "the task" : name_of(player.state(), task);
}

double next_speed(double speed) {
  for (const double other : speeds) {
    if (other > speed) return other;
  }
  return speeds.front();
}

std::string clock_text(double seconds, PositionDetail detail) {
  char text[32];
  if (detail == PositionDetail::whole_seconds) std::snprintf(text, sizeof text, "%.0f s", seconds);
  else std::snprintf(text, sizeof text, "%.3f s", seconds);
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

/// The controls of a row, from left to right: a move by its index, and the others after them.
enum Control : std::uint8_t { restart = moves.size(), run, speed };
using Row = std::vector<std::size_t>;

std::vector<Row> rows_of(const ControlsLayout& layout) {
  if (layout.two_rows) return {{0, 1, 2}, {restart, 3, 4, run, speed}};
  Row row = {restart};
  for (std::size_t move = 0; move < layout.moves; ++move) row.push_back(move);
  row.insert(row.end(), {run, speed});
  return {row};
}

constexpr float picture = 14;
constexpr float least_padding = 5;
constexpr float joint = 1;  // between the two buttons of a move

bool has_picture(std::size_t control) { return control == restart || control == run; }

/// The widest label of each control, because the layout must not change while they are used.
std::string_view widest(std::size_t control) {
  switch (control) {
    case restart: return "Restart";
    case run: return "Pause";
    case speed: return "0.5×";
    default: return moves[control].label;
  }
}

/// The width of a control without its padding.
float least_width(const Metrics& metrics, const ControlsLayout& layout, std::size_t control) {
  if (layout.pictures && has_picture(control)) return picture;
  const float back = control < moves.size() ? layout.back + joint : 0;
  return back + metrics.width(TextStyle::small_strong, widest(control));
}

/// The padding on each side of a label that makes the rows fit into that width.
float padding_in(const Metrics& metrics, const ControlsLayout& layout, float width) {
  float padding = width;
  for (const Row& row : rows_of(layout)) {
    const auto controls = static_cast<float>(row.size());
    float room = width - 2 * layout.inset - (controls - 1) * layout.gap;
    for (const std::size_t control : row) room -= least_width(metrics, layout, control);
    padding = std::min(padding, room / (2 * controls));
  }
  return padding;
}

/// A number with as many digits as `value`, at least two, so that the layout changes only with a digit more.
std::string nines(double value) {
  std::string digits = "99";
  for (double least = 100; least <= value; least *= 10) digits += '9';
  return digits;
}

/// Position texts that take as much room as those of the run may.
struct WidestPosition {
  explicit WidestPosition(const RunLength& run)
      : least("step " + nines(static_cast<double>(run.steps))), whole(least) {
    const std::string time = " · " + nines(run.seconds) + ".999 s";
    whole += " of " + nines(static_cast<double>(run.steps)) + time;
    least += time;
  }
  std::string least;
  std::string whole;
};

TextStyle position_style(const ControlsLayout& layout) {
  return layout.button < touch_height ? TextStyle::small : TextStyle::label;
}

/// The icons of buttons whose labels do not fit.
std::optional<Icon> picture_of(std::size_t control, bool playing) {
  if (control == restart) return Icon::restart;
  return playing ? Icon::pause : Icon::play;
}

/// Draws the two buttons of a move in one place. The only primary button is the one to press next.
void draw_move(Frame& frame, const stage::Player& player, const Move& move, const Rect& at,
               float back) {
  const bool of_task = !move.unit;
  const std::string who = of_task ? task_name(player) : "";
  const std::string back_name =
      of_task ? "Back to where " + who + " last began to run" : std::string(move.back_name);
  const std::string forward_name = "Task: until " + who + " runs again";
  ui::button(frame, {.id = move.back,
                     .label = back_name,
                     .rect = {at.x, at.y, back, at.h},
                     .disabled = !player.can_go_back(),
                     .icon = Icon::back,
                     .shortcut = move.back_key,
                     .icon_only = true});
  const bool stuck = player.at_end() || player.held();
  const bool primary = move.unit == trace::Unit::step && !stuck;
  ui::button(frame, {.id = move.forward,
                     .label = move.label,
                     .rect = {at.x + back + joint, at.y, at.w - back - joint, at.h},
                     .look = primary ? ButtonLook::primary : ButtonLook::normal,
                     .disabled = stuck,
                     .name = of_task ? forward_name : std::string_view(),
                     .shortcut = move.forward_key});
}

void draw_other(Frame& frame, const stage::Player& player, std::size_t control, const Rect& at,
                bool pictures) {
  const std::string speed_label = seconds_text(player.speed()) + "×";
  const std::string speed_name = "Speed, " + speed_label;
  Button button{.rect = at};
  switch (control) {
    case restart:
      button.id = restart_id;
      button.label = "Restart";
      if (player.at_end()) button.look = ButtonLook::primary;
      break;
    case run:
      button.id = run_id;
      button.label = player.playing() ? "Pause" : "Run";
      break;
    default:
      button.id = speed_id;
      button.label = speed_label;
      button.name = speed_name;
  }
  if (pictures && has_picture(control)) {
    button.icon = picture_of(control, player.playing());
    button.icon_only = true;
  }
  ui::button(frame, button);
}

}  // namespace

std::string waiting_text(const stage::Player& player) {
  return sentence("Waiting for " + awaited(player.state()));
}

std::string position_text(const stage::Player& player, PositionDetail detail) {
  std::string words = "step " + std::to_string(player.position().step);
  const auto total = player.total_steps();
  if (total && detail < PositionDetail::least) words += " of " + std::to_string(*total);
  if (detail < PositionDetail::without_iteration)
    words += " · iteration " + std::to_string(player.state().iteration);
  if (detail == PositionDetail::step) return words;
  words += " · " + clock_text(player.time(), detail);
  if (!player.waiting() || detail >= PositionDetail::least) return words;
  words += " · waiting";
  if (detail < PositionDetail::without_awaited) words += " for " + awaited(player.state());
  return words;
}

std::string position_text_within(const stage::Player& player, const Metrics& metrics,
                                 TextStyle style, float room) {
  for (const PositionDetail detail :
       {PositionDetail::all, PositionDetail::without_iteration, PositionDetail::without_awaited,
        PositionDetail::least, PositionDetail::whole_seconds}) {
    std::string words = position_text(player, detail);
    if (metrics.width(style, words) <= room) return words;
  }
  return position_text(player, PositionDetail::step);
}

void draw_position(Frame& frame, const std::string& words, Vec at, float room, TextStyle style) {
  frame.paint.text_within(at, room, style, frame.theme[Token::muted], words);
  const float width = std::min(room, frame.metrics.width(style, words));
  Node& node = frame.semantics.leaf(Role::paragraph, "stage/position", {},
                                    Rect{at.x, at.y, width, frame.metrics.line_height(style)});
  node.text = {TextRun{.text = words}};
  node.style = style;
}

RunLength run_length(const stage::Player& player) {
  return {.steps = std::max(
              {player.total_steps().value_or(0), player.timeline().steps, player.position().step}),
          .seconds = std::max(player.total_time().value_or(0), player.time())};
}

ControlsLayout controls_layout(const Metrics& metrics, Vec stage, bool sheet, RunLength run) {
  ControlsLayout layout;
  const WidestPosition position(run);
  const bool low = stage.y < low_stage;
  if (sheet)
    layout = {
        .height = low ? 52.0F : 60.0F, .button = touch_height, .inset = 10, .gap = 5, .back = 34};
  const auto fits = [&](const std::string& beside_them) {
    const float beside =
        beside_them.empty() ? 0 : metrics.width(position_style(layout), beside_them) + 16;
    const float padding = padding_in(metrics, layout, stage.x - beside);
    layout.padding = std::clamp(padding, 2.0F, sheet ? 16.0F : 12.0F);
    return padding >= least_padding;
  };
  if (fits(position.whole)) return layout;
  layout.pictures = true;
  if (fits(position.whole) || fits(position.least)) return layout;
  if (low) {
    // One row with fewer moves, and without the position only where the sheet's head shows it.
    for (layout.moves = 3; layout.moves >= 2; --layout.moves)
      if (fits(position.least)) return layout;
    layout.moves = 2;
    if (!sheet) return layout;
    layout.position = ControlsLayout::Position::elsewhere;
    layout.moves = 3;
    if (fits({})) return layout;
    layout.moves = 2;
    fits({});
    return layout;
  }
  layout.position = ControlsLayout::Position::above;
  layout.height += metrics.line_height(position_style(layout)) + 4;
  if (fits({})) return layout;
  layout.two_rows = true;
  layout.height += layout.button + layout.gap;
  layout.pictures = false;
  if (fits({})) return layout;
  layout.pictures = true;
  fits({});
  return layout;
}

std::string control_keys() {
  std::string keys = skip_key;
  for (const Move& move : moves) keys += std::string(" ") + move.forward_key + " " + move.back_key;
  return keys;
}

void handle_controls(Frame& frame, stage::Player& player) {
  Interaction& input = frame.input;
  if (input.activated(restart_id)) player.restart();
  for (const Move& move : moves) {
    if (input.activated(move.forward) || input.key(move.forward_key)) go_forward(player, move);
    if (input.activated(move.back) || input.key(move.back_key)) go_back(player, move);
  }
  if (input.activated(run_id)) player.playing() ? player.pause() : player.run();
  if (input.activated(speed_id)) player.set_speed(next_speed(player.speed()));
  if (input.activated(skip_id) || input.key(skip_key)) player.skip_time();
}

float draw_skip(Frame& frame, const Rect& caption) {
  constexpr float inset = 12;
  const float width = button_width(frame.metrics, "Skip");
  const float height = std::min(caption.h - 4, touch_height);
  ui::button(frame, {.id = skip_id,
                     .label = "Skip",
                     .rect = {caption.right() - inset - width, caption.y + (caption.h - height) / 2,
                              width, height},
                     .look = ButtonLook::quiet,
                     .name = "Skip the wait",
                     .shortcut = skip_key});
  return inset + width;
}

void draw_controls(Frame& frame, const stage::Player& player, const Rect& area,
                   const ControlsLayout& layout) {
  frame.paint.fill(area, frame.theme[Token::panel]);
  frame.paint.horizontal(area.x, area.y, area.w, frame.theme[Token::line]);
  const Scope group(frame.semantics, Role::group, "stage/transport", "Controls");
  const bool beside = layout.position == ControlsLayout::Position::beside;
  const std::vector<Row> rows = rows_of(layout);
  const auto count = static_cast<float>(rows.size());
  const float height = count * layout.button + (count - 1) * layout.gap;
  float y = area.y + (area.h - height) / 2;
  if (layout.position == ControlsLayout::Position::above) y = area.bottom() - height - 8;
  float x = 0;
  for (const Row& row : rows) {
    float wanted = 2 * layout.inset - layout.gap;
    for (const std::size_t control : row)
      wanted += least_width(frame.metrics, layout, control) + 2 * layout.padding + layout.gap;
    // Without text beside them the buttons fill the row.
    const float more = beside ? 0 : (area.w - wanted) / static_cast<float>(row.size());
    x = area.x + layout.inset;
    for (const std::size_t control : row) {
      const Rect at{x, y, least_width(frame.metrics, layout, control) + 2 * layout.padding + more,
                    layout.button};
      if (control < moves.size()) draw_move(frame, player, moves[control], at, layout.back);
      else draw_other(frame, player, control, at, layout.pictures);
      x = at.right() + layout.gap;
    }
    y += layout.button + layout.gap;
  }

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
