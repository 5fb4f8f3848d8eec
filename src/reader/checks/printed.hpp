/// Compares what a run prints with the lines that an exercise asks for. What goes to standard error does not count.
///
///     const reader::Verdict verdict = reader::compare_prints(run, {"a", "b"}, reader::LineOrder::any);
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reader/checks/judge.hpp"
#include "trace/trace.hpp"

namespace reader {

enum class LineOrder : std::uint8_t { given, any };

/// The run should print exactly these lines.
[[nodiscard]] Verdict compare_prints(const trace::Trace& trace,
                                     const std::vector<std::string>& lines, LineOrder order);

}  // namespace reader
