/// Plays a program: forward by callback or iteration, back, to any step, or continuously at a speed.
///
///     stage::Player player(stage::program_of(*demos::find("async-python", "hello-gather"), services));
///     player.step();                      // one callback
///     player.back();                      // exactly one callback back
///     player.run(); player.pump(now);     // each frame
///     const trace::State& state = player.state();
///
/// The player keeps a cursor into the run's trace. Going back moves the cursor; going forward moves
/// it to the end of the trace, and from there on runs the machine. So a step always looks the same.
/// However long a program is, no call runs more of it than a frame has time for; the next pump()
/// continues.
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

  /// Goes forward by one callback. If nothing is ready, that happens in a later pump().
  void step();
  /// Goes forward to the end of the loop iteration.
  void iteration();
  /// Goes back by one callback.
  void back();
  /// Goes to the end of `step`, running the program if necessary, or to the program's end.
  void seek(std::size_t step);
  /// Plays continuously; starts over if the program is at its end.
  void run();
  void pause();
  /// Starts a new run, paused at its beginning.
  void restart();

  /// How fast run() plays: 1 is the clock's own speed. Must be positive.
  void set_speed(double speed) noexcept { speed_ = speed; }
  [[nodiscard]] double speed() const noexcept { return speed_; }

  /// Sets where responses come from; a change restarts the program.
  void set_network(Network network);
  [[nodiscard]] Network network() const noexcept { return network_; }

  /// Does what is due at `now`, in real seconds: the rest of a move, or the next step of run().
  /// @returns whether anything changed
  bool pump(double now);

  /// When pump() must be called again, in real seconds. None if there is nothing to do; a time in the
  /// past if something is left to do at once.
  [[nodiscard]] std::optional<double> next_pump() const noexcept;

  // -- what to show -----------------------------------------------------------------

  [[nodiscard]] const trace::Trace& trace() const noexcept { return machine_->trace(); }
  /// The loop's state at the cursor. Valid until the next non-const call.
  [[nodiscard]] const trace::State& state() const noexcept { return cursor_->state(); }
  /// The timeline of what has run so far. That of a long recorded run grows with each pump().
  [[nodiscard]] const trace::Timeline& timeline() const noexcept { return timeline_.timeline(); }
  /// What the clock shows: the state's time, or a later one while waiting for a live operation.
  [[nodiscard]] double time() const;

  /// The step at the cursor; 0 is before the first callback.
  [[nodiscard]] std::size_t position() const noexcept { return cursor_->step(); }
  /// The number of steps of the whole program, if known: for a program that needs nothing from
  /// outside, once the player has run ahead to its end; for one with recorded responses, once a run
  /// has reached its end.
  [[nodiscard]] std::optional<std::size_t> total_steps() const noexcept;
  /// The clock's time in seconds at the end of the whole program, if known.
  [[nodiscard]] std::optional<double> total_time() const noexcept;

  [[nodiscard]] bool playing() const noexcept { return playing_; }
  /// Whether a move is not complete, because it waits for something outside the loop or is long.
  /// pump() continues it.
  [[nodiscard]] bool waiting() const noexcept { return pending_ != Pending::none; }
  [[nodiscard]] bool can_go_back() const noexcept { return position() > 0; }
  /// Whether the cursor is at the end of a program that has ended.
  [[nodiscard]] bool at_end() const noexcept {
    return machine_->finished() && position() == trace().steps();
  }
  /// Why the program failed, if it did. Known at its end.
  [[nodiscard]] const std::optional<std::string>& failure() const noexcept {
    return machine_->failure();
  }

 private:
  /// The length of a whole run.
  struct Extent {
    std::size_t steps = 0;
    double time = 0;
  };

  /// A move forward that is not complete.
  enum class Pending : std::uint8_t {
    none,
    step,
    iteration,       ///< before its first callback
    iteration_rest,  ///< after it
    seek,
  };

  void begin(Pending move);
  void continue_move();
  bool forward();
  bool at_trace_end() const noexcept { return position() == trace().steps(); }
  bool move(double now);
  bool play(double now);
  bool schedule_next_step(double now);
  void show(std::size_t step);
  bool find_length();
  bool extend_timeline();
  [[nodiscard]] double pace() const;

  [[nodiscard]] static Extent extent_of(const Machine& machine);
  [[nodiscard]] std::optional<Extent> total() const;

  Program program_;
  std::unique_ptr<Machine> machine_;
  std::unique_ptr<Machine> lookahead_;  // runs ahead to find the length; null once that is known
  std::optional<Extent> known_total_;   // of the recorded run
  std::optional<trace::Cursor> cursor_;
  trace::TimelineBuilder timeline_;
  std::size_t timeline_end_ = 0;  // the step up to which the timeline is wanted
  std::size_t seek_target_ = 0;
  // While playing, in real seconds: when the current step was shown, and when the next is due.
  std::optional<double> shown_at_;
  std::optional<double> next_step_;
  double speed_ = 1;
  Network network_ = Network::recorded;
  Pending pending_ = Pending::none;
  bool playing_ = false;
};

}  // namespace stage
