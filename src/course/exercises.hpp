/// The exercises of a lesson: callouts whose last paragraph leads to the program to start from. See
/// docs/content-format.md.
///
///     for (std::string_view id : course::exercises_of(lesson)) count(id);
#pragma once

#include <string_view>
#include <vector>

#include "course/lesson.hpp"

namespace course {

/// The id of the exercise that a callout is; "" if it is none. It lives as long as the callout.
[[nodiscard]] std::string_view exercise_of(const Callout& callout);

/// In the lesson's order.
[[nodiscard]] std::vector<std::string_view> exercises_of(const Lesson& lesson);

}  // namespace course
