/// The course as shown in its index: for each lesson, what its card and the learner's progress need. The
/// lessons themselves are in separate bundles.
///
///     course::Course course = course::parse_course(json, "course.json");
///     if (const course::LessonInfo* lesson = course.find("async-python")) show(lesson->title);
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/lesson.hpp"

namespace course {

struct SectionInfo {
  std::string id;
  std::string title;
};

struct LessonInfo {
  std::string slug;
  int number = 0;
  std::string title;
  int minutes = 0;
  std::vector<std::string> topics;
  std::string summary;
  std::vector<SectionInfo> sections;
  std::vector<std::string> questions;  ///< ids
  std::vector<std::string> deeper;     ///< ids of the questions that go deeper
};

/// The demo that the index plays once, with a sentence about it.
struct Opening {
  std::string lesson;  ///< its slug
  std::string demo;    ///< id
  std::string title;   ///< the demo's
  std::string sentence;
  std::size_t step = 0;  ///< a telling moment, for learners who prefer reduced motion
  Code python;
};

struct Course {
  std::string title;
  std::string summary;
  std::vector<LessonInfo> lessons;
  std::optional<Opening> opening{};

  /// The lesson with that slug; null if there is none.
  [[nodiscard]] const LessonInfo* find(std::string_view slug) const;
};

}  // namespace course
