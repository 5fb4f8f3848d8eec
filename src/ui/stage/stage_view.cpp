#include "ui/stage/stage_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/frame/node_ids.hpp"
#include "ui/stage/caption.hpp"
#include "ui/stage/controls.hpp"
#include "ui/stage/demo_question.hpp"
#include "ui/stage/listing/listing_header.hpp"
#include "ui/stage/listing/listing_view.hpp"
#include "ui/stage/loop/loop_strip.hpp"
#include "ui/stage/loop/loop_view.hpp"
#include "ui/stage/missing_demo.hpp"
#include "ui/stage/output_view.hpp"
#include "ui/stage/pacing.hpp"
#include "ui/stage/timeline/timeline_view.hpp"
#include "ui/widgets/fade_out.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float side_inset = 18;
constexpr std::size_t enough_lines = 5;  // of the listing; fewer would not show where the run is
constexpr std::size_t many_lines = 14;   // of the listing, where there is room for them
constexpr std::size_t lines_above_strip = 8;
// However many tasks there are: nothing may move when one is created.
constexpr std::size_t timeline_rows = 5;
constexpr float least_part = 120;
constexpr float loop_margin = 14;
constexpr float no_limit = 1e6F;

}  // namespace

StageView::StageView(FindProgram find_program) : runs_(std::move(find_program)) {}

void StageView::show(std::optional<DemoAt> wanted) {
  const course::Demo* demo = wanted ? &wanted->demo : nullptr;
  if (wanted && !wanted->asks) prediction_.close();
  if (demo_ == demo && (!wanted || wanted->visit == visit_)) return;
  if (std::exchange(demo_, demo) != demo) {
    runs_.close();
    player_ = nullptr;
    prediction_.close();
  }
  if (!wanted) return;
  visit_ = wanted->visit;
  if (player_ == nullptr) begin(*wanted);
  if (player_ == nullptr) return;
  choose(wanted->language);
  if (player_->position() != wanted->position) player_->seek(wanted->position);
  speech_.begin(*player_);
}

void StageView::begin(const DemoAt& wanted) {
  forget_place();
  runs_.begin(wanted.lesson.slug, *demo_);
  player_ = runs_.player();
  if (player_ == nullptr) return;
  static const std::map<std::string, course::PredictionResult> none;
  closes_ = wanted.closes;
  edits_ = wanted.edits;
  if (wanted.asks)
    prediction_.open(*demo_, wanted.predicted != nullptr ? *wanted.predicted : none,
                     player_->program());
}

void StageView::choose(Language language) {
  if (!runs_.choose(language)) return;
  player_ = runs_.player();
  forget_place();
  speech_.begin(*player_);
}

// What is known only of the run that was on show.
void StageView::forget_place() {
  horizon_ = 1;
  uses_timers_ = uses_outside_ = false;
  code_events_ = output_lines_ = 0;
  timeline_ = {};
  shown_ = {};
  fresh_ = true;
  motion_.reset();
}

void StageView::set_editing(bool editing) {
  editing_ = editing;
  if (editing && player_) player_->pause();
}

const char* StageView::entry() const { return player_ ? node_id::stage_step : missing_demo_id; }

void StageView::draw(Frame& frame, const Rect& area, bool sheet) {
  frame.paint.fill(area, frame.theme[Token::background]);
  Scope region(frame.semantics, Role::region, node_id::stage, "Stage: " + demo_->title, area);
  if (!editing_) region.node().keys = control_keys() + (closes_ ? " Escape" : "") + " 1 2 3 4 5 6";
  if (!player_) {
    draw_missing_demo(frame, demo_->id, area, sheet || !closes_);
    return;
  }
  if (std::exchange(fresh_, false)) {
    for (const char* part : {node_id::stage_whole, node_id::stage_code, node_id::stage_loop,
                             node_id::stage_timeline, node_id::stage_output})
      frame.scroll_to_start(part);
  }
  if (asks()) prediction_.prepare(frame, *player_);
  if (!editing_) handle_controls(frame, *player_);
  player_->pump(frame.seconds);
  if (asks()) prediction_.follow(*player_);
  const float usual = area.h + frame.lent;  // height, which decides between layouts
  const ControlsLayout bar =
      controls_layout(frame.metrics, {area.w, usual}, sheet, run_length(*player_));
  frame.semantics.disable(editing_);
  draw_controls(frame, *player_, {area.x, area.bottom() - bar.height, area.w, bar.height}, bar);
  frame.semantics.disable(false);
  keep_horizon();
  notice_resize(frame, area);
  motion_.begin(frame, player_->events());
  std::string position;
  if (bar.position == ControlsLayout::Position::elsewhere)
    position = position_text_within(*player_, frame.metrics, TextStyle::label, area.w - 32);
  // A low stage has no room for it; screen readers get the same words.
  const float caption = usual < low_stage ? 0 : caption_height(frame.metrics, area.w);
  const float above = area.h - bar.height;
  draw_parts(frame, {area.x, area.y, area.w, above - caption}, sheet, position);
  if (caption > 0)
    draw_stage_caption(frame, *player_, shown_.of(*player_), editing_,
                       {area.x, area.y + above - caption, area.w, caption});
  if (!editing_ && asks())
    prediction_.draw(frame, *player_,
                     {.area = {area.x, area.y, area.w, above - caption - strip_},
                      .listing = code_,
                      .line = line_ ? std::optional(line_->rect) : std::nullopt},
                     sheet);
  speech_.speak(frame, *player_, editing_ || !asks() ? std::string() : prediction_.news(*player_));
  ask_for_frames(frame, *player_);
}

