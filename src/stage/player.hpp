/// Plays a program: forward by callback or iteration, back, to any step, or by itself at a speed.
///
///     stage::Player player(stage::program_of(*demos::find("hello-gather"), services));
///     player.step();                      // one callback
///     player.back();                      // exactly one callback back
///     player.run(); player.pump(now);     // each frame
///     const trace::State& state = player.state();
///
/// The player keeps a cursor into the run's trace. Going back moves the cursor; going forward moves
/// it until the trace ends there, and then runs the machine. What was seen is seen again exactly.
/// However long a program is, no call runs more of it than a frame has time for: what is left is
/// done by the next pump().
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "stage/machine.hpp"
#include "trace/cursor.hpp"
#include "trace/state.hpp"
#include "trace/timeline.hpp"
#include "trace/trace.hpp"

namespace stage {

class Player {
 public:
  explicit Player(Program program);

  [[nodiscard]] const Program& program() const noexcept { return program_; }

  // -- controls -----------------------------------------------------------------------------

  /// One callback forward. If nothing is ready it happens in a later pump(), when something is.
  void step();
  /// Forward to the end of the loop iteration.
  void iteration();
  /// One callback back.
  void back();
  /// To the end of `step`, running up to there if need be, or to the program's end.
  void seek(std::size_t step);
  /// Plays by itself; at the end of the program it starts over.
  void run();
  void pause();
  /// A new run from the beginning, paused.
  void restart();

  /// How fast run() plays: 1 is the clock's own pace. Must be positive.
  void set_speed(double speed) noexcept { speed_ = speed; }
  [[nodiscard]] double speed() const noexcept { return speed_; }

  /// Where responses come from; a change restarts the program.
  void set_network(Network network);
  [[nodiscard]] Network network() const noexcept { return network_; }

  /// Does what is due at `now`, in real seconds: what is left of a move, or the next step of run().
  /// @returns whether anything changed.
  bool pump(double now);

  /// When pump() must be called again, in real seconds: none while paused with nothing left to do, a
  /// time that is over while something is.
  [[nodiscard]] std::optional<double> next_pump() const noexcept;

  // -- what there is to see -----------------------------------------------------------------

  [[nodiscard]] const trace::Trace& trace() const noexcept { return machine_->trace(); }
  /// The loop at the cursor. Valid until the next call that is not const.
  [[nodiscard]] const trace::State& state() const noexcept { return cursor_->state(); }
  /// Every task's life, of what has run so far; of a long recorded run, growing with each pump().
  [[nodiscard]] const trace::Timeline& timeline() const noexcept { return timeline_.timeline(); }
  /// What the clock shows: the state's time, or a later one while something live is waited for.
  [[nodiscard]] double time() const;

  /// The step at the cursor; 0 is before the first callback.
  [[nodiscard]] std::size_t position() const noexcept { return cursor_->step(); }
  /// Steps of the whole program, where that is known: once it has been looked through for one that
  /// needs nothing from outside, and for a recorded one that has run to its end before.
  [[nodiscard]] std::optional<std::size_t> total_steps() const noexcept;
  /// Seconds on the clock at the end of the whole program, where that is known.
  [[nodiscard]] std::optional<double> total_time() const noexcept;

  [[nodiscard]] bool playing() const noexcept { return playing_; }
  /// A move was asked for and is not done, because it waits for something outside the loop or is
  /// long: pump() goes on with it.
  [[nodiscard]] bool waiting() const noexcept { return pending_ != Pending::none; }
  [[nodiscard]] bool can_go_back() const noexcept { return position() > 0; }
  /// Whether the cursor is at the end of a program that is over.
  [[nodiscard]] bool at_end() const noexcept {
    return machine_->finished() && position() == trace().steps();
  }
  /// Why the program failed, if it did; known at its end.
  [[nodiscard]] const std::optional<std::string>& failure() const noexcept {
    return machine_->failure();
  }

 private:
  /// How far a whole run goes.
  struct Extent {
    std::size_t steps = 0;
    double time = 0;
  };

  /// A move forward that is not done yet.
  enum class Pending : std::uint8_t {
    none,
    step,
    iteration,       ///< its first callback has not run
    iteration_rest,  ///< it has
    seek,
  };

  void begin(Pending move);
  void go_on();
  bool forward();
  bool at_trace_end() const noexcept { return position() == trace().steps(); }
  bool move(double now);
  bool play(double now);
  bool look_ahead(double now);
  void show(std::size_t step);
  bool look_through();
  bool catch_up();
  [[nodiscard]] double pace() const;

  [[nodiscard]] static Extent extent_of(const Machine& machine);
  [[nodiscard]] std::optional<Extent> total() const;

  Program program_;
  std::unique_ptr<Machine> machine_;
  std::unique_ptr<Machine> scout_;     // runs ahead to find the length; null once that is known
  std::optional<Extent> known_total_;  // of the recorded run
  std::optional<trace::Cursor> cursor_;
  trace::TimelineBuilder timeline_;
  std::size_t timeline_end_ = 0;  // the step up to which the timeline is wanted
  std::size_t seek_target_ = 0;
  // While playing, in real seconds: when the step at the cursor came up, and when the next is due.
  std::optional<double> shown_at_;
  std::optional<double> next_step_;
  double speed_ = 1;
  Network network_ = Network::recorded;
  Pending pending_ = Pending::none;
  bool playing_ = false;
};

}  // namespace stage
