/// Describes a step of the loop, for the cards on the stage and for screen readers.
///
///     ui::task_text(state, state.task(2));   // "sleep, until 2 s"
///
/// All are pure functions of a trace's state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/seconds_text.hpp"
#include "trace/state.hpp"

namespace ui {

using trace::seconds_text;

/// A task's name; "the program" for none.
[[nodiscard]] std::string name_of(const trace::State& state, std::uint32_t task);
/// "Alice", "Alice and Bob", "Alice, Bob and Carol".
[[nodiscard]] std::string list_text(const std::vector<std::string>& names);
inline constexpr std::size_t most_names = 4;
/// The same or, if there are more than `most`, "9 tasks", where `kind` is the plural.
[[nodiscard]] std::string names_text(const std::vector<std::string>& names, std::string_view kind,
                                     std::size_t most = most_names);
/// Text from outside as a sentence: adds a full stop unless it already ends in a punctuation mark.
[[nodiscard]] std::string sentence(std::string words);

/// The task whose step is shown; null if the callback belongs to no task. In JavaScript the call that runs now or, once
/// the step is over, the one that it continued.
[[nodiscard]] const trace::TaskState* running_task(const trace::State& state);
/// Whether this step runs the task, without ending it.
[[nodiscard]] bool runs(const trace::State& state, const trace::TaskState& task);
/// What the running callback does: "wakes Carol", "runs lines 5-6" at the end of a task's step, and before it
/// only the line that the task is at, "runs line 6".
[[nodiscard]] std::string running_action(const trace::State& state);
/// What the running task does next: "then sleeps until 0.5 s", "then is done". Empty for any other
/// callback.
[[nodiscard]] std::string outcome_text(const trace::State& state);

/// A timer's name: its task's, or "timeout", "callback".
[[nodiscard]] std::string timer_name(const trace::State& state, const trace::TimerState& timer);
/// The name with the deadline, and with the request of a timeout: "timeout of GET /users/1 at 1 s".
[[nodiscard]] std::string timer_text(const trace::State& state, const trace::TimerState& timer);

/// What an idle loop waits for, at a time of its clock in seconds: "next: an answer, or the timeout at 1 s". A timer that
/// a block has made late was "due at 1 s".
[[nodiscard]] std::string next_text(const trace::State& state, double now);

/// What a task is doing: "running" in its own step, "sleep, until 2 s", "gather", "ready",
/// "failed: no luck".
[[nodiscard]] std::string task_text(const trace::State& state, const trace::TaskState& task);

/// The coroutines that a task is inside, outermost first, and what the innermost awaits:
/// "main() line 9 › gather". Leaves out lines, then arguments and then outer coroutines until it fits.
[[nodiscard]] std::string chain_text(const trace::State& state, const trace::TaskState& task,
                                     const std::function<bool(const std::string&)>& fits);

/// The same for screen readers, with the tasks that it waits for and that wait for it: "gather, waits for
/// Alice and Bob", "sleep, until 2 s, awaited by main".
[[nodiscard]] std::string spoken_task_text(const trace::State& state, const trace::TaskState& task);

/// "blocked the loop for 2 s in line 12"; empty if this step did not.
[[nodiscard]] std::string blocked_text(const trace::State& state);

/// Notes about the network so far, one per line. Requests that failed for the same reason share one.
[[nodiscard]] std::vector<std::string> network_text(const trace::State& state);

/// What is said while the loop waits: "The loop waits; next: Bob at 1 s."
[[nodiscard]] std::string idle_text(const trace::State& state);

/// What the current callback does and why it ran, in a sentence or two.
[[nodiscard]] std::string caption_text(const trace::State& state);
/// The same without a list of lines, with a count instead of the names of what a gather waits for, and without saying
/// that a thread is outside the loop.
[[nodiscard]] std::string brief_caption_text(const trace::State& state);

/// The same with the step and what it printed, for screen readers, but for the first `told` lines of the run's output.
[[nodiscard]] std::string step_text(const trace::State& state, std::optional<std::size_t> total,
                                    std::size_t told = 0);

}  // namespace ui
