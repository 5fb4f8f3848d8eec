#include "ui/stage/stage_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/stage/stage_code.hpp"
#include "ui/stage/stage_loop.hpp"
#include "ui/stage/stage_output.hpp"
#include "ui/stage/stage_timeline.hpp"
#include "ui/stage/stage_transport.hpp"
#include "ui/stage/stage_words.hpp"
#include "ui/widgets/code_text.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr const char* kMissing = "stage/missing";
constexpr float kHeader = 36;
constexpr float kInset = 18;
constexpr float kOutputWidth = 200;
constexpr float kLoopHeight = 330;
constexpr float kListing = 120;

std::vector<Tab> languages_of(const course::Demo& demo) {
  std::vector<Tab> tabs = {{"stage/python", "Python"}, {"stage/javascript", "JavaScript"}};
  if (demo.cpp) tabs.push_back({"stage/cpp", "C++"});
  return tabs;
}

// The lower edge of an area in which more is to be found below.
void fade_out(Frame& frame, const Rect& area) {
  constexpr float kHeight = 28;
  constexpr float kStrip = 2;
  for (float y = 0; y < kHeight; y += kStrip) {
    frame.paint.fill({area.x, area.bottom() - kHeight + y, area.w, kStrip},
                     frame.theme[Token::background].faded(y / kHeight));
  }
}

// The shell answers it. Answers where it begins.
float draw_close(Frame& frame, float right, float top) {
  const Rect close{right - 28, top, 28, 28};
  Node& node = frame.semantics.leaf(Role::button, StagePanel::kClose, "Close the stage", close);
  node.hide_name = true;
  node.shortcut = "Escape";
  if (frame.input.hovered(StagePanel::kClose))
    frame.paint.fill(close, frame.theme[Token::hover], kControlRadius);
  frame.paint.icon(Icon::cross, {close.x + 14, close.y + 14}, 12, frame.theme[Token::muted]);
  focus_ring(frame, StagePanel::kClose, close);
  return close.x;
}

}  // namespace

StageView::StageView(ServicesOf services_of) : services_of_(std::move(services_of)) {}

void StageView::open(const course::Lesson& lesson, const course::Demo& demo, int step) {
  if (demo_ != &demo || !player_) {
    demo_ = &demo;
    player_.reset();
    language_ = 0;
    horizon_ = 1;
    loop_wanted_ = 0;
    code_step_ = timeline_step_ = output_lines_ = 0;
    fresh_ = true;
    motion_.reset();
    if (const demos::Demo* found = demos::find(demo.id)) {
      player_ = std::make_unique<stage::Player>(*found, services_of_(lesson.slug));
    }
  }
  if (player_ && static_cast<int>(player_->position()) != step)
    player_->seek(static_cast<std::size_t>(std::max(0, step)));
  said_step_ = player_ ? player_->position() : 0;
}

void StageView::close() {
  player_.reset();
  demo_ = nullptr;
}

const char* StageView::entry() const { return player_ ? kStep : kMissing; }

int StageView::step() const { return player_ ? static_cast<int>(player_->position()) : 0; }

void StageView::draw(Frame& frame, const Rect& area, bool compact) {
  frame.paint.fill(area, frame.theme[Token::background]);
  Scope region(frame.semantics, Role::region, "stage", "Stage: " + demo_->title);
  region.node().keys = "ArrowLeft ArrowRight Escape";
  if (!player_) {
    draw_missing(frame, area, compact);
    return;
  }
  if (std::exchange(fresh_, false)) {
    for (const char* part : {"stage/code", "stage/loop", "stage/timeline", "stage/output"})
      frame.scroll_to_start(part);
  }
  take_stage_commands(frame, *player_);
  take_keys(frame);
  player_->pump(frame.seconds);
  const float bar = stage_transport_height(frame.metrics, compact);
  draw_stage_transport(frame, *player_, {area.x, area.bottom() - bar, area.w, bar}, compact);
  keep_horizon();
  motion_.begin(frame, player_->position());
  const Rect rest{area.x, area.y, area.w, area.h - bar};
  if (compact) {
    draw_compact(frame, rest);
  } else {
    draw_wide(frame, rest);
  }
  say(frame);
  if (player_->playing() || player_->waiting()) frame.animate();
}

// The timers' axis must not move under its hand: it shows the whole run where that is known, and else grows
// by much and rarely.
void StageView::keep_horizon() {
  horizon_ = std::max(horizon_, player_->total_time().value_or(0));
  double wanted = player_->time();
  for (const trace::TimerState& timer : player_->state().timers)
    if (std::isfinite(timer.when)) wanted = std::max(wanted, timer.when);
  while (horizon_ < wanted) horizon_ *= 2;
}

