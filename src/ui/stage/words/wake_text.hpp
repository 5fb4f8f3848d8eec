/// Describes a callback of the loop: its name, what it does and why it became ready.
///
///     ui::cause_text(state, *state.running);   // "woke because its 0.5 s timer fired"
///
/// What failed or was cancelled is never described as done. If the trace does not say how something
/// ended, it "has ended".
#pragma once

#include <string>

#include "trace/state.hpp"

namespace ui {

/// A callback's name: its task's, or "timer", "timeout", "gather", "callback".
[[nodiscard]] std::string handle_title(const trace::State& state, const trace::HandleState& handle);
/// What it is going to do: "takes its first step", "wakes Carol", "Bob is done", "Bob failed".
[[nodiscard]] std::string handle_action(const trace::State& state,
                                        const trace::HandleState& handle);
/// Why it became ready; empty if that adds nothing to its action.
[[nodiscard]] std::string cause_text(const trace::State& state, const trace::HandleState& handle);

/// The action as the predicate of a sentence about the callback: "wakes Carol", "notes that Bob is done".
[[nodiscard]] std::string told_action(const trace::State& state, const trace::HandleState& handle);
/// The cause as a clause of that sentence: "it was created by main", "woke because Bob failed"; may be empty.
[[nodiscard]] std::string told_cause(const trace::State& state, const trace::HandleState& handle);

}  // namespace ui
