/// Why a step of the loop took place, as a clause. Used to explain predictions.
///
///     stage::Scene scene(run, event);              // as things are right after that event
///     scene.task();                                // "Carol"
///     scene.cause();                               // "its 0.5 s timer was due"
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "trace/state.hpp"
#include "trace/trace.hpp"

namespace stage {

/// The state of the loop right after an event, whose step is the one to explain.
class Scene {
 public:
  Scene(const trace::Trace& run, std::size_t event);

  [[nodiscard]] const trace::Event& event() const { return run_.events()[event_]; }
  /// The name of the event's task.
  [[nodiscard]] std::string_view task() const { return name(event().task); }
  /// " at 0.5 s".
  [[nodiscard]] std::string when() const;

  /// Why the step took place; empty if the trace does not know.
  [[nodiscard]] std::string cause() const;
  /// ", before Bob's at 1 s": the next timer, if a timer was the cause.
  [[nodiscard]] std::string rival() const;
  /// Who requested the cancellation of the event's task, as a clause.
  [[nodiscard]] std::string canceller() const;

  /// The index of the event with which the step began.
  [[nodiscard]] std::size_t step_start() const { return step_start_; }
  [[nodiscard]] std::uint32_t callback() const { return state_.running ? state_.running->id : 0; }
  /// The handle that made the step ready; 0 if the program did.
  [[nodiscard]] std::uint32_t waker() const;

 private:
  [[nodiscard]] std::string_view name(std::uint32_t task) const;
  [[nodiscard]] std::string ended(std::uint32_t task) const;
  [[nodiscard]] std::string timer_cause() const;
  [[nodiscard]] std::string outside_cause() const;
  [[nodiscard]] std::size_t last_before(std::size_t end, trace::EventKind kind) const;

  const trace::Trace& run_;
  std::size_t event_;
  std::size_t step_start_ = 0;
  trace::State state_;
};

}  // namespace stage
