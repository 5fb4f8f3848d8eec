#include "course/lesson.hpp"

#include <algorithm>

namespace course {
namespace {

template <typename Item>
const Item* find_by_id(const std::vector<Item>& items, std::string_view id) {
  const auto found = std::ranges::find(items, id, &Item::id);
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

std::string plain_text(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) text += run.text;
  return text;
}

std::size_t Question::correct() const {
  const auto right = std::ranges::find(options, true, &Option::correct);
  return static_cast<std::size_t>(right - options.begin());
}

const Demo* Lesson::find_demo(std::string_view id) const { return find_by_id(demos, id); }

const Section* Lesson::find_section(std::string_view id) const { return find_by_id(sections, id); }

const Definition* Lesson::find_definition(std::string_view term) const {
  const auto found = std::ranges::find(glossary, term, &Definition::term);
  return found == glossary.end() ? nullptr : &*found;
}

}  // namespace course
