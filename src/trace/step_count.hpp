/// Counts the steps of a run while its events are followed.
///
///     trace::StepCount count;
///     for (const trace::Event& event : run.events()) {
///       count.take(event);
///       if (event.kind == trace::EventKind::output) show(count.step(), run.text(event.text));
///     }
#pragma once

#include <cstddef>

#include "trace/event.hpp"

namespace trace {

class StepCount {
 public:
  /// To be called with each event, before its step is asked for.
  void take(const Event& event) noexcept {
    if (event.kind == EventKind::handle_started) {
      ++step_;
      running_ = true;
    } else if (event.kind == EventKind::handle_finished) {
      running_ = false;
    }
  }

  /// The step that runs, or the last one before this place between two steps; 0 before the first. Counts as in
  /// Trace::steps().
  [[nodiscard]] std::size_t step() const noexcept { return step_; }
  /// Whether a step runs: its callback has started, and not finished.
  [[nodiscard]] bool running() const noexcept { return running_; }

 private:
  std::size_t step_ = 0;
  bool running_ = false;
};

}  // namespace trace
