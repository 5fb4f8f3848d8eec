#include "app/route.hpp"

#include <charconv>

#include "ui/frame/node_ids.hpp"

namespace app {
namespace {

int parse_step(std::string_view digits) {
  int step = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, step);
  return read.ec == std::errc() && read.ptr == end && step >= 0 ? step : ui::Location::no_step;
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
    if (pair.starts_with("step=")) location.step = parse_step(pair.substr(5));
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
    if (location.lesson_in_front) made += "&front=lesson";
  } else if (location.quiz) {
    made += std::string("#") + ui::quiz_part;
  } else if (!location.section.empty()) {
    made += "#" + location.section;
  }
  return made;
}

}  // namespace app
