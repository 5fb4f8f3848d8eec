/// One run of a program as the stage plays it: it goes forward one callback at a time and writes down
/// what happens.
///
///     std::unique_ptr<stage::Machine> machine = program.start(stage::Network::recorded);
///     while (machine->advance() == stage::Advance::stepped) {
///     }
///     machine->trace().steps();
///
/// `DemoRun` runs a demo on an event loop; `RecordedRun` plays a trace from elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "trace/trace.hpp"

namespace stage {

/// What became of an attempt to run one callback.
enum class Advance : std::uint8_t {
  stepped,   ///< one callback has run
  waiting,   ///< nothing can run until something outside the loop answers: try again
  finished,  ///< the program is over: nothing is left to run
};

class Machine {
 public:
  Machine() = default;
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;
  virtual ~Machine() = default;

  /// Runs the next callback, without blocking.
  virtual Advance advance() = 0;

  /// What has happened so far. Only grows.
  [[nodiscard]] virtual const trace::Trace& trace() const noexcept = 0;
  [[nodiscard]] virtual bool finished() const noexcept = 0;
  /// What the program's main ended with, if that was an error or a cancellation.
  [[nodiscard]] virtual const std::optional<std::string>& failure() const noexcept = 0;
  /// The loop's time in seconds. While something live is in flight it runs ahead of the trace.
  [[nodiscard]] virtual double time() const = 0;
  /// The learner paused: time that passes now does not count.
  virtual void hold() noexcept = 0;
};

/// Where responses come from.
enum class Network : std::uint8_t { recorded, live };

/// Which runs of a program are the same, so that a length once known stays true.
enum class Repeats : std::uint8_t { never, with_recorded_network, always };

/// A program that the stage can play again and again.
struct Program {
  /// A new run, at its beginning.
  std::function<std::unique_ptr<Machine>(Network network)> start;
  Repeats repeats = Repeats::never;
  /// Whether the tests hold every line and time of it against CPython.
  bool checked = false;
};

}  // namespace stage
