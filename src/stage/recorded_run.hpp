/// A run that happened or happens elsewhere, played from its trace.
///
///     stage::Player player(stage::program_of(trace::from_json(text, "run.json")));
#pragma once

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
  void finish();

  /// Runs nothing: what is recorded is in the trace already.
  Advance advance() override { return finished_ ? Advance::finished : Advance::waiting; }

  [[nodiscard]] const trace::Trace& trace() const noexcept override { return *trace_; }
  [[nodiscard]] bool finished() const noexcept override { return finished_; }
  /// How the first task, main, failed. Known when the run is finished.
  [[nodiscard]] const std::optional<std::string>& failure() const noexcept override {
    return failure_;
  }
  [[nodiscard]] double time() const override;
  void hold() noexcept override {}

 private:
  std::shared_ptr<const trace::Trace> trace_;
  std::optional<std::string> failure_;
  bool finished_ = false;
};

/// A finished run as the stage plays it.
[[nodiscard]] Program program_of(trace::Trace trace);

}  // namespace stage
