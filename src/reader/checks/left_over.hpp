/// Finds what a program leaves behind: tasks that still run when it is over, and errors that nobody noticed.
///
///     const reader::Verdict verdict = reader::find_left_running(recording.trace);
///
/// asyncio.run() cancels what is left when main ends, so the end of main counts, not that of the run. A task whose
/// cancellation the program has requested by then is not left behind.
#pragma once

#include "reader/checks/judge.hpp"
#include "trace/summary.hpp"
#include "trace/trace.hpp"

namespace reader {

[[nodiscard]] Verdict find_left_running(const trace::Trace& trace);
[[nodiscard]] Verdict find_left_unnoticed(const trace::Summary& summary);

}  // namespace reader
