/// A trace as bytes, which one program of the site hands to another: quick to read, and small.
///
///     std::string bytes = trace::to_bytes(run);
///     trace::Trace again = trace::from_bytes(bytes);   // equal to `run`
///     if (!trace::extend(again, trace::to_bytes(more)))   // if true: equal to `more`, unless that is the shorter one
///       again = trace::from_bytes(trace::to_bytes(more));
///
/// Both programs must come from the same build, because events are laid out as `Event` is in memory.
#pragma once

#include <string>
#include <string_view>

#include "trace/trace.hpp"

namespace trace {

/// A checksum of the rest (FNV-1a); the numbers of events, texts and lists (all of these 32 bits); the events; each text
/// and each list after its length.
[[nodiscard]] std::string to_bytes(const Trace& trace);

/// Adds what `trace` has not yet of a longer one: what to_bytes() made of that.
/// @returns whether the longer one begins with the same events. If not, nothing has changed, because the ids in the
///     rest may be those of tasks that `trace` does not have.
/// @throws FormatError if `bytes` are not as to_bytes() made them; then nothing has changed
[[nodiscard]] bool extend(Trace& trace, std::string_view bytes);

/// @throws FormatError if `bytes` are not as to_bytes() made them
[[nodiscard]] Trace from_bytes(std::string_view bytes);

}  // namespace trace
