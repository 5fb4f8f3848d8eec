// Who a callback of the loop is, what it does and why it became ready, in words.
//   ui::cause_text(state, *state.running);   // "woke because its 0.5 s timer fired"
// Nothing reads as done that failed or was cancelled; what ended in a way that no trace knows "has ended".
#pragma once

#include <string>

#include "trace/state.hpp"

namespace ui {

// Who a callback is: a task's name, or "timer", "timeout", "gather", "callback".
std::string handle_title(const trace::State& state, const trace::HandleState& handle);
// What it does in the ready queue: "takes its first step", "wakes Carol", "Bob is done", "Bob failed".
std::string handle_action(const trace::State& state, const trace::HandleState& handle);
// Why it became ready; empty where there is nothing to add to its action.
std::string cause_text(const trace::State& state, const trace::HandleState& handle);

}  // namespace ui
