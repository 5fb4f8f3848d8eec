#include "ui/stage/listing/listing_view.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ui/frame/node_ids.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/stage/words/wake_text.hpp"
#include "ui/widgets/code_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float gutter = 58;
constexpr float padding = 8;
constexpr float line_gap = 2;  // above and below the lines that are scrolled into view

/// The tasks at a line and what they do there.
struct Mark {
  std::int32_t line = 0;
  std::vector<std::string> names;
  Token token = Token::timer;

  std::string who() const { return list_text(names); }
  std::string verb() const {
    if (token == Token::running) return "runs";
    if (token == Token::ready) return names.size() == 1 ? "ready" : count() + " ready";
    return names.size() == 1 ? "waits" : count() + " wait";
  }
  std::string words() const {
    if (token == Token::running) return who() + " runs";
    if (token == Token::ready) return who() + (names.size() == 1 ? " is ready" : " are ready");
    return who() + (names.size() == 1 ? " waits here" : " wait here");
  }

 private:
  std::string count() const { return std::to_string(names.size()); }
};

/// The marks of the tasks that do not run now, by line: those that wait there, and those that were woken
/// and will continue there.
std::map<std::int32_t, std::vector<Mark>> resting_marks(const trace::State& state) {
  std::map<std::int32_t, Mark> waiting;
  std::map<std::int32_t, Mark> ready;
  for (const trace::TaskState& task : state.tasks) {
    const bool woken = task.status == trace::TaskStatus::ready;
    if (!woken && task.status != trace::TaskStatus::suspended) continue;
    if (task.line == 0 || runs(state, task)) continue;
    Mark& mark = woken ? ready[task.line] : waiting[task.line];
    mark.line = task.line;
    mark.names.emplace_back(task.name);
    if (woken) mark.token = Token::ready;
    else if (task.awaits != trace::WaitKind::sleep) mark.token = Token::waiting;
  }
  std::map<std::int32_t, std::vector<Mark>> marks;
  for (const auto& kind : {ready, waiting})
    for (const auto& [line, mark] : kind) marks[line].push_back(mark);
  return marks;
}

/// The running line comes first. A task that runs in this step is not described as waiting.
std::vector<Mark> marks_of(const trace::State& state) {
  std::vector<Mark> marks;
  const trace::TaskState* running = running_task(state);
  if (running != nullptr && running->line != 0)
    marks.push_back({running->line, {std::string(running->name)}, Token::running});
  else if (state.running && state.of_javascript() && !state.lines.empty())
    marks.push_back({state.lines.back(), {handle_title(state, *state.running)}, Token::running});
  auto resting = resting_marks(state);
  const auto add = [&marks](const std::vector<Mark>& more) {
    marks.insert(marks.end(), more.begin(), more.end());
  };
  if (!marks.empty()) {
    const auto here = resting.extract(marks.front().line);
    if (!here.empty()) add(here.mapped());
  }
  for (const auto& [line, more] : resting) add(more);
  return marks;
}

using Marks = std::span<const Mark>;

/// "Line 4: Carol runs; Alice and Bob wait here; line 9: main waits here".
std::string marks_words(Marks marks) {
  std::string words;
  std::int32_t line = 0;
  for (const Mark& mark : marks) {
    words += words.empty() ? "" : "; ";
    if (mark.line != line)
      words += (line == 0 ? "Line " : "line ") + std::to_string(mark.line) + ": ";
    line = mark.line;
    words += mark.words();
  }
  return words;
}

/// Draws the marks of one line, right-aligned at `right`, in the `room` after the code. Beside long code
/// there are no names; beside very long code there is only the colour.
void paint_marks(Frame& frame, Marks marks, float right, float y, float room) {
  const std::string between = " · ";
  for (const bool short_form : {false, true}) {
    std::vector<std::string> texts;
    std::string all;
    for (const Mark& mark : marks) {
      texts.push_back(short_form ? mark.verb() : mark.words());
      all += (all.empty() ? "" : between) + texts.back();
    }
    float x = right - frame.metrics.width(TextStyle::label, all);
    if (right - x >= room) continue;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      if (i > 0) x += frame.text({x, y}, TextStyle::label, Token::muted, between);
      x += frame.text({x, y}, TextStyle::label, marks[i].token, texts[i]);
    }
    return;
  }
}

/// The first and the last line that the current step ran, if all between them have room; else the running one
/// alone.
std::pair<std::int32_t, std::int32_t> lines_to_show(const trace::State& state, std::int32_t running,
                                                    float room, float line_height) {
  auto [first, last] = std::pair(running, running);
  for (const std::int32_t line : state.lines) {
    first = std::min(first, line);
    last = std::max(last, line);
  }
  const float height = static_cast<float>(last - first + 1) * line_height;
  return height + 2 * line_gap <= room ? std::pair(first, last) : std::pair(running, running);
}

