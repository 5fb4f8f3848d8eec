/// The course as shown in its index: for each lesson, what its card and the learner's progress need. The
/// lessons themselves are in separate bundles.
///
///     course::Course course = course::parse_course(json, "course.json");
///     if (const course::LessonInfo* lesson = course.find("async-python")) show(lesson->title);
#pragma once

#include <string>
#include <string_view>
#include <vector>

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
  std::vector<std::string> questions;      ///< ids
  std::vector<std::string> deeper;         ///< ids of the questions that go deeper
  std::vector<std::string> predictions{};  ///< as prediction_key() names them
};

struct Course {
  std::string title;
  std::string summary;
  std::vector<LessonInfo> lessons;

  /// The lesson with that slug; null if there is none.
  [[nodiscard]] const LessonInfo* find(std::string_view slug) const;
};

}  // namespace course