// A change of the text's or the window's size moves everything, so everything is scrolled again.
void StageView::notice_resize(Frame& frame, const Rect& area) {
  const Vec size{area.w, area.h};
  if (size == size_ && text_scale_ == frame.metrics.text_scale) return;
  size_ = size;
  text_scale_ = frame.metrics.text_scale;
  code_events_ = output_lines_ = 0;
  timeline_ = {};
}

// Keeps the timers' axis stable: shows the full run if its length is known, otherwise doubles its range when
// necessary.
void StageView::keep_horizon() {
  horizon_ = std::max(horizon_, player_->total_time().value_or(0));
  double wanted = player_->time();
  for (const trace::TimerState& timer : player_->state().timers)
    if (std::isfinite(timer.when)) wanted = std::max(wanted, timer.when);
  while (horizon_ < wanted) horizon_ *= 2;
}

void StageView::draw_parts(Frame& frame, const Rect& area, bool sheet,
                           const std::string& position) {
  const Metrics& metrics = frame.metrics;
  const DemoQuestion question(*demo_, position, area.w, metrics);
  // The question is on the demo's card, which may be out of view.
  const bool asks = sheet || area.w >= frame.window.x;
  const float header = sheet || !closes_ ? area.w : area.w - close_room;
  const std::size_t lines = demo_->python.lines.size();
  StageArrangement at = arrange_stage(
      {.room = {area.w, area.h},
       .lent = frame.lent,
       .sheet = sheet,
       .question = asks ? question.height() : 0,
       .header = header_height(metrics, header, sheet),
       .narrow_header = header_height(metrics, listing_column_width(area.w), sheet),
       .parts = touch_height,
       .listing = listing_height(metrics, lines),
       .few_lines = listing_height(metrics, std::min<std::size_t>(lines, enough_lines)),
       .many_lines = least_listing_height(metrics, lines, many_lines),
       .timeline = timeline_height(metrics, timeline_rows) + 20});
  const bool tabs = at.kind == StageArrangement::Kind::tabs;
  if (tabs && at.part.h < least_part_height(metrics, part_)) {
    // Then the stage scrolls as a whole, and none of its parts scrolls separately.
    at.part.h = std::max(at.part.h, part_height(metrics, part_));
    at.height = at.part.bottom();
  }
  line_.reset();
  code_.reset();
  strip_ = 0;
  const bool scrolls = at.height > area.h + 0.5F;
  const auto draw = [&](Vec from) {
    if (asks) question.draw(frame, at.question.moved(from));
    if (tabs) draw_one_part(frame, at, from, scrolls);
    else draw_together(frame, at, from, sheet);
  };
  if (!scrolls) {
    draw(area.origin());
    return;
  }
  Rect seen = area;
  {
    const ScrollArea whole(frame, node_id::stage_whole, "Stage", area, {area.w, at.height});
    draw({});
    seen.y = whole.offset().y;
    code_.reset();
  }
  if (tabs) follow(frame, seen, at.header.bottom());
  if (at.height - seen.bottom() > 4) fade_out(frame, area);
}

