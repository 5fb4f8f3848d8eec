// A demo's listing as the lesson has it: the source tree's own, without colours.
//   demo.python = demo_listing(*demos::find("async-python", "timeout"), ".py");
#pragma once

#include <sstream>
#include <string>

#include "course/lesson.hpp"
#include "course_files.hpp"

inline course::Code demo_listing(const demos::Demo& demo, const std::string& suffix) {
  course::Code code{.file = std::string(demo.listing) + suffix};
  std::istringstream text(stage_test::read_text(stage_test::listing_file(demo, suffix)));
  for (std::string line; std::getline(text, line);) code.lines.push_back({{"", line}});
  return code;
}
