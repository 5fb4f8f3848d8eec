#include "ui/stage/output_view.hpp"

#include <algorithm>

#include "ui/frame/node_ids.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/terms.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

struct Remark {
  RichText words;
  Token token;
};

}  // namespace

float draw_output(Frame& frame, const trace::State& state,
                  const std::optional<std::string>& failure, const Rect& area,
                  std::size_t& shown_lines) {
  const Metrics& metrics = frame.metrics;
  const float title = metrics.line_height(TextStyle::small_strong);
  term_heading(frame, "stage/output/title", "Output", area.origin());
  const Rect box{area.x, area.y + title + 6, area.w, area.h - title - 6};
  const float line_height = metrics.line_height(TextStyle::code);

  float time_width = 0;
  for (const auto& line : state.output) {
    time_width = std::max(time_width, metrics.width(TextStyle::label, seconds_text(line.time)));
  }
  const float left = time_width + 16;
  std::vector<RichText> texts;
  float height = 0;
  for (const auto& line : state.output) {
    texts.emplace_back(std::string(line.text), TextStyle::code, std::max(60.0F, box.w - left - 8),
                       metrics);
    height += std::max(texts.back().height(), line_height);
  }
  // What did not come from the program: network errors, an early end.
  std::vector<Remark> remarks;
  for (const std::string& words : network_text(state)) {
    remarks.push_back({RichText(words, TextStyle::small, box.w - 8, metrics), Token::ready});
  }
  if (failure) {
    remarks.push_back(
        {RichText("The example ended early: " + *failure, TextStyle::small, box.w - 8, metrics),
         Token::failed});
  }
  if (state.output.empty() && remarks.empty())
    remarks.push_back(
        {RichText("Nothing printed yet.", TextStyle::small, box.w - 8, metrics), Token::muted});
  for (const Remark& remark : remarks) height += remark.words.height() + 8;
  const ScrollArea scroll(frame, node_id::stage_output, "Output", box,
                          {box.w, std::max(height, box.h)});
  if (shown_lines != state.output.size()) {
    shown_lines = state.output.size();
    if (height > box.h) frame.scroll_to(node_id::stage_output, {0, height - box.h}, true);
  }
  const float drop = metrics.baseline(TextStyle::code) - metrics.baseline(TextStyle::label);
  float y = 0;
  frame.semantics.open(Role::list, "stage/output/lines", "Output");
  for (std::size_t i = 0; i < state.output.size(); ++i) {
    const auto& line = state.output[i];
    const bool fresh = line.step == state.step;
    const float row = std::max(texts[i].height(), line_height);
    if (fresh) frame.paint.fill({0, y, box.w, row}, frame.theme[Token::highlight], 3);
    frame.text({4, y + drop}, TextStyle::label, Token::muted, seconds_text(line.time));
    const Vec at{left, y};
    const Scope item(frame.semantics, Role::list_item, "stage/output/" + std::to_string(i));
    frame.semantics
        .leaf(Role::text, "stage/output/" + std::to_string(i) + "/time",
              seconds_text(line.time) + (line.error ? " s, standard error: " : " s "))
        .hide_name = true;
    texts[i].draw(frame, "stage/output/" + std::to_string(i) + "/text", at,
                  line.error ? Token::failed : Token::text, Role::text);
    y += row;
  }
  frame.semantics.close();
  for (std::size_t i = 0; i < remarks.size(); ++i) {
    const Vec at{4, y + 8};
    const RichText& words = remarks[i].words;
    words.draw(frame, "stage/output/remark/" + std::to_string(i), at, remarks[i].token);
    y += 8 + words.height();
  }
  return title + 6 + height;
}

}  // namespace ui
