/// What blocks of a lesson say, for tests.
///
///     EXPECT_EQ(reader_test::words_of(lesson.intro), "Hint: One number.\n");
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "course/lesson.hpp"

namespace reader_test {

/// The words of blocks, a line for each paragraph and each row.
inline std::string words_of(const std::vector<course::Block>& blocks) {
  std::string words;
  for (const course::Block& block : blocks) {
    if (const auto* paragraph = std::get_if<course::Paragraph>(&block.content))
      words += course::plain_text(paragraph->runs) + "\n";
    if (const auto* callout = std::get_if<course::Callout>(&block.content))
      words += callout->title + ": " + words_of(callout->blocks);
    if (const auto* list = std::get_if<course::List>(&block.content))
      for (const auto& item : list->items) words += words_of(item);
    if (const auto* table = std::get_if<course::Table>(&block.content)) {
      for (const auto& row : table->rows) {
        for (const auto& cell : row) words += course::plain_text(cell) + " | ";
        words += "\n";
      }
    }
  }
  return words;
}

}  // namespace reader_test
