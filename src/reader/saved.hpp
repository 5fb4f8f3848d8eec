/// A recorded run as files for other programs.
///
///     std::string text = reader::saved(recording, "chrome", {});            // for Perfetto
///     std::string tree = reader::saved(recording, "tasks", {.step = 9});    // who awaits what after step 9
#pragma once

#include <string>
#include <string_view>

#include "trace/position.hpp"
#include "trace/recording.hpp"

namespace reader {

/// @param format "chrome" for Chrome's Trace Event Format, or "tasks" for the tree of tasks as
///   `python -m asyncio pstree` prints it
/// @param position for the tree; the end of the run if it is beyond that
/// @throws std::invalid_argument for another format
[[nodiscard]] std::string saved(const trace::Recording& recording, std::string_view format,
                                const trace::Position& position);

}  // namespace reader
