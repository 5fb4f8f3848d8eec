#include "course/course.hpp"

#include <algorithm>

namespace course {

const LessonInfo* Course::find(std::string_view slug) const {
  const auto found = std::ranges::find(lessons, slug, &LessonInfo::slug);
  return found == lessons.end() ? nullptr : &*found;
}

}  // namespace course
