#include "ui/shell/top_bar.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ui/frame/node_ids.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float side_inset = 20;
constexpr float narrow_width = 760;
constexpr float button_height = 26;
constexpr float switch_height = 38;
constexpr float least_title = 72;  // less of a longer title is useless
constexpr const char* text_names[] = {"Text size: normal", "Text size: large",
                                      "Text size: largest"};

struct ThemeWords {
  const char* choice;
  const char* label;
  const char* name;
  Icon icon;
};
constexpr ThemeWords themes[] = {
    {"", "Auto", "Theme: auto (follows your system)", Icon::half},
    {"dark", "Dark", "Theme: dark", Icon::moon},
    {"light", "Light", "Theme: light", Icon::sun},
};

const ThemeWords& words_of(std::string_view choice) {
  return *std::ranges::find(themes, choice, &ThemeWords::choice);
}
constexpr const char* sections_id = "bar/sections";
constexpr const char* menu_scroll_id = "sections/scroll";
constexpr const char* back_link_id = "bar/back";
constexpr std::string_view back_words = "‹ Course";
constexpr std::string_view lesson_words = "Lesson";

constexpr float segment_width = 22;
constexpr float segment_gap = 6;

constexpr float switch_width = 190;
constexpr float tight_width = 400;  // below this width a bar with the switch is short of room

bool tight(const Frame& frame, const TopBar::Model& model) {
  return model.stage_in_front && frame.window.x < tight_width;
}

std::string position_words(const Frame& frame, const TopBar::Model& model) {
  return std::to_string(model.current + 1) + (tight(frame, model) ? "/" : " of ") +
         std::to_string(model.parts.size());
}

// The width of the back link.
float back_width(const Frame& frame, const TopBar::Model& model) {
  if (model.back_href.empty()) return 0;
  return tight(frame, model) ? 36 : frame.metrics.width(TextStyle::small, back_words) + 16;
}

float bar_inset(const Frame& frame) { return frame.window.x < narrow_width ? 12 : side_inset; }

// The places in the bar's right half; empty for what is not shown.
struct Slots {
  Rect progress;
  Rect stage;  // the switch between lesson and stage
  Rect sections;
  Rect lesson;  // the button that hides it
  Rect keys;
  Rect text_size;
  Rect theme;
  float left = 0;
};

Slots slots(const Frame& frame, const TopBar::Model& model) {
  const Metrics& metrics = frame.metrics;
  const bool narrow = frame.window.x < narrow_width;
  const float gap = tight(frame, model) ? 6 : narrow ? 8 : 16;
  Slots made;
  made.left = frame.window.x - bar_inset(frame);
  const auto take = [&](float width, float height) {
    const Rect rect{made.left - width, (TopBar::bar_height - height) / 2, width, height};
    made.left = rect.x - gap;
    return rect;
  };
  if (model.theme) {
    // As wide as the longest label, so that nothing beside it moves.
    float width = 34;
    for (const ThemeWords& theme : themes) {
      if (!narrow) width = std::max(width, button_width(metrics, theme.label, true) - 6);
    }
    made.theme = take(width, button_height);
  }
  made.text_size = take(button_width(metrics, "Aa") - 6, button_height);
  // Phones have no keyboard; in a narrow window with one, "?" still opens the list of keys.
  if (!narrow) made.keys = take(button_width(metrics, "Keys") - 6, button_height);
  if (model.lesson_shown)
    made.lesson = take(button_width(metrics, lesson_words, true) - 6, button_height);
  if (model.parts.empty()) return made;
  made.sections = take(button_width(metrics, position_words(frame, model)) - 4, button_height);
  const auto count = static_cast<float>(model.parts.size());
  if (model.stage_in_front) {
    const float start = bar_inset(frame) + back_width(frame, model);
    made.stage = take(std::min(switch_width, made.left - start), switch_height);
  } else if (!narrow) made.progress = take(count * (segment_width + segment_gap) - segment_gap, 4);
  return made;
}

// The titles in the list of sections, broken into lines.
std::vector<RichText> menu_titles(const TopBar::Model& model, float width, const Metrics& metrics) {
  std::vector<RichText> titles;
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    const TextStyle style = i == model.current ? TextStyle::small_strong : TextStyle::small;
    titles.emplace_back(model.parts[i].title, style, width, metrics);
  }
  return titles;
}

}  // namespace

