#include "app/route.hpp"

#include <charconv>

#include "ui/frame/node_ids.hpp"

namespace app {
namespace {

/// Reads "9" or "9.2" into `location`.
void parse_step(std::string_view digits, ui::Location& location) {
  location.step = ui::Location::no_step;
  location.event = 0;
  int step = 0;
  int event = 0;
  const char* end = digits.data() + digits.size();
  auto read = std::from_chars(digits.data(), end, step);
  if (read.ec != std::errc() || step < 0) return;
  if (read.ptr != end) {
    if (*read.ptr != '.') return;
    read = std::from_chars(read.ptr + 1, end, event);
    if (read.ec != std::errc() || read.ptr != end || event < 1 || step < 1) return;
  }
  location.step = step;
  location.event = event;
}

void parse_fragment(std::string_view fragment, ui::Location& location) {
  if (fragment == ui::quiz_part) {
    location.quiz = true;
    return;
  }
  if (fragment.find('=') == std::string_view::npos) {
    location.section = fragment;
    return;
  }
  const std::string_view whole = fragment;
  while (!fragment.empty()) {
    const std::size_t end = fragment.find('&');
    const std::string_view pair = fragment.substr(0, end);
    fragment = end == std::string_view::npos ? std::string_view() : fragment.substr(end + 1);
    if (pair.starts_with("demo=")) location.demo = pair.substr(5);
    if (pair.starts_with("step=")) parse_step(pair.substr(5), location);
    if (pair == "front=lesson") location.lesson_in_front = true;
  }
  // A fragment with "=" but without a demo becomes a section's name, which no lesson has.
  if (location.demo.empty()) location = {.lesson = location.lesson, .section = std::string(whole)};
}

}  // namespace

ui::Location parse_route(std::string_view path, std::string_view fragment) {
  ui::Location location;
  while (path.ends_with('/')) path.remove_suffix(1);
  location.lesson = path;
  parse_fragment(fragment, location);
  return location;
}

std::string address(const ui::Location& location) {
  if (location.lesson.empty()) return {};
  std::string made = location.lesson + "/";
  if (!location.demo.empty()) {
    made += "#demo=" + location.demo;
    if (location.step > 0) made += "&step=" + std::to_string(location.step);
    if (location.event > 0) made += "." + std::to_string(location.event);
    if (location.lesson_in_front) made += "&front=lesson";
  } else if (location.quiz) {
    made += std::string("#") + ui::quiz_part;
  } else if (!location.section.empty()) {
    made += "#" + location.section;
  }
  return made;
}

}  // namespace app
