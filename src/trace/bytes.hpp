/// A trace as bytes, to hand it from one program of a page to another: quick to read, and not to be stored.
///
///     std::string bytes = trace::to_bytes(run);
///     trace::Trace again = trace::from_bytes(bytes);   // equal to `run`
///
/// Both programs must come from the same build, because events are laid out as `Event` is in memory.
#pragma once

#include <string>
#include <string_view>

#include "trace/trace.hpp"

namespace trace {

/// The numbers of events, texts and lists (32 bits each); the events; each text and each list after its length.
[[nodiscard]] std::string to_bytes(const Trace& trace);

/// `bytes` must be from to_bytes(): nothing is checked.
[[nodiscard]] Trace from_bytes(std::string_view bytes);

}  // namespace trace
