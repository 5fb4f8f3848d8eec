#include "course/prediction.hpp"

namespace course {

bool PrintedText::matches(std::string_view line) const {
  if (open_start && open_end) return line.find(text) != std::string_view::npos;
  if (open_start) return line.ends_with(text);
  return open_end ? line.starts_with(text) : line == text;
}

std::string PrintedText::label() const {
  if (!open_start && !open_end) return text;
  constexpr std::string_view ends = " :";
  const std::size_t first = text.find_first_not_of(ends);
  if (first == std::string::npos) return text;
  return text.substr(first, text.find_last_not_of(ends) + 1 - first);
}

}  // namespace course
