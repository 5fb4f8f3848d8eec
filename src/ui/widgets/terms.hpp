/// Links from words to their definitions in the glossary.
///
///     auto runs = ui::term_runs(frame.glossary, "Bob awaits a timer.", "stage/caption");
///     // "awaits" has the link "stage/caption#term=await", "timer" has "stage/caption#term=timer"
///
/// Authors write them as [ready queue](#term=ready-queue). Whoever shows definitions finds the term at the
/// end of the link's id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "course/lesson.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The term that an address or the id of a link ends with: "ready queue" for "#term=ready-queue"; "" if
/// it is no term's.
[[nodiscard]] std::string linked_term(std::string_view address);

/// The words, in which the first mention of each term is a link. `glossary` may be null; `id` is the start
/// of the links' ids.
[[nodiscard]] std::vector<TextRun> term_runs(const std::vector<course::Definition>* glossary,
                                             std::string_view words, const std::string& id);

/// Draws a heading of the stage, of level 3, whose terms are links; `at` is the top left corner of its line
/// box.
void term_heading(Frame& frame, const std::string& id, std::string_view words, Vec at);

}  // namespace ui