// Scrolls the stage so that a new step's line is visible; `seen` is the visible part, `top` the start of the
// listing. Neither a line nor what is above the listing is cut off at the top.
void StageView::follow(Frame& frame, const Rect& seen, float top) {
  constexpr float air = 2;
  if (!line_ || !line_->moved) return;
  const Rect& line = line_->rect;
  if (line.y >= seen.y && line.bottom() <= seen.bottom()) return;
  const float lines = std::floor((seen.h - line.h) / 2 / line.h);
  const float wanted = line.y - std::max(0.0F, lines) * line.h - air;
  frame.scroll_to(node_id::stage_whole, {0, std::max(top, wanted)}, glides_);
}

void StageView::draw_together(Frame& frame, const StageArrangement& at, Vec from, bool sheet) {
  const auto line = frame.theme[Token::line];
  const Rect loop = at.loop.moved(from);
  const Rect timeline = at.timeline.moved(from);
  const Rect output = at.output.moved(from);
  const bool wide = at.kind == StageArrangement::Kind::wide;
  const bool column = wide || at.output.y == at.listing.y;  // a border of its own
  Rect header = at.header.moved(from);
  frame.paint.fill(header, frame.theme[Token::panel]);
  if (wide && closes_) {
    draw_close_button(frame, {output.right(), output.y + 6});
  } else if (!wide && !sheet && closes_) {
    draw_close_button(frame, {header.right(), header.y});
    header.w -= close_room;
  }
  draw_header(frame, header, sheet);
  draw_listing(frame, at.listing.moved(from));
  draw_loop(frame, loop, loop.h + frame.lent);
  const float inset = column ? side_inset : 0;
  draw_output(frame,
              {output.x + inset, output.y + 14, output.w - inset - side_inset, output.h - 20});
  draw_timeline(frame, {timeline.x + side_inset, timeline.y + 12, timeline.w - 2 * side_inset,
                        timeline.h - 14});
  const float right = std::max(timeline.right(), output.right());
  frame.paint.horizontal(timeline.x, timeline.y, right - timeline.x, line);
  if (loop.y > from.y) frame.paint.horizontal(from.x, loop.y, right - from.x, line);
  if (at.kind != StageArrangement::Kind::stacked)
    frame.paint.vertical(loop.x, loop.y, loop.h, line);
  if (column) frame.paint.vertical(output.x, output.y, wide ? loop.h : output.h, line);
}

void StageView::draw_one_part(Frame& frame, const StageArrangement& at, Vec from, bool scrolls) {
  const std::array<Tab, 4> parts = {{{"stage/part/code", "Code"},
                                     {"stage/part/loop", "Loop"},
                                     {"stage/part/timeline", "Timeline"},
                                     {"stage/part/output", "Output"}}};
  const Rect row = at.parts.moved(from);
  frame.paint.fill(row, frame.theme[Token::panel]);
  const std::size_t shown = part_;
  part_ = tabs(frame, "stage/parts", "Parts of the stage", parts, part_,
               {row.x + 4, row.y, row.w - 8, row.h});
  if (part_ != shown) frame.draw_again();  // parts differ in height
  frame.paint.horizontal(row.x, row.bottom(), row.w, frame.theme[Token::line]);
  const Rect part = at.part.moved(from);
  const Rect inset = part.inset(side_inset, loop_margin);
  switch (part_) {
    case 0: {
      const Rect header = at.header.moved(from);
      frame.paint.fill(header, frame.theme[Token::panel]);
      draw_header(frame, header, true);
      strip_ = scrolls ? 0 : strip_height(frame.metrics, part.h + frame.lent);
      const float below = part.bottom() - strip_;
      draw_listing(frame, {part.x, header.bottom(), part.w, below - header.bottom()});
      if (strip_ > 0)
        draw_loop_strip(frame, shown_.of(*player_),
                        {.now = player_->time(),
                         .blocked = blocked_until_now(*player_, shown_.of(*player_)),
                         .deciding = evidence().callback},
                        {part.x, below, part.w, strip_});
      break;
    }
    case 1: draw_loop(frame, part, scrolls ? no_limit : part.h + frame.lent); break;
    case 2: draw_timeline(frame, inset); break;
    default: draw_output(frame, inset);
  }
}

float StageView::header_height(const Metrics& metrics, float width, bool sheet) const {
  return listing_header_height(metrics, *demo_, width, {.sheet = sheet, .edits = edits_});
}

