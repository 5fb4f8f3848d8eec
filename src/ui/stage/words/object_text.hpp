/// Describes what tasks share (locks, queues and the like), for the stage and for screen readers.
///
///     ui::object_text(state, state.object(1));   // "Lock, held by Ann, Ben waits"
#pragma once

#include <string>

#include "trace/state.hpp"

namespace ui {

/// The name of the variable that it was assigned to, or of its class if there is none.
[[nodiscard]] std::string object_name(const trace::ObjectState& object);

/// "Lock, held by Ann, Ben waits", "Queue, 2 of 3: “a”, “b”", "TaskGroup of Ann and Ben". Without the class if the name is
/// that already.
[[nodiscard]] std::string object_text(const trace::State& state, const trace::ObjectState& object);

}  // namespace ui
