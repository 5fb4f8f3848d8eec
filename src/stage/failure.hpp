/// The stage's messages for a demo whose main neither returned nor raised an error.
///
///     failure_ = stage::main_was_cancelled;
#pragma once

namespace stage {

inline constexpr const char* main_never_ended =
    "main never ended: it is waiting for something that can never happen";
inline constexpr const char* main_was_cancelled = "main was cancelled";

}  // namespace stage
