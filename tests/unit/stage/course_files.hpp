/// The course whose demos a test plays. The build names the folder of its content.
///
///     const demos::Demo& demo = stage_test::demo("hello-gather");
///     const std::string python = stage_test::read_text(stage_test::listing_file(demo, ".py"));
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "demos/demos.hpp"

namespace stage_test {

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::filesystem::path lesson_folder(std::string_view slug) {
  return std::filesystem::path(LOOPSTEP_CONTENT) / slug;
}

/// A demo's listing; `suffix` is ".py" or ".js".
inline std::filesystem::path listing_file(const demos::Demo& demo, std::string_view suffix) {
  return lesson_folder(demo.lesson) / "listings" /
         (std::string(demo.listing) + std::string(suffix));
}

/// The first demo of that id, whatever its lesson. @throws std::out_of_range if there is none.
inline const demos::Demo& demo(std::string_view id) {
  for (const demos::Demo& each : demos::all()) {
    if (each.id == id) return each;
  }
  throw std::out_of_range("no demo " + std::string(id));
}

/// The lesson that a test plays demos of where any will do.
inline std::string lesson() { return std::string(demos::all().front().lesson); }

/// A lesson's name in C++: the folder of its programs.
inline std::string identifier(std::string_view slug) {
  std::string name(slug);
  std::ranges::replace(name, '-', '_');
  return name;
}

/// The name of a parameterized test's demo, of letters, digits and underscores only.
inline std::string test_name(const demos::Demo& demo) {
  return identifier(demo.lesson) + "_" + std::string(demo.listing);
}

}  // namespace stage_test