void StageView::draw_wide(Frame& frame, const Rect& area) {
  const std::size_t tasks = std::max<std::size_t>(player_->timeline().rows.size(), 1);
  const float timeline =
      std::clamp(stage_timeline_height(frame.metrics, tasks) + 20, 90.0F, area.h * 0.22F);
  // A high window shows more of the listing, once the loop has what it wants as a rule.
  const float most = std::max(area.h * 0.29F, area.h - kHeader - timeline - kLoopHeight);
  // Where the loop has wanted more, it keeps it: a listing that moved with each step would be worse.
  const float left = area.h - kHeader - timeline - loop_wanted_;
  const float code = std::clamp(code_height(frame.metrics, demo_->python) + 16, kListing,
                                std::clamp(left, kListing, most));
  draw_header(frame, {area.x, area.y, area.w, kHeader}, false);
  draw_listing(frame, {area.x, area.y + kHeader, area.w, code});
  const float top = area.y + kHeader + code;
  const float bottom = area.bottom() - timeline;
  frame.paint.horizontal(area.x, top, area.w, frame.theme[Token::line]);
  frame.paint.horizontal(area.x, bottom, area.w, frame.theme[Token::line]);
  const float output = std::max(kOutputWidth, area.w * 0.27F);
  draw_loop(frame, {area.x, top, area.w - output, bottom - top});
  if (loop_height_ > loop_wanted_) {
    loop_wanted_ = loop_height_;
    frame.draw_again();
  }
  draw_output(frame, {area.right() - output, top + 14, output - kInset, bottom - top - 20});
  draw_timeline(frame, {area.x + kInset, bottom + 12, area.w - 2 * kInset, timeline - 14});
}

void StageView::draw_compact(Frame& frame, const Rect& area) {
  const std::array<Tab, 4> parts = {{{"stage/part/code", "Code"},
                                     {"stage/part/loop", "Loop"},
                                     {"stage/part/timeline", "Timeline"},
                                     {"stage/part/output", "Output"}}};
  const float top = area.y + draw_question(frame, area);
  const Rect row{area.x + 4, top, area.w - 8, kTouchHeight};
  frame.paint.fill({area.x, row.y, area.w, row.h}, frame.theme[Token::panel]);
  part_ = tabs(frame, "stage/parts", "Parts of the stage", parts, part_, row);
  frame.paint.horizontal(area.x, row.bottom(), area.w, frame.theme[Token::line]);
  const Rect rest{area.x, row.bottom(), area.w, area.bottom() - row.bottom()};
  const Rect inset = rest.inset(kInset, 14);
  switch (part_) {
    case 0: {
      const float header = draw_header(frame, {rest.x, rest.y, rest.w, kTouchHeight}, true);
      draw_listing(frame, {rest.x, rest.y + header, rest.w, rest.h - header});
      break;
    }
    case 1: draw_loop(frame, rest); break;
    case 2: draw_timeline(frame, inset); break;
    default: draw_output(frame, inset);
  }
}

// What the demo is and the question that it puts, which beside the lesson its card says: on one line
// or on two.
float StageView::draw_question(Frame& frame, const Rect& area) {
  const Vec at{area.x + 16, area.y + 8};
  const float width = area.w - 32;
  const RichText title(demo_->title, TextStyle::small_strong, width, frame.metrics);
  const RichText prompt(demo_->prompt, TextStyle::small, width, frame.metrics);
  const bool beside = title.width() + 12 + prompt.width() <= width;
  const Vec there = at + (beside ? Vec{title.width() + 12, 0} : Vec{0, title.height()});
  const float height = there.y + prompt.height() + 6 - area.y;
  frame.paint.fill({area.x, area.y, area.w, height}, frame.theme[Token::panel]);
  title.draw(frame, "stage/title", at, Token::text, Role::heading).level = 2;
  prompt.draw(frame, "stage/prompt", there, Token::muted);
  return height;
}

// Languages of the listing, what the run is held against, where responses come from, the way out.
float StageView::draw_header(Frame& frame, const Rect& area, bool compact) {
  frame.paint.fill(area, frame.theme[Token::panel]);
  const std::vector<Tab> languages = languages_of(*demo_);
  language_ = std::min(language_, languages.size() - 1);
  const std::size_t shown = language_;
  const Rect row{area.x + 4, area.y, area.w * 0.6F, area.h};
  language_ = tabs(frame, "stage/languages", "Listing", languages, language_, row);
  if (language_ != shown) {  // another listing begins at its top, or where its running line is
    frame.scroll_to_start("stage/code");
    code_step_ = 0;
  }
  const float left = tab_rect(frame.metrics, languages, languages.size() - 1, row).right() + 12;
  float right = area.right() - (compact ? 10 : 12);
  if (!compact) {
    right = draw_close(frame, right, area.y + 4) - 10;
  }
  if (demo_->live) {
    const std::array<Tab, 2> sources = {{{"stage/recorded", "Recorded"}, {"stage/live", "Live"}}};
    const float width = compact ? 166 : 180;
    // Where the languages leave no room, it gets a row of its own.
    const bool below = right - width < left;
    const Rect at{below ? area.x + 12 : right - width,
                  below ? area.bottom() : area.y + (area.h - 28) / 2, width, 28};
    const float height = below ? area.h + 36 : area.h;
    frame.paint.fill({area.x, area.bottom(), area.w, height - area.h}, frame.theme[Token::panel]);
    const std::size_t now = player_->network() == stage::Network::live ? 1 : 0;
    const std::size_t chosen = switcher(frame, "stage/network", "Responses", sources, now, at);
    if (chosen != now) {
      player_->set_network(chosen == 1 ? stage::Network::live : stage::Network::recorded);
      frame.animate();  // this frame's bar shows the run before
    }
    return height;
  }
  if (player_->demo().proof == demos::Proof::whole && language_ == 0)
    draw_matches(frame, {left, area.y, right - left, area.h});
  return area.h;
}

