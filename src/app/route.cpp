#include "app/route.hpp"

#include <charconv>

namespace app {
namespace {

int parse_step(std::string_view digits) {
  int step = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, step);
  return read.ec == std::errc() && read.ptr == end && step >= 0 ? step : ui::Place::no_step;
}

void parse_fragment(std::string_view fragment, ui::Place& place) {
  if (fragment == "quiz") {
    place.quiz = true;
    return;
  }
  if (fragment.find('=') == std::string_view::npos) {
    place.section = fragment;
    return;
  }
  const std::string_view whole = fragment;
  while (!fragment.empty()) {
    const std::size_t end = fragment.find('&');
    const std::string_view pair = fragment.substr(0, end);
    fragment = end == std::string_view::npos ? std::string_view() : fragment.substr(end + 1);
    if (pair.starts_with("demo=")) place.demo = pair.substr(5);
    if (pair.starts_with("step=")) place.step = parse_step(pair.substr(5));
    if (pair == "front=lesson") place.lesson_in_front = true;
  }
  // Without a demo it is no place of the stage's: the name of a section that no lesson has.
  if (place.demo.empty()) place = {.lesson = place.lesson, .section = std::string(whole)};
}

}  // namespace

ui::Place parse_route(std::string_view path, std::string_view fragment) {
  ui::Place place;
  while (path.ends_with('/')) path.remove_suffix(1);
  place.lesson = path;
  parse_fragment(fragment, place);
  return place;
}

std::string address(const ui::Place& place) {
  if (place.lesson.empty()) return {};
  std::string made = place.lesson + "/";
  if (!place.demo.empty()) {
    made += "#demo=" + place.demo;
    if (place.step > 0) made += "&step=" + std::to_string(place.step);
    if (place.lesson_in_front) made += "&front=lesson";
  } else if (place.quiz) {
    made += "#quiz";
  } else if (!place.section.empty()) {
    made += "#" + place.section;
  }
  return made;
}

}  // namespace app
