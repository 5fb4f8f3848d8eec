#include "ui/stage_code.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "ui/code_text.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

constexpr float kGutter = 58;
constexpr float kPadding = 8;

// Who stands at a line.
struct Standing {
  std::vector<std::string> names;
  bool timer = true;  // all of them wait for timers
};

std::map<std::int32_t, Standing> standing_at(const trace::State& state) {
  std::map<std::int32_t, Standing> lines;
  for (const trace::TaskState& task : state.tasks) {
    if (task.status != trace::TaskStatus::suspended || task.line == 0) continue;
    Standing& standing = lines[task.line];
    standing.names.emplace_back(task.name);
    standing.timer = standing.timer && task.awaits == aio::AwaitKind::sleep;
  }
  return lines;
}

std::string names_of(const Standing& standing) {
  std::string words;
  for (std::size_t i = 0; i < standing.names.size(); ++i) {
    if (i > 0) words += i + 1 == standing.names.size() ? " and " : ", ";
    words += standing.names[i];
  }
  return words;
}

const char* wait_words(const Standing& standing) {
  return standing.names.size() == 1 ? " waits here" : " wait here";
}

bool runs_code(const trace::State& state) {
  return state.running && state.running->kind == aio::HandleKind::task_step && !state.lines.empty();
}

}  // namespace

void draw_stage_code(Frame& frame, const course::Code& code, const trace::State* state,
                     const Rect& area, std::size_t& shown_step) {
  const float line_height = frame.metrics.line_height(TextStyle::code);
  const float height = code_height(frame.metrics, code) + 2 * kPadding;
  const Vec content{std::max(area.w, kGutter + code_width(frame.metrics, code) + 16),
                    std::max(height, area.h)};
  const bool lit = state != nullptr && runs_code(*state);
  const std::int32_t current = lit ? state->lines.back() : 0;
  const auto top_of = [&](std::int32_t line) {
    return kPadding + static_cast<float>(line - 1) * line_height;
  };

  frame.paint.fill(area, frame.theme[Token::panel]);
  const ScrollArea scroll(frame, "stage/code", "Listing " + code.file, area, content);
  if (state != nullptr && shown_step != state->step) {
    shown_step = state->step;
    const float top = top_of(current);
    const bool hidden =
        top < scroll.offset().y || top + 2 * line_height > scroll.offset().y + area.h;
    // Whole lines go out of view, so that none is cut at the top.
    const float lines = std::floor((top - area.h / 2) / line_height);
    const float gone = lines < 1 ? 0 : kPadding + lines * line_height - 2;
    if (lit && hidden) frame.scroll_to("stage/code", {0, gone}, true);
  }
  if (lit) {
    for (const std::int32_t line : state->lines) {
      frame.paint.fill({0, top_of(line), content.x, line_height},
                       frame.theme[Token::highlight].faded(line == current ? 1.0F : 0.5F));
    }
    frame.paint.fill({0, top_of(current), 3, line_height}, frame.theme[Token::running]);
  }
  for (std::size_t i = 0; i < code.lines.size(); ++i) {
    const float y = kPadding + static_cast<float>(i) * line_height;
    const std::string number = std::to_string(i + 1);
    frame.paint.text_right(kGutter - 16, y, TextStyle::code, frame.theme[Token::faint], number);
    paint_code_line(frame, {kGutter, y}, code.lines[i]);
  }
  record_code(
      frame.semantics.leaf(Role::code, "stage/code/text", {},
                           Rect{kGutter, kPadding, content.x - kGutter, height - 2 * kPadding}),
      code);
  if (state == nullptr) return;

  std::string spoken;
  const auto mark = [&](std::int32_t line, const std::string& names, const std::string& words,
                        Token token) {
    const float y = top_of(line);
    float code_end = kGutter;
    if (static_cast<std::size_t>(line) <= code.lines.size()) {
      for (const auto& span : code.lines[static_cast<std::size_t>(line) - 1]) {
        code_end += frame.metrics.width(TextStyle::code, span.text);
      }
    }
    const float room = area.w - 32 - code_end;
    const float drop = (line_height - frame.metrics.line_height(TextStyle::label)) / 2;
    // Beside long code the colour has to say what they do; beside very long code, everything.
    for (const std::string& shown : {names + words, names}) {
      if (frame.metrics.width(TextStyle::label, shown) >= room) continue;
      frame.paint.text_right(area.w - 16, y + drop, TextStyle::label, frame.theme[token], shown);
      break;
    }
    spoken += (spoken.empty() ? "Line " : "; line ") + std::to_string(line) + ": " + names + words;
  };
  if (lit)
    mark(current, std::string(state->task(state->running->task).name), " runs", Token::running);
  for (const auto& [line, standing] : standing_at(*state)) {
    const Token token = standing.timer ? Token::timer : Token::waiting;
    if (line != current) {
      frame.paint.fill({0, top_of(line), 3, line_height}, frame.theme[token].faded(0.8F));
      mark(line, names_of(standing), wait_words(standing), token);
    } else {
      spoken += "; " + names_of(standing) + wait_words(standing);
    }
  }
  if (!spoken.empty()) {
    Node& node = frame.semantics.leaf(Role::paragraph, "stage/code/marks", spoken);
    node.hide_name = true;
  }
}

}  // namespace ui
