#include "ui/stage_output.hpp"

#include <algorithm>

#include "ui/rich_text.hpp"
#include "ui/stage_words.hpp"
#include "ui/widgets.hpp"

namespace ui {

void draw_stage_output(Frame& frame, const trace::State& state,
                       const std::optional<std::string>& failure, const Rect& area,
                       std::size_t& shown_lines) {
  const Metrics& metrics = frame.metrics;
  const float title = metrics.line_height(TextStyle::small_strong);
  heading(frame, "stage/output/title", 3, "Output", {area.x, area.y}, TextStyle::small_strong,
          Token::muted);
  const Rect box{area.x, area.y + title + 6, area.w, area.h - title - 6};
  const float line_height = metrics.line_height(TextStyle::code);

  float time_width = 0;
  for (const auto& line : state.output) {
    time_width = std::max(time_width, metrics.width(TextStyle::code, seconds_words(line.time)));
  }
  const float left = time_width + 16;
  std::vector<RichText> texts;
  float height = 0;
  for (const auto& line : state.output) {
    texts.emplace_back(std::string(line.text), TextStyle::code, std::max(60.0F, box.w - left - 8),
                       metrics);
    height += std::max(texts.back().height(), line_height);
  }
  std::optional<RichText> ending;
  if (failure) {
    ending.emplace("The example ended early: " + *failure, TextStyle::small, box.w - 8, metrics);
    height += ending->height() + 8;
  }
  const ScrollArea scroll(frame, "stage/output", "Output", box, {box.w, std::max(height, box.h)});
  if (shown_lines != state.output.size()) {
    shown_lines = state.output.size();
    if (height > box.h) frame.scroll_to("stage/output", {0, height - box.h}, true);
  }
  const Scope list(frame.semantics, Role::list, "stage/output/lines", "Output");
  float y = 0;
  for (std::size_t i = 0; i < state.output.size(); ++i) {
    const auto& line = state.output[i];
    const bool fresh = line.step == state.step;
    const float row = std::max(texts[i].height(), line_height);
    if (fresh) frame.paint.fill({0, y, box.w, row}, frame.theme[Token::highlight], 3);
    frame.text({4, y}, TextStyle::code, Token::muted, seconds_words(line.time));
    const Vec at{left, y};
    texts[i].paint(frame, at, Token::text);
    const Scope item(frame.semantics, Role::list_item, "stage/output/" + std::to_string(i));
    frame.semantics
        .leaf(Role::text, "stage/output/" + std::to_string(i) + "/time",
              seconds_words(line.time) + " s ")
        .hide_name = true;
    texts[i].record(frame.semantics.leaf(Role::text, "stage/output/" + std::to_string(i) + "/text",
                                         {}, texts[i].rect(at)));
    y += row;
  }
  if (ending) {
    const Vec at{4, y + 8};
    ending->paint(frame, at, Token::failed);
    ending->record(
        frame.semantics.leaf(Role::list_item, "stage/output/ending", {}, ending->rect(at)));
  }
}

}  // namespace ui
