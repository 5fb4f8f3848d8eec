/// Reads the parts of a lesson from JSON: text, listings and blocks. Used only by the parser of lessons.
///
///     std::vector<course::Block> blocks = course::parse_blocks(section.member("blocks"));
#pragma once

#include <vector>

#include "course/json_cursor.hpp"
#include "course/lesson.hpp"

namespace course {

std::vector<Run> parse_runs(const JsonCursor& at);
Code parse_code(const JsonCursor& at);
std::vector<Block> parse_blocks(const JsonCursor& at);

}  // namespace course
