/// Reads lessons and courses from the JSON that the content compiler writes, without trusting it: whatever
/// the text is, the result is a valid model, or a BundleError that can be shown to the learner.
///
///     try { lesson = course::parse_lesson(text, "async-python/lesson.json"); }
///     catch (const course::BundleError& error) { show(error.what()); }
#pragma once

#include <stdexcept>
#include <string_view>

#include "course/course.hpp"
#include "course/lesson.hpp"

namespace course {

/// The bundle format that this app reads.
inline constexpr int bundle_format = 1;

/// A bundle is malformed. what() names the file, the position ("sections[2].blocks[0].runs") and the remedy.
class BundleError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// `where` is the file's name in messages.
/// @throws BundleError
Lesson parse_lesson(std::string_view json, std::string_view where);
Course parse_course(std::string_view json, std::string_view where);
/// Adds the lines of the demos' programs in C++, which are a file of their own.
void parse_programs(std::string_view json, std::string_view where, Lesson& lesson);

}  // namespace course
