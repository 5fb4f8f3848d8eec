/// Counts the memory that a program holds: linked with held_bytes.cpp, which replaces operator new and delete.
///
///     const std::size_t before = trace_test::held_bytes();
///     const trace::Trace run = trace::from_bytes(bytes);
///     trace_test::held_bytes() - before;   // what the run takes, as the allocator rounds it
#pragma once

#include <cstddef>

namespace trace_test {

/// What was allocated and is not freed, in bytes.
[[nodiscard]] std::size_t held_bytes() noexcept;

}  // namespace trace_test