float line_width(const Metrics& metrics, const course::Code& code, std::int32_t line) {
  float width = 0;
  if (static_cast<std::size_t>(line) > code.lines.size()) return width;
  for (const auto& span : code.lines[static_cast<std::size_t>(line) - 1])
    width += metrics.width(TextStyle::code, span.text);
  return width;
}

}  // namespace

float listing_height(const Metrics& metrics, std::size_t lines) {
  return static_cast<float>(lines) * metrics.line_height(TextStyle::code) + 2 * padding;
}

float least_listing_height(const Metrics& metrics, std::size_t lines, std::size_t most) {
  return listing_height(metrics, std::min(lines, most)) - (lines > most ? padding : 0);
}

std::optional<RunningLine> draw_listing(Frame& frame, const course::Code& code,
                                        const trace::State* state, const Rect& area,
                                        std::size_t events, std::size_t& shown_events) {
  const float line_height = frame.metrics.line_height(TextStyle::code);
  const float height = listing_height(frame.metrics, code.lines.size());
  const Vec content{std::max(area.w, gutter + code_width(frame.metrics, code) + 16),
                    std::max(height, area.h)};
  const std::vector<Mark> marks = state != nullptr ? marks_of(*state) : std::vector<Mark>();
  const bool lit = !marks.empty() && marks.front().token == Token::running;
  const std::int32_t current = lit ? marks.front().line : 0;
  const auto top_of = [&](std::int32_t line) {
    return padding + static_cast<float>(line - 1) * line_height;
  };

  frame.paint.fill(area, frame.theme[Token::panel]);
  const ScrollArea scroll(frame, node_id::stage_code, "Listing " + code.file, area, content);
  const bool moved = state != nullptr && shown_events != events;
  if (moved) {
    // No smooth scrolling the first time or after a resize.
    const bool smooth = shown_events != 0;
    shown_events = events;
    const auto [first, last] =
        lit ? lines_to_show(*state, current, area.h, line_height) : std::pair(current, current);
    const float top = top_of(first);
    const float bottom = top_of(last) + line_height;
    const float free = area.h - 2 * line_gap - (bottom - top);
    const float below = free >= line_height ? line_height : 0;
    const bool hidden = top < scroll.offset().y || bottom + below > scroll.offset().y + area.h;
    // In the middle, scrolled by whole lines, so that none is cut off at the top.
    const float gone =
        std::max(0.0F, top - line_gap - std::floor(free / 2 / line_height) * line_height);
    if (lit && hidden) {
      frame.scroll_to(node_id::stage_code, {0, gone}, smooth);
    } else if (lit) {
      // A smooth scroll to an earlier step's line may not have ended, and would move this line out of view.
      frame.scroll_to(node_id::stage_code, scroll.offset(), false);
    }
  }
  if (lit) {
    for (const std::int32_t line : state->lines) {
      if (line == current) continue;
      frame.paint.fill({0, top_of(line), content.x, line_height},
                       frame.theme[Token::highlight].faded(0.5F));
    }
    frame.paint.fill({0, top_of(current), content.x, line_height}, frame.theme[Token::highlight]);
  }
  for (std::size_t i = 0; i < code.lines.size(); ++i) {
    const float y = padding + static_cast<float>(i) * line_height;
    const std::string number = std::to_string(i + 1);
    frame.paint.text_right(gutter - 16, y, TextStyle::code, frame.theme[Token::faint], number);
    paint_code_line(frame, {gutter, y}, code.lines[i]);
  }
  record_code(frame.semantics.leaf(Role::code, "stage/code/text", {},
                                   Rect{gutter, padding, content.x - gutter, height - 2 * padding}),
              code);
  const float drop = (line_height - frame.metrics.line_height(TextStyle::label)) / 2;
  for (auto first = marks.begin(); first != marks.end();) {
    const auto end = std::find_if(first, marks.end(),
                                  [first](const Mark& mark) { return mark.line != first->line; });
    const float y = top_of(first->line);
    frame.paint.fill({0, y, 3, line_height},
                     frame.theme[first->token].faded(first->line == current ? 1.0F : 0.8F));
    const float code_end = gutter + line_width(frame.metrics, code, first->line);
    paint_marks(frame, {first, end}, area.w - 16, y + drop, area.w - 32 - code_end);
    first = end;
  }
  if (!marks.empty()) {
    Node& node = frame.semantics.leaf(Role::paragraph, "stage/code/marks", marks_words(marks));
    node.hide_name = true;
  }
  if (!lit) return std::nullopt;
  const float y = area.y + top_of(current) - scroll.offset().y;
  return RunningLine{{area.x, y, area.w, line_height}, moved};
}

}  // namespace ui
