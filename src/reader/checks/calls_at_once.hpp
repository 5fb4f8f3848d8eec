/// How many calls of a function run at once.
///
///     for (const reader::Crowd& crowd : reader::calls_at_once(run, "fetch")) show(crowd.step, crowd.calls);
///
/// A call runs from its first line until it is left. While its task waits for a Lock, a Semaphore, a Queue or the like it
/// stands in line and does not count, so it does not matter on which side of the call a program limits it. A step is seen
/// as it ends: what begins and ends within one step never ran beside anything else.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "trace/trace.hpp"

namespace reader {

struct Crowd {
  std::size_t step = 0;  ///< at whose end so many calls ran for the first time
  std::size_t calls =
      0;  ///< more than at any step before; 0: the function was entered, and nothing more
};

/// In order; empty if the function never ran.
[[nodiscard]] std::vector<Crowd> calls_at_once(const trace::Trace& trace,
                                               std::string_view function);

}  // namespace reader
