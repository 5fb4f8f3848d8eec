/// One run of a program as the stage plays it: advances one callback at a time and records what
/// happens.
///
///     std::unique_ptr<stage::Machine> machine = program.start(stage::Network::recorded);
///     while (machine->advance() == stage::Advance::stepped) {
///     }
///     machine->trace().steps();
///
/// A program is a demo or a recorded trace: `DemoRun` runs a demo on an event loop, `RecordedRun` plays a trace
/// from elsewhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "trace/trace.hpp"

namespace stage {

/// As a number of events that may be shown of a run: all of them.
inline constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

/// The result of an attempt to run one callback.
enum class Advance : std::uint8_t {
  stepped,   ///< one callback has run
  waiting,   ///< nothing can run until something outside the loop responds: try again
  finished,  ///< the program has ended: nothing is left to run
};

class Machine {
 public:
  Machine() = default;
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;
  virtual ~Machine() = default;

  /// Runs the next callback, without blocking.
  virtual Advance advance() = 0;

  /// What has happened so far. A trace only grows.
  [[nodiscard]] virtual const trace::Trace& trace() const noexcept = 0;
  [[nodiscard]] virtual bool finished() const noexcept = 0;
  /// How the program's main failed, if it raised an error, was cancelled or never ended.
  [[nodiscard]] virtual const std::optional<std::string>& failure() const noexcept = 0;
  /// The loop's time in seconds. While a live operation is running it is ahead of the trace.
  [[nodiscard]] virtual double time() const = 0;
  /// Stops the clock, because the learner paused, until the next advance().
  virtual void hold() noexcept = 0;
};

/// Where responses come from.
enum class Network : std::uint8_t { recorded, live };

/// Which runs of a program are identical, so that a known length stays valid.
enum class Repeats : std::uint8_t { never, with_recorded_network, always };

/// A program that the stage can play again and again.
struct Program {
  /// A new run, at its beginning.
  std::function<std::unique_ptr<Machine>(Network network)> start;
  Repeats repeats = Repeats::never;
  /// Whether tests compare every line and time of it with CPython's.
  bool checked = false;
};

}  // namespace stage