// At the right end of its room, in as many words as fit; the check mark alone says it as well.
void StageView::draw_matches(Frame& frame, const Rect& area) {
  constexpr float kCheck = 18;
  constexpr std::string_view kWords = "same trace as CPython 3.13";
  const float middle = area.y + area.h / 2;
  const auto check = [&](float right) {
    frame.paint.icon(Icon::check, {right - 12, middle}, 11, frame.theme[Token::running]);
  };
  for (const std::string_view words :
       {kWords, std::string_view("as CPython 3.13"), std::string_view("CPython 3.13")}) {
    const float width = frame.metrics.width(TextStyle::label, words);
    if (kCheck + width > area.w) continue;
    const float x = area.right() - width;
    label(frame, "stage/matches", words,
          {x, middle - frame.metrics.line_height(TextStyle::label) / 2}, TextStyle::label,
          Token::running);
    check(x);
    return;
  }
  check(area.right());
  frame.semantics.leaf(Role::figure, "stage/matches", std::string(kWords),
                       Rect{area.right() - kCheck, middle - kCheck / 2, kCheck, kCheck});
}

void StageView::draw_listing(Frame& frame, const Rect& area) {
  const course::Code& code = language_ == 0   ? demo_->python
                             : language_ == 1 ? demo_->javascript
                                              : *demo_->cpp;
  draw_stage_code(frame, code, language_ == 0 ? &player_->state() : nullptr, area, code_step_);
}

void StageView::draw_loop(Frame& frame, const Rect& area) {
  float below = 0;  // of the picture and its margin, out of view
  {
    // How high it is shows when it is drawn, since the cards wrap: a change draws it once more.
    const ScrollArea scroll(frame, "stage/loop", "Loop", area,
                            {area.w, std::max(loop_height_, area.h)});
    const float height = draw_stage_loop(frame, motion_, player_->state(), player_->time(),
                                         horizon_, Rect{0, 0, area.w, area.h}.inset(kInset, 14)) +
                         28;
    if (height != loop_height_) {
      loop_height_ = height;
      frame.draw_again();
    }
    below = height - scroll.offset().y - area.h;
  }
  if (below > 14) fade_out(frame, area);
}

void StageView::draw_timeline(Frame& frame, const Rect& area) {
  if (const auto step = draw_stage_timeline(frame, *player_, area, timeline_step_)) {
    if (*step != player_->position()) player_->seek(*step);
    frame.animate();
  }
}

void StageView::draw_output(Frame& frame, const Rect& area) {
  static const std::optional<std::string> fine;
  draw_stage_output(frame, player_->state(), player_->at_end() ? player_->failure() : fine, area,
                    output_lines_);
}

// A lesson may name a demo that this build of the program does not have.
void StageView::draw_missing(Frame& frame, const Rect& area, bool compact) {
  if (!compact) draw_close(frame, area.right() - 12, area.y + 4);
  const RichText words("This program has no example \"" + demo_->id +
                           "\". Reload the page; if it stays, the lesson is newer "
                           "than the program and the site has to be built again.",
                       TextStyle::body, std::min(480.0F, area.w - 2 * kInset), frame.metrics);
  const Vec at{area.x + kInset, area.y + 40};
  words.draw(frame, kMissing, at, Token::text, Role::alert);
}

void StageView::take_keys(Frame& frame) {
  if (frame.input.key("ArrowRight") && !player_->at_end()) player_->step();
  if (frame.input.key("ArrowLeft")) player_->back();
}

void StageView::say(Frame& frame) {
  // A recording that is on its way is here in a moment; a live answer takes its time.
  const bool waits = player_->waiting() && player_->network() == stage::Network::live;
  if (waits && !said_wait_) frame.announce(waiting_words(*player_));
  said_wait_ = waits;
  if (said_step_ == player_->position()) return;
  said_step_ = player_->position();
  frame.announce(step_words(player_->state(), player_->total_steps()));
}

}  // namespace ui