void TopBar::draw(Frame& frame, const Model& model) {
  const Rect bar{0, 0, frame.window.x, bar_height};
  frame.paint.fill(bar, frame.theme[Token::panel]);
  frame.paint.horizontal(0, bar_height - 1, bar.w, frame.theme[Token::line]);
  const Scope scope(frame.semantics, Role::banner, "bar");

  const float line = frame.metrics.line_height(TextStyle::small);
  const float top = (bar_height - line) / 2;
  const float x = draw_back(frame, model);
  const float room = slots(frame, model).left - x;
  const float whole = frame.metrics.width(TextStyle::small_strong, model.title);
  const float title = std::min(room, whole);
  if (title >= std::min(least_title, whole)) {
    frame.paint.text_within({x, top}, room, TextStyle::small_strong, frame.theme[Token::text],
                            model.title);
    Node& node = frame.semantics.leaf(Role::text, "bar/title", {}, Rect{x, top, title, line});
    node.text.push_back({.text = model.title});
    node.style = TextStyle::small_strong;
  }
  const float note = frame.metrics.width(TextStyle::small, model.note);
  if (!model.note.empty() && title + 16 + note <= room) {
    label(frame, "bar/note", model.note, {x + title + 16, top});
  }
  draw_settings(frame, model);
}

float TopBar::draw_back(Frame& frame, const Model& model) {
  const float x = bar_inset(frame);
  const float width = back_width(frame, model);
  if (model.back_href.empty()) return x;
  if (!tight(frame, model)) {
    const float top = (bar_height - frame.metrics.line_height(TextStyle::small)) / 2;
    if (link(frame, back_link_id, back_words, model.back_href, {x, top}, TextStyle::small,
             Token::muted, touch_height))
      frame.intend(Leave{});
    return x + width;
  }
  const Rect rect{x, (bar_height - touch_height) / 2, width - 6, touch_height};
  if (frame.input.activated(back_link_id)) frame.intend(Leave{});
  Node& node = frame.semantics.leaf(Role::link, back_link_id, std::string(back_words), rect);
  node.hide_name = true;
  node.href = model.back_href;
  frame.paint.icon(Icon::back, {rect.x + 10, bar_height / 2}, 14,
                   frame.theme[frame.input.hovered(back_link_id) ? Token::text : Token::muted]);
  focus_ring(frame, back_link_id, rect.inset(0, 6), 4);
  return x + width;
}

void TopBar::draw_switch(Frame& frame, const Rect& rect, bool stage_in_front) {
  constexpr std::array<Tab, 2> all{{{"switch/lesson", "Lesson"}, {"switch/stage", "Stage"}}};
  const bool stage =
      switcher(frame, "switch", "View", all, stage_in_front ? 1 : 0, rect, touch_height) == 1;
  if (stage != stage_in_front) frame.intend(BringToFront{stage});
}

// From left to right, which is the order in which the Tab key visits them.
void TopBar::draw_settings(Frame& frame, const Model& model) {
  const Slots at = slots(frame, model);
  if (at.progress.w > 0) draw_progress(frame, model, at.progress);
  if (model.stage_in_front) draw_switch(frame, at.stage, *model.stage_in_front);
  if (at.sections.w > 0) {
    menu_right_ = at.sections.right();
    const std::string where = position_words(frame, model);
    const std::string name = "Sections, " + std::to_string(model.current + 1) + " of " +
                             std::to_string(model.parts.size());
    if (button(frame, {.id = sections_id,
                       .label = where,
                       .rect = at.sections,
                       .name = name,
                       .expanded = menu_open(),
                       .controls = "sections",
                       .reach = touch_height})) {
      if (menu_open()) leave_menu();
      else menu_.open(sections_id);
      frame.draw_again();
    }
  }
  // The shell asks whether it was pressed.
  if (model.lesson_shown)
    button(frame, {.id = node_id::bar_lesson,
                   .label = lesson_words,
                   .rect = at.lesson,
                   .icon = Icon::columns,
                   .name = *model.lesson_shown ? "Hide the lesson" : "Show the lesson",
                   .shortcut = "H",
                   .reach = touch_height});
  if (at.keys.w > 0 && button(frame, {.id = node_id::bar_keys,
                                      .label = "Keys",
                                      .rect = at.keys,
                                      .expanded = model.keys_open,
                                      .controls = node_id::keys,
                                      .shortcut = "?",
                                      .reach = touch_height}))
    frame.intend(ToggleKeys{});
  if (button(frame, {.id = "bar/text",
                     .label = "Aa",
                     .rect = at.text_size,
                     .name = text_names[model.text_size - 1],
                     .reach = touch_height}))
    frame.intend(NextTextSize{});
  if (!model.theme) return;
  const ThemeWords& theme = words_of(*model.theme);
  if (button(frame, {.id = "bar/theme",
                     .label = theme.label,
                     .rect = at.theme,
                     .icon = theme.icon,
                     .name = theme.name,
                     .reach = touch_height,
                     .icon_only = frame.window.x < narrow_width}))
    frame.intend(NextTheme{});
}

