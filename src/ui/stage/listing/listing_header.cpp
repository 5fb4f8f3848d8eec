#include "ui/stage/listing/listing_header.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/frame/node_ids.hpp"
#include "ui/widgets/code_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float header_height = 36;
constexpr float side_inset = 12;
constexpr float inner_height = 28;  // of the controls in it

/// The languages of a demo, and their tabs.
struct Languages {
  std::vector<Language> all;
  std::vector<Tab> tabs;

  explicit Languages(const course::Demo& demo) {
    add(Language::python, {"stage/python", "Python"});
    if (!demo.javascript.lines.empty())
      add(Language::javascript, {"stage/javascript", "JavaScript"});
    if (demo.cpp) add(Language::cpp, {"stage/cpp", "C++"});
  }

  [[nodiscard]] std::size_t index_of(Language language) const {
    const auto found = std::ranges::find(all, language);
    return found != all.end() ? static_cast<std::size_t>(found - all.begin()) : 0;
  }

 private:
  void add(Language language, Tab tab) {
    all.push_back(language);
    tabs.push_back(std::move(tab));
  }
};

float row_height(bool sheet) { return sheet ? touch_height : header_height; }

Rect languages_row(float width, bool sheet) { return {4, 0, width - 8, row_height(sheet)}; }

float languages_end(const Metrics& metrics, const course::Demo& demo, float width, bool sheet) {
  const std::vector<Tab> all = Languages(demo).tabs;
  return tab_rect(metrics, all, all.size() - 1, languages_row(width, sheet)).right();
}

constexpr std::string_view edit_words = "Edit";

/// Where what is to the right of the languages begins. The button keeps its room beside each of them.
float rest_begin(const Metrics& metrics, const course::Demo& demo, float width,
                 ListingHeader header) {
  const float end = languages_end(metrics, demo, width, header.sheet) + side_inset;
  return header.edits ? end + button_width(metrics, edit_words) + side_inset : end;
}

float network_width(const Metrics& metrics) {
  return 2 * (metrics.width(TextStyle::small_strong, "Recorded") + 24);
}

bool network_below(const Metrics& metrics, const course::Demo& demo, float width,
                   ListingHeader header) {
  return demo.live &&
         rest_begin(metrics, demo, width, header) + network_width(metrics) > width - side_inset;
}

void draw_network(Frame& frame, stage::Player& player, const Rect& at, float reach) {
  const std::array<Tab, 2> sources = {{{"stage/recorded", "Recorded"}, {"stage/live", "Live"}}};
  const std::size_t now = player.network() == stage::Network::live ? 1 : 0;
  const std::size_t chosen = switcher(frame, "stage/network", "Responses", sources, now, at, reach);
  if (chosen == now) return;
  player.set_network(chosen == 1 ? stage::Network::live : stage::Network::recorded);
  frame.animate();  // the controls were already drawn for the previous run
}

/// `end` is the middle of the button's right edge.
void draw_edit(Frame& frame, const course::Code& code, Vec end, float reach) {
  const float width = button_width(frame.metrics, edit_words);
  const Rect rect{end.x - width, end.y - inner_height / 2, width, inner_height};
  if (button(frame, {.id = node_id::stage_edit, .label = edit_words, .rect = rect, .reach = reach}))
    frame.intend(Edit{code.file, code_text(code)});
}

/// What a checked run is the same as, the longest words first.
using Matches = std::array<std::string_view, 3>;
constexpr Matches python_matches = {"same trace as CPython 3.13", "as CPython 3.13",
                                    "CPython 3.13"};
constexpr Matches javascript_matches = {"same order as in Node 20", "as Node 20", "Node 20"};

/// Draws the longest text that fits, or only the check mark, at the right end of its room.
void draw_matches(Frame& frame, const Matches& texts, const Rect& area) {
  constexpr float check_width = 18;
  const float middle = area.y + area.h / 2;
  const auto check = [&](float right) {
    frame.paint.icon(Icon::check, {right - 12, middle}, 11, frame.theme[Token::running]);
  };
  for (const std::string_view words : texts) {
    const float width = frame.metrics.width(TextStyle::label, words);
    if (check_width + width > area.w) continue;
    const float x = area.right() - width;
    label(frame, "stage/matches", words,
          {x, middle - frame.metrics.line_height(TextStyle::label) / 2}, TextStyle::label,
          Token::running);
    check(x);
    return;
  }
  check(area.right());
  frame.semantics.leaf(
      Role::figure, "stage/matches", std::string(texts.front()),
      Rect{area.right() - check_width, middle - check_width / 2, check_width, check_width});
}

}  // namespace

float listing_header_height(const Metrics& metrics, const course::Demo& demo, float width,
                            ListingHeader header) {
  return row_height(header.sheet) +
         (network_below(metrics, demo, width, header) ? inner_height + 8 : 0);
}

Language draw_listing_header(Frame& frame, const course::Demo& demo, stage::Player& player,
                             Language language, const Rect& area, ListingHeader header) {
  const Languages languages(demo);
  const Rect row = languages_row(area.w, header.sheet).moved(area.origin());
  language = languages.all[tabs(frame, "stage/languages", "Listing", languages.tabs,
                                languages.index_of(language), row)];
  const bool plays_javascript = language == Language::javascript && !demo.javascript_run.empty();
  const float left = area.x + rest_begin(frame.metrics, demo, area.w, header);
  const float right = area.right() - side_inset;
  if (header.edits && language == Language::python && !demo.python.lines.empty())
    draw_edit(frame, demo.python, {left - side_inset, row.y + row.h / 2}, row.h);
  if (plays_javascript) {
    draw_matches(frame, javascript_matches, {left, row.y, right - left, row.h});
  } else if (demo.live) {
    const bool below = network_below(frame.metrics, demo, area.w, header);
    const float width = network_width(frame.metrics);
    draw_network(frame, player,
                 {below ? area.x + side_inset : right - width,
                  below ? row.bottom() : row.y + (row.h - inner_height) / 2, width, inner_height},
                 below ? 0 : row.h);
  } else if (player.program().checked && language == Language::python) {
    draw_matches(frame, python_matches, {left, row.y, right - left, row.h});
  }
  return language;
}

void draw_close_button(Frame& frame, Vec corner) {
  const Rect close{corner.x - side_inset - 28, corner.y + 4, 28, 28};
  if (frame.input.activated(node_id::stage_close)) frame.intend(CloseStage{});
  Node& node = frame.semantics.leaf(Role::button, node_id::stage_close, "Close the stage", close);
  node.hide_name = true;
  node.shortcut = "Escape";
  if (frame.input.hovered(node_id::stage_close))
    frame.paint.fill(close, frame.theme[Token::hover], control_radius);
  frame.paint.icon(Icon::cross, {close.x + 14, close.y + 14}, 12, frame.theme[Token::muted]);
  focus_ring(frame, node_id::stage_close, close);
}

}  // namespace ui
