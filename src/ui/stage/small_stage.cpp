#include "ui/stage/small_stage.hpp"

#include <algorithm>
#include <utility>

#include "trace/state.hpp"
#include "ui/stage/caption.hpp"
#include "ui/stage/listing/listing_view.hpp"
#include "ui/stage/loop/lanes_view.hpp"
#include "ui/stage/output_view.hpp"
#include "ui/stage/pacing.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float header_height = 36;
constexpr float side_inset = 16;
constexpr float part_gap = 14;
constexpr float edge = 3;       // keeps the listing's corners inside the rounded outline
constexpr float beside = 560;   // the least width with the lanes beside the output
constexpr float abreast = 700;  // the least width with both beside the listing
constexpr float right_column = 300;
constexpr std::size_t most_lines = 16;         // of the listing
constexpr std::size_t most_lines_narrow = 10;  // where everything is below everything else
constexpr std::size_t most_tasks = 8;
constexpr std::size_t most_outputs = 8;
constexpr std::size_t most_steps = 2000;

float output_height(const Metrics& metrics, std::size_t lines) {
  return metrics.line_height(TextStyle::small_strong) + 6 +
         metrics.line_height(TextStyle::code) * static_cast<float>(lines);
}

}  // namespace

/// Where everything is, from the stage's own corner.
struct SmallStage::Parts {
  Rect header;
  Rect listing;
  Rect lanes;
  Rect output;
  Rect caption;
};

SmallStage::SmallStage(const course::Opening& opening, stage::Program program)
    : opening_(opening), extent_(extent_of(program)), player_(std::move(program)) {}

SmallStage::Extent SmallStage::extent_of(const stage::Program& program) {
  const auto run = program.start(stage::Network::recorded);
  for (std::size_t i = 0; i < most_steps && run->advance() == stage::Advance::stepped; ++i) {
  }
  const trace::State end = trace::state_at(run->trace(), run->trace().steps());
  Extent extent{.outputs = end.output.size(), .seconds = end.time};
  for (const trace::TaskState& task : end.tasks) extent.tasks.emplace_back(task.name);
  return extent;
}

SmallStage::Parts SmallStage::place(const Metrics& metrics, float width) const {
  const std::size_t most = width < beside ? most_lines_narrow : most_lines;
  const float code = least_listing_height(metrics, opening_.python.lines.size(), most);
  const float lanes = lanes_height(metrics, std::min(extent_.tasks.size(), most_tasks));
  const float output = output_height(metrics, std::min(extent_.outputs, most_outputs));
  const float inner = width - 2 * side_inset;
  Parts parts{.header = {0, 0, width, header_height},
              .listing = {edge, header_height, width - 2 * edge, code}};
  float y = parts.listing.bottom() + part_gap;
  if (width >= abreast) {
    parts.listing.w = width - right_column - edge;
    const float x = parts.listing.right() + side_inset;
    parts.lanes = {x, header_height + part_gap, width - x - side_inset, lanes};
    parts.output = {x, parts.lanes.bottom() + part_gap, parts.lanes.w, output};
    y = std::max(parts.listing.bottom(), parts.output.bottom() + part_gap);
    parts.listing.h = y - parts.listing.y;
  } else if (width >= beside) {
    const float left = inner * 0.6F;
    parts.lanes = {side_inset, y, left, std::max(lanes, output)};
    parts.output = {side_inset + left + part_gap, y, inner - left - part_gap, parts.lanes.h};
    y = parts.lanes.bottom() + part_gap;
  } else {
    parts.lanes = {side_inset, y, inner, lanes};
    parts.output = {side_inset, parts.lanes.bottom() + part_gap, inner, output};
    y = parts.output.bottom() + part_gap;
  }
  parts.caption = {edge, y, width - 2 * edge, caption_height(metrics, 0)};
  return parts;
}

float SmallStage::height(const Metrics& metrics, float width) const {
  return place(metrics, width).caption.bottom() + edge;
}

void SmallStage::toggle() {
  chosen_ = true;
  if (player_.playing()) player_.pause();
  else player_.run();
}

/// Plays once or, if the learner prefers reduced motion, shows a telling moment at once.
void SmallStage::begin(const Frame& frame) {
  const bool rests = frame.reduced_motion && !chosen_;
  if (rests && (!begun_ || player_.playing())) player_.seek({opening_.step});
  else if (!begun_) player_.run();
  begun_ = true;
}

void SmallStage::draw(Frame& frame, const Rect& area) {
  begin(frame);
  player_.pump(frame.seconds);
  Semantics unread;
  unread.begin(frame.window);
  Frame inside{frame.paint,   unread,       inert_,        frame.theme,
               frame.metrics, frame.window, frame.seconds, frame.reduced_motion};
  card(frame, area);
  draw_parts(inside, place(frame.metrics, area.w), area.origin());
  outline(frame, area, frame.theme[Token::line], card_radius);
  unread.end();
  follow(frame, inside.calls);
  ask_for_frames(frame, player_);
}

void SmallStage::draw_parts(Frame& frame, const Parts& parts, Vec from) {
  const trace::State& state = shown_.of(player_);
  draw_header(frame, parts.header.moved(from));
  const Rect listing = parts.listing.moved(from);
  draw_listing(frame, opening_.python, &state, listing, player_.events(), code_events_);
  float names = 0;
  for (const std::string& name : extent_.tasks)
    names = std::max(names, frame.metrics.width(TextStyle::label, name));
  draw_lanes(frame, player_, {{player_.time(), std::max(extent_.seconds, 0.1)}, names},
             parts.lanes.moved(from));
  draw_output(frame, state, player_.at_end() ? player_.failure() : std::nullopt,
              parts.output.moved(from), output_lines_);
  const Color line = frame.theme[Token::line];
  if (parts.lanes.y > parts.listing.bottom())
    frame.paint.horizontal(from.x, listing.bottom(), parts.header.w, line);
  else frame.paint.vertical(listing.right(), listing.y, listing.h, line);
  const bool idle = player_.idle();
  draw_caption_surface(frame, parts.caption.moved(from));
  draw_caption(frame, idle ? idle_text(state) : caption_text(state),
               idle ? idle_text(state) : brief_caption_text(state), parts.caption.moved(from));
}

void SmallStage::draw_header(Frame& frame, const Rect& area) const {
  const float top = area.y + (area.h - frame.metrics.line_height(TextStyle::small)) / 2;
  frame.text({area.x + side_inset, top}, TextStyle::small_strong, Token::text,
             opening_.python.file);
  frame.paint.text_right(area.right() - side_inset, top, TextStyle::small,
                         frame.theme[Token::muted],
                         "the loop's clock: " + seconds_text(player_.time()) + " s");
  frame.paint.horizontal(area.x, area.bottom() - 1, area.w, frame.theme[Token::line]);
}

/// The parts scroll by themselves, as nobody else can scroll them.
void SmallStage::follow(Frame& frame, const std::vector<HostCall>& calls) {
  for (const HostCall& call : calls) {
    if (call.kind != HostCall::Kind::scroll_to || inert_.scroll(call.id) == call.at) continue;
    inert_.scrolled(call.id, call.at);
    frame.draw_again();
  }
}

}  // namespace ui
