/// One thing that a loop did, as data.
///
///     for (const trace::Event& event : run.events()) {
///       if (event.kind == trace::EventKind::output) show(run.text(event.text));
///     }
///
/// A run is a list of events. Everything on the stage is computed from it, so a run can be shown,
/// rewound and compared wherever it comes from. Ids start at 1 within a trace; 0 means none.
#pragma once

#include <cstdint>

#include "trace/kinds.hpp"

namespace trace {

/// Times are in seconds on the loop's clock. Which fields are used depends on the kind: see `EventKind`.
struct Event {
  EventKind kind{};
  std::uint8_t detail = 0;
  Cause cause = Cause::unknown;
  QueueKind queue = QueueKind::ready;
  std::uint32_t handle = 0;
  std::uint32_t task = 0;
  std::uint32_t other = 0;
  std::int32_t number = 0;
  std::uint32_t text = 0;  ///< Trace::text
  std::uint32_t list = 0;  ///< Trace::list
  double time = 0;
  double value = 0;

  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace trace
