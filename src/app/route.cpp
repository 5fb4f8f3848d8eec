#include "app/route.hpp"

#include <charconv>

#include "course/play.hpp"
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

void each_field(std::string_view fields, auto&& take) {
  while (!fields.empty()) {
    const std::size_t end = fields.find('&');
    take(fields.substr(0, end));
    fields = end == std::string_view::npos ? std::string_view() : fields.substr(end + 1);
  }
}

void parse_field(std::string_view field, ui::Location& location) {
  if (field.starts_with("step=")) parse_step(field.substr(5), location);
  if (field.starts_with("language=")) location.language = ui::language_from(field.substr(9));
  if (field == "front=lesson") location.lesson_in_front = true;
}

/// A run is on the stage unless the address says that it is not. Without a step a recorded run's summary comes first.
/// @returns whether the fragment names a run
bool parse_run(std::string_view fragment, ui::Location& location) {
  constexpr std::string_view name = "trace=";
  std::size_t at = 0;
  if (!fragment.starts_with(name)) {
    const std::size_t before = fragment.find("&trace=");
    if (before == std::string_view::npos) return false;
    at = before + 1;
  }
  std::string_view trace = fragment.substr(at + name.size());
  std::string_view fields = fragment.substr(0, at);
  if (const std::size_t step = trace.rfind("&step="); step != std::string_view::npos && at == 0) {
    fields = trace.substr(step + 1);
    trace = trace.substr(0, step);
  }
  if (trace.empty()) return false;
  location.trace = trace;
  location.demo = course::run_demo;
  location.lesson_in_front = fields.empty() && !course::is_program(trace);
  each_field(fields, [&](std::string_view field) {
    if (field == "stage=closed") location.demo.clear();
    else parse_field(field, location);
  });
  return true;
}

void parse_fragment(std::string_view fragment, ui::Location& location) {
  if (location.lesson == course::play_slug && parse_run(fragment, location)) return;
  if (fragment == ui::quiz_part) {
    location.quiz = true;
    return;
  }
  if (fragment.find('=') == std::string_view::npos) {
    location.section = fragment;
    return;
  }
  each_field(fragment, [&](std::string_view field) {
    if (field.starts_with("demo=")) location.demo = field.substr(5);
    else parse_field(field, location);
  });
  // A fragment with "=" but without a demo becomes a section's name, which no lesson has.
  if (location.demo.empty())
    location = {.lesson = location.lesson, .section = std::string(fragment)};
}

std::string step_of(const ui::Location& location) {
  if (location.step <= 0) return {};
  std::string made = "step=" + std::to_string(location.step);
  if (location.event > 0) made += "." + std::to_string(location.event);
  return made;
}

std::string run_address(const ui::Location& location) {
  std::string fields = step_of(location);
  if (!fields.empty() && location.lesson_in_front) fields += "&front=lesson";
  if (location.demo.empty()) fields = "stage=closed";
  if (!fields.empty()) fields += "&";
  return "#" + fields + "trace=" + location.trace;
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
  if (!location.trace.empty()) {
    made += run_address(location);
  } else if (!location.demo.empty()) {
    made += "#demo=" + location.demo;
    if (location.language != ui::Language::python)
      made += "&language=" + std::string(ui::name_of(location.language));
    if (const std::string step = step_of(location); !step.empty()) made += "&" + step;
    if (location.lesson_in_front) made += "&front=lesson";
  } else if (location.quiz) {
    made += std::string("#") + ui::quiz_part;
  } else if (!location.section.empty()) {
    made += "#" + location.section;
  }
  return made;
}

}  // namespace app
