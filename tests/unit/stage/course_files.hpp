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
#include "places.hpp"

namespace stage_test {

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::filesystem::path lesson_folder(std::string_view slug) {
  return std::filesystem::path(places::content) / slug;
}

/// A demo's listing; `suffix` is ".py" or ".js".
inline std::filesystem::path listing_file(const demos::Demo& demo, std::string_view suffix) {
  return lesson_folder(demo.lesson) / "listings" /
         (std::string(demo.listing) + std::string(suffix));
}

/// The lesson whose demos the tests of the stage play.
inline std::string lesson() { return "async-python"; }

/// A demo of that lesson. @throws std::out_of_range if it has none of that id.
inline const demos::Demo& demo(std::string_view id) {
  if (const demos::Demo* found = demos::find(lesson(), id)) return *found;
  throw std::out_of_range("no demo " + std::string(id) + " in the lesson " + lesson());
}

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