// The height of a whole part, with its margins.
float StageView::part_height(const Metrics& metrics, std::size_t part) const {
  switch (part) {
    case 0:
      return header_height(metrics, size_.x, true) +
             listing_height(metrics, runs_.listing().lines.size());
    case 1: return std::max(loop_height_, least_part);
    case 2:
      return timeline_height(metrics, player_->timeline().rows.size() + (uses_outside_ ? 1 : 0)) +
             legend_height(metrics, size_.x - 2 * side_inset) + 2 * loop_margin;
    default: return output_height_ + 2 * loop_margin;
  }
}

// The least height at which a part is useful without scrolling the whole stage.
float StageView::least_part_height(const Metrics& metrics, std::size_t part) const {
  if (part != 0) return std::min(part_height(metrics, part), least_part + 2 * loop_margin);
  const std::size_t lines = std::min<std::size_t>(runs_.listing().lines.size(), enough_lines);
  return header_height(metrics, size_.x, true) + listing_height(metrics, lines);
}

// What of the loop stands below the listing; nothing where that would leave too few lines.
float StageView::strip_height(const Metrics& metrics, float part) const {
  const float strip = loop_strip_height(metrics);
  const float header = header_height(metrics, size_.x, true);
  return part < header + listing_height(metrics, lines_above_strip) + strip ? 0 : strip;
}

void StageView::draw_header(Frame& frame, const Rect& area, bool sheet) {
  const Language wanted = draw_listing_header(frame, *demo_, *player_, runs_.language(), area,
                                              {.sheet = sheet, .edits = edits_});
  if (wanted == runs_.language()) return;
  choose(wanted);
  // Show the new listing from its top, or at its running line.
  frame.scroll_to_start(node_id::stage_code);
  code_events_ = 0;
  frame.draw_again();
}

void StageView::draw_listing(Frame& frame, const Rect& area) {
  if (&runs_.listing() != &demo_->python && runs_.listing().lines.empty())
    frame.intend(LoadPrograms{});
  // The area shrinks when the loop view grows; the running line must stay visible.
  if (std::exchange(listing_height_, area.h) != area.h) code_events_ = 0;
  glides_ = code_events_ != 0;
  code_ = area;
  line_ = ui::draw_listing(frame, runs_.listing(),
                           runs_.is_of_listing() ? &shown_.of(*player_) : nullptr, area,
                           player_->events(), code_events_);
}

// Above the height `room` the loop view leaves out details.
void StageView::draw_loop(Frame& frame, const Rect& area, float room) {
  const trace::State& state = shown_.of(*player_);
  const double blocked = blocked_until_now(*player_, state);
  const stage::Evidence evidence = this->evidence();
  uses_timers_ = uses_timers_ || player_->uses_timers() || !state.timers.empty() || blocked > 0;
  uses_outside_ = uses_outside_ || player_->uses_outside() || !state.outside.empty();
  float below = 0;  // height of the hidden part, with its margin
  {
    // The cards wrap, so the height is only known after drawing; if it has changed, draw again.
    const ScrollArea scroll(frame, node_id::stage_loop, "Loop", area,
                            {area.w, std::max(loop_height_, area.h)});
    const Rect inside = Rect{0, 0, area.w, room}.inset(side_inset, loop_margin);
    const float height = ui::draw_loop(frame, motion_, state,
                                       {.clock = {player_->time(), horizon_},
                                        .timers = uses_timers_,
                                        .outside = uses_outside_,
                                        .blocked = blocked,
                                        .deciding = evidence.callback,
                                        .deciding_timer = evidence.timer},
                                       inside) +
                         2 * loop_margin;
    if (height != loop_height_) {
      loop_height_ = height;
      frame.draw_again();
    }
    below = height - scroll.offset().y - area.h;
  }
  if (below > 14) fade_out(frame, area);
}

void StageView::draw_timeline(Frame& frame, const Rect& area) {
  frame.semantics.disable(editing_);
  const auto step = ui::draw_timeline(frame, *player_, area, timeline_, evidence().steps);
  frame.semantics.disable(false);
  if (step && !editing_) {
    if (trace::Position{*step} != player_->position()) player_->slide({*step});
    frame.animate();
  }
}

void StageView::draw_output(Frame& frame, const Rect& area) {
  static const std::optional<std::string> fine;
  const float height = ui::draw_output(
      frame, player_->state(), player_->at_end() ? player_->failure() : fine, area, output_lines_);
  if (height == output_height_) return;
  output_height_ = height;
  frame.draw_again();
}

}  // namespace ui
