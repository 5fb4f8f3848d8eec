/// A run that happened or happens elsewhere, played from its trace.
///
///     stage::Player player(stage::program_of(trace::from_json(text, "run.json")));
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "stage/machine.hpp"
#include "trace/trace.hpp"

namespace stage {

class RecordedRun final : public Machine {
 public:
  /// A run that continues elsewhere: its recorder appends to `growing`, and calls finish() when
  /// the run has ended.
  explicit RecordedRun(std::shared_ptr<const trace::Trace> growing) : trace_(std::move(growing)) {}

  /// To be called when the trace is complete.
  void finish() { finished_ = true; }

  /// Runs nothing: what is recorded is in the trace already.
  Advance advance() override { return finished_ ? Advance::finished : Advance::waiting; }

  [[nodiscard]] const trace::Trace& trace() const noexcept override { return *trace_; }
  [[nodiscard]] bool finished() const noexcept override { return finished_; }
  /// How the first task, main, failed. Known when the run is finished. A recording may end before main does.
  [[nodiscard]] const std::optional<std::string>& failure() const noexcept override;
  [[nodiscard]] double time() const override;
  void hold() noexcept override {}

 private:
  std::shared_ptr<const trace::Trace> trace_;
  mutable std::optional<std::string> failure_;
  mutable std::size_t read_ = 0;  // the number of events that failure_ is about
  bool finished_ = false;
};

/// A run as the stage plays it: what is recorded of it. More may be added to the trace.
[[nodiscard]] Program program_of(std::shared_ptr<const trace::Trace> trace);
[[nodiscard]] inline Program program_of(trace::Trace trace) {
  return program_of(std::make_shared<const trace::Trace>(std::move(trace)));
}

}  // namespace stage
