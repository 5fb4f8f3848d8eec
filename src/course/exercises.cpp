#include "course/exercises.hpp"

#include <variant>

namespace course {

std::string_view exercise_of(const Callout& callout) {
  if (callout.blocks.empty()) return {};
  const auto* last = std::get_if<Paragraph>(&callout.blocks.back().content);
  if (last == nullptr || last->runs.empty()) return {};
  const std::string_view href = last->runs.back().href;
  if (href.find("trace=code:") == std::string_view::npos) return {};
  return href.substr(href.rfind('/') + 1);
}

std::vector<std::string_view> exercises_of(const Lesson& lesson) {
  std::vector<std::string_view> ids;
  for (const Section& section : lesson.sections) {
    for (const Block& block : section.blocks) {
      const auto* callout = std::get_if<Callout>(&block.content);
      if (callout == nullptr) continue;
      if (const std::string_view id = exercise_of(*callout); !id.empty()) ids.push_back(id);
    }
  }
  return ids;
}

}  // namespace course