void TopBar::draw_progress(Frame& frame, const Model& model, const Rect& bar) {
  int done = 0;
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    const Part& part = model.parts[i];
    const Token token = i == model.current ? Token::accent
                        : part.done        ? Token::running
                                           : Token::line;
    const Rect segment{bar.x + static_cast<float>(i) * (segment_width + segment_gap), bar.y,
                       segment_width, bar.h};
    // In high-contrast themes the track is as strong as the progress.
    const bool thin = token == Token::line && frame.theme.high_contrast();
    frame.paint.fill(thin ? segment.inset(0, 1.5F) : segment, frame.theme[token], thin ? 0 : 2);
    done += part.done ? 1 : 0;
  }
  Node& node = frame.semantics.leaf(Role::progress, "bar/progress", "Sections read", bar);
  node.range = ValueRange{static_cast<double>(done), 0, static_cast<double>(model.parts.size()), 1,
                          std::to_string(done) + " of " + std::to_string(model.parts.size())};
}

void TopBar::draw_menu(Frame& frame, const Model& model) {
  if (model.parts.empty()) leave_menu();
  if (!menu_.stays(frame, below(frame.window))) return;
  float widest = 0;
  for (const Part& part : model.parts) {
    widest = std::max(widest, frame.metrics.width(TextStyle::small_strong, part.title));
  }
  const float width = std::min(widest + 76, frame.window.x - 16);
  const std::vector<RichText> titles = menu_titles(model, width - 60, frame.metrics);
  const auto row_of = [&](std::size_t i) {
    return std::max(titles[i].height() + 16, frame.window.x < narrow_width ? touch_height : 0);
  };
  float height = 12;
  float current_top = 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (i == model.current) current_top = height;
    height += row_of(i);
  }
  // Scrolls if it is higher than the window.
  const float most = frame.window.y - bar_height - 12;
  const Rect box{std::max(8.0F, menu_right_ - width), bar_height + 6, width,
                 std::min(height, most)};
  frame.paint.shadow(box, card_radius);
  card(frame, box);
  const Scope menu(frame.semantics, Role::navigation, "sections", "Sections", box);
  if (menu_.first_time()) {
    frame.input.scrolled(menu_scroll_id, {0, std::max(0.0F, current_top - box.h / 2)});
    frame.scroll_to(menu_scroll_id, frame.input.scroll(menu_scroll_id), false);
  }
  const ScrollArea scroll(frame, menu_scroll_id, {}, box.inset(0, 1), {box.w, height - 2}, false);
  const Scope list(frame.semantics, Role::list, "sections/list");
  float y = 5;
  for (std::size_t i = 0; i < model.parts.size(); ++i) {
    const Part& part = model.parts[i];
    const Rect at{6, y, box.w - 12, row_of(i)};
    y = at.bottom();
    const std::string id = "sections/" + part.id;
    if (frame.input.activated(id)) {
      frame.intend(GoTo{part.id});
      leave_menu();
    }
    const bool current = i == model.current;
    if (frame.input.hovered(id)) frame.paint.fill(at, frame.theme[Token::hover], control_radius);
    const float middle = at.y + at.h / 2;
    if (part.done) {
      frame.paint.icon(Icon::check, {at.x + 18, middle}, 13, frame.theme[Token::running]);
    } else {
      frame.paint.text_centred({at.x + 8, at.y, 20, at.h}, TextStyle::label,
                               frame.theme[Token::muted], std::to_string(i + 1));
    }
    titles[i].paint(frame, {at.x + 38, middle - titles[i].height() / 2},
                    current ? Token::accent : Token::text);
    const Scope item(frame.semantics, Role::list_item, id + "/item");
    Node& node = frame.semantics.leaf(Role::link, id, part.title, at);
    node.href = model.lesson_href + "#" + part.id;
    node.current = current;
    if (part.done) node.description = "read";
    focus_ring(frame, id, at.inset(2), control_radius - 2);
  }
  if (menu_.first_time()) frame.focus("sections/" + model.parts[model.current].id);
}

}  // namespace ui
