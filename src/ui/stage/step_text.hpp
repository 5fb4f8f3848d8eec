// What a step of the loop is, in words: for the cards on the stage and for who listens to it.
//   ui::task_text(state, state.task(2));   // "sleep, until 2 s"
// Pure functions of a trace's state.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/state.hpp"

namespace ui {

// "0.5", "2", "1.25": seconds without noise, three decimals at most.
std::string seconds_text(double seconds);

// A task's name; "the program" for none.
std::string name_of(const trace::State& state, std::uint32_t task);
// "Alice", "Alice and Bob", "Alice, Bob and Carol".
std::string list_text(const std::vector<std::string>& names);
// The same, or where they are too many to be told apart "9 tasks": `kind` is the plural.
std::string names_text(const std::vector<std::string>& names, std::string_view kind);
// The words of somebody else as a sentence: with a full stop, unless they end in a mark of their own.
std::string sentence(std::string words);

// The task whose step is shown; null where the callback is no task's.
const trace::TaskState* running_task(const trace::State& state);
// Whether this step is the task's own and not its last.
bool runs(const trace::State& state, const trace::TaskState& task);
// What the running callback does in this step: "runs lines 5-6", "wakes Carol".
std::string running_action(const trace::State& state);
// What becomes of the running task behind that: "then sleeps until 0.5 s", "then is done". Empty for
// any other callback.
std::string outcome_text(const trace::State& state);

// Who a timer belongs to: a task's name, or "timeout", "callback".
std::string timer_name(const trace::State& state, const trace::TimerState& timer);
// With its deadline, and with what a request's timeout is for: "timeout of GET /users/1 at 1 s".
std::string timer_text(const trace::State& state, const trace::TimerState& timer);

// What ends the wait of a loop with nothing ready: "next: an answer, or the timeout at 1 s".
std::string next_text(const trace::State& state);

// What a task is doing: "running" if this step is its own, "sleep, until 2 s", "gather", "ready", "failed: no luck".
std::string task_text(const trace::State& state, const trace::TaskState& task);

// The same for who listens, with whom it waits for and who waits for it: "gather, waits for Alice and Bob",
// "sleep, until 2 s, awaited by main".
std::string spoken_task_text(const trace::State& state, const trace::TaskState& task);

// What this step did to the loop: "blocked the loop for 2 s in line 12". Only where it did.
std::string blocked_text(const trace::State& state);

// What the network said so far, a remark a line: requests that failed for one reason share theirs.
std::vector<std::string> network_text(const trace::State& state);

// The whole step as a sentence or three, for a screen reader.
std::string step_text(const trace::State& state, std::optional<std::size_t> total);

}  // namespace ui
