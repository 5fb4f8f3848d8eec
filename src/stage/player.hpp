/// Plays a program: forward and back by line, callback, iteration or output, to any event, or continuously at a
/// speed.
///
///     stage::Player player(stage::program_of(*demos::find("async-python", "hello-gather"), services));
///     player.forward(trace::Unit::line);  // one line of the listing
///     player.back(trace::Unit::line);     // exactly one line back
///     player.run(); player.pump(now);     // each frame
///     const trace::State& state = player.state();
///
/// The player keeps a cursor into the run's trace. Going back moves the cursor; going forward moves
/// it to the end of the trace, and from there on runs the machine. So an event always looks the same.
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
#include "trace/position.hpp"
#include "trace/state.hpp"
#include "trace/stops.hpp"
#include "trace/timeline.hpp"
#include "trace/trace.hpp"

namespace stage {

class Player {
 public:
  explicit Player(Program program);

  [[nodiscard]] const Program& program() const noexcept { return program_; }

  // -- controls -----------------------------------------------------------------------------

  /// Goes to the next stop, or to the program's end if there is none. If nothing is ready, that happens
  /// in a later pump().
  void forward(trace::Unit unit = trace::Unit::step);
  /// Goes to the previous stop, or to the program's beginning if there is none.
  void back(trace::Unit unit = trace::Unit::step);
  /// The same for the moments at which the current task begins to run again.
  void forward_to_task();
  void back_to_task();
  /// The task that these two mean: the one whose callback is on show, or the first that is ready; 0 if none.
  [[nodiscard]] std::uint32_t current_task() const;
  /// Goes to a position, running the program if necessary, or to the program's end.
  void seek(const trace::Position& position);
  /// The same, but not past the limit.
  void slide(const trace::Position& position);
  /// Goes to the place after the first `events` of the run, or to the program's end.
  void go_to(std::size_t events);

  /// Keeps the player from what comes after the first `events` of the run: moves forward stop there, except
  /// seek(), and neither the program's length nor the timeline reveals more. None: the limit is not known
  /// yet, and moves wait for it.
  void set_limit(std::optional<std::size_t> events);

  /// Plays continuously; starts over if the program is at its end.
  void run();
  /// Plays up to the place after the first `events` of the run, and pauses there.
  void run_to(std::size_t events);
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

  /// Whether run() lets time pass on the program's clock now: the loop waits, or a callback blocks it. Then
  /// time() differs from frame to frame.
  [[nodiscard]] bool passing_time() const noexcept;
  /// Whether it passes because a callback blocks the loop.
  [[nodiscard]] bool blocking() const noexcept;
  /// Whether the loop waits: time passes, no callback blocks it, and the last one was on show for long enough.
  [[nodiscard]] bool idle() const noexcept;
  /// Ends that at once.
  void skip_time();

  /// When pump() must be called again, in real seconds. None if there is nothing to do; a time in the
  /// past if something is left to do at once.
  [[nodiscard]] std::optional<double> next_pump() const noexcept;

  // -- what to show -----------------------------------------------------------------

  [[nodiscard]] const trace::Trace& trace() const noexcept { return machine_->trace(); }
  /// The loop's state at the cursor. Valid until the next non-const call.
  [[nodiscard]] const trace::State& state() const noexcept { return cursor_->state(); }
  /// The timeline of what has run so far. That of a long recorded run grows with each pump().
  [[nodiscard]] const trace::Timeline& timeline() const noexcept { return timeline_.timeline(); }
  /// What the clock shows: the state's time, or a later one while time passes.
  [[nodiscard]] double time() const;

  /// Where the cursor is; {} is before the first callback.
  [[nodiscard]] trace::Position position() const noexcept {
    return trace().position_of(cursor_->events());
  }
  /// The number of steps of the whole program, if known: for a program that needs nothing from
  /// outside, once the player has run ahead to its end; for one with recorded responses, once a run
  /// has reached its end.
  [[nodiscard]] std::optional<std::size_t> total_steps() const noexcept;
  /// The clock's time in seconds at the end of the whole program, if known.
  [[nodiscard]] std::optional<double> total_time() const noexcept;
  /// Whether the program ever sets a timer, or starts something outside the loop. Until its run is
  /// known, that of what has run so far.
  [[nodiscard]] bool uses_timers() const noexcept { return uses_timers_; }
  [[nodiscard]] bool uses_outside() const noexcept { return uses_outside_; }

  [[nodiscard]] bool playing() const noexcept { return playing_; }
  /// Whether a move is not complete, because it waits for something outside the loop or is long.
  /// pump() continues it.
  [[nodiscard]] bool waiting() const noexcept { return pending_ != Pending::none; }
  /// The number of events before the cursor.
  [[nodiscard]] std::size_t events() const noexcept { return cursor_->events(); }
  /// Whether the limit keeps it from going on.
  [[nodiscard]] bool held() const noexcept { return limit_ && events() >= *limit_ && !at_end(); }
  [[nodiscard]] bool can_go_back() const noexcept { return events() > trace().events_until(0); }
  /// Whether the cursor is at the end of a program that has ended.
  [[nodiscard]] bool at_end() const noexcept { return machine_->finished() && at_trace_end(); }
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
  enum class Pending : std::uint8_t { none, unit, task, place, slide, seek };

  void begin(Pending move);
  void continue_move();
  bool show_towards(std::size_t events);
  [[nodiscard]] std::optional<std::size_t> target();
  [[nodiscard]] std::optional<std::size_t> goal();
  [[nodiscard]] std::size_t known_steps() const;
  [[nodiscard]] std::optional<std::size_t> iteration_end();
  bool at_trace_end() const noexcept { return cursor_->events() >= trace_end(); }
  [[nodiscard]] std::size_t trace_end() const noexcept { return trace().end(); }
  bool move(double now);
  bool play(double now);
  bool schedule_next(double now);
  void show(std::size_t events);
  void note_uses(const trace::Trace& trace);
  bool find_length();
  bool show_beginning();
  bool extend_timeline();
  [[nodiscard]] double pace(std::size_t next) const;

  [[nodiscard]] static Extent extent_of(const Machine& machine);
  [[nodiscard]] std::optional<Extent> total() const;

  Program program_;
  std::unique_ptr<Machine> machine_;
  std::unique_ptr<Machine> lookahead_;  // runs ahead to find the length; null once that is known
  std::optional<Extent> known_total_;   // of the recorded run
  bool uses_timers_ = false;
  bool uses_outside_ = false;
  std::optional<trace::Cursor> cursor_;
  trace::Stops stops_;
  trace::TimelineBuilder timeline_;
  std::size_t timeline_end_ = 0;  // the step up to which the timeline is wanted
  // Of the pending move: where it began, and what it looks for.
  std::size_t origin_ = 0;
  trace::Unit unit_ = trace::Unit::step;
  std::uint32_t task_ = 0;
  std::size_t place_ = 0;
  trace::Position sought_;
  std::optional<std::size_t> limit_ = unlimited;
  std::size_t run_end_ = unlimited;  // where run() pauses, in events
  /// What run() shows next.
  struct Due {
    std::size_t events = 0;  ///< where the cursor goes
    double at = 0;           ///< when, in real seconds
    double time = 0;         ///< what the program's clock shows then, in seconds
  };
  std::optional<double>
      shown_at_;  // while playing: when the current picture was shown, in real seconds
  std::optional<Due> due_;
  double now_ = 0;  // of the last pump(), in real seconds
  double speed_ = 1;
  Network network_ = Network::recorded;
  Pending pending_ = Pending::none;
  bool playing_ = false;
};

}  // namespace stage
