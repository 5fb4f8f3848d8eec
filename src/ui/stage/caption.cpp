#include "ui/stage/caption.hpp"

#include <algorithm>

#include "ui/stage/controls.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/terms.hpp"

namespace ui {
namespace {

constexpr float wide = 700;
constexpr float side_inset = 18;
constexpr float padding = 6;

}  // namespace

float caption_height(const Metrics& metrics, float width) {
  return metrics.line_height(TextStyle::small) * (width < wide ? 2 : 1) + 2 * padding;
}

void draw_caption_surface(Frame& frame, const Rect& area) {
  frame.paint.fill(area, frame.theme[Token::panel]);
  frame.paint.horizontal(area.x, area.y, area.w, frame.theme[Token::line]);
}

void draw_caption(Frame& frame, const std::string& words, const std::string& brief,
                  const Rect& area) {
  const float room = area.h - 2 * padding;
  const auto broken = [&](const std::string& said) {
    return RichText(term_runs(frame.glossary, said, "stage/caption"), TextStyle::small,
                    area.w - 2 * side_inset, frame.metrics);
  };
  RichText text = broken(words);
  if (text.height() > room) text = broken(brief);
  const float drop = text.height() < room ? (room - text.height()) / 2 : 0;
  frame.paint.push_clip({area.x, area.y + padding, area.w, room});
  Node& node = text.draw(frame, "stage/caption", {area.x + side_inset, area.y + padding + drop},
                         Token::text);
  node.rect->h = std::min(node.rect->h, room);
  frame.paint.pop_clip();
}

void draw_stage_caption(Frame& frame, const stage::Player& player, const trace::State& shown,
                        bool editing, Rect area) {
  std::string waiting = player.waiting() ? waiting_text(player) : std::string();
  if (player.idle()) waiting = idle_text(shown);
  if (editing) waiting = "The run is paused while you edit its program.";
  draw_caption_surface(frame, area);
  if (player.idle() || player.blocking()) area.w -= draw_skip(frame, area);
  draw_caption(frame, waiting.empty() ? caption_text(shown) : waiting,
               waiting.empty() ? brief_caption_text(shown) : waiting, area);
}

}  // namespace ui
