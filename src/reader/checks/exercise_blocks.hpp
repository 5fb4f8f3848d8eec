/// Puts an exercise on the page of a run: its task, what comes of each check, the hint of the first that fails, and the
/// way back to the lesson.
///
///     reader::write_exercise(exercise, &judgement, "code:eJxL", out);
#pragma once

#include <string_view>

#include "reader/bundle_writer.hpp"
#include "reader/checks/judge.hpp"

namespace reader {

/// @param judgement null: the run is that of the program that the exercise begins with, so only the task is shown
/// @param trace the run's address, as in the fragment after "trace="
void write_exercise(const Exercise& exercise, const Judgement* judgement, std::string_view trace,
                    BundleWriter& out);

}  // namespace reader
