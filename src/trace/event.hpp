/// One thing that a loop did, as data.
///
///     for (const trace::Event& event : run.events()) {
///       if (event.kind == trace::EventKind::output) show(run.text(event.text));
///     }
///
/// A run is a list of events; everything on the stage is computed from it, so a run can be shown,
/// rewound and compared wherever it comes from. Ids count from 1 within a trace; 0 means none.
#pragma once

#include <cstdint>

namespace trace {

enum class EventKind : std::uint8_t {
  task_created,       ///< task; other: the task that created it; text: its name
  handle_scheduled,   ///< handle is ready; detail: HandleKind; task; cause; value: waited; text;
                      ///< number: where a gather counts a result from outside, the task that waits
  iteration_started,  ///< number: the iteration, from 1; what was ready is its snapshot
  handle_started,     ///< handle: a step begins
  handle_finished,    ///< handle: the step is over
  handle_cancelled,   ///< handle left the ready queue without running
  timer_set,          ///< handle; detail: HandleKind; task; value: deadline
  timer_due,          ///< handle
  timer_cancelled,    ///< handle
  task_suspended,  ///< task; detail: AwaitKind; value: deadline; list: tasks awaited; text: label;
                   ///< other: list of texts, what it awaits outside the loop
  task_done,       ///< task; detail: Outcome; text: the error's
  cancel_requested,  ///< task; detail: 1 if accepted
  line,              ///< task runs the line `number` of the listing
  output,            ///< task printed text
  blocked,           ///< task blocked the loop for value seconds; time is the end of it
  external,          ///< something outside the loop; text says what
};

/// How a task ended.
enum class Outcome : std::uint8_t { returned, failed, cancelled };

/// Why a handle became ready.
enum class Cause : std::uint8_t {
  unknown,
  created,      ///< the task is new; other: its creator
  yielded,      ///< it let the others run
  timer,        ///< its timer was due: a sleep's, or the timeout of a request
  task_done,    ///< a task that it awaited is done; other: that task
  gathered,     ///< everything it gathered is done
  future_done,  ///< what it awaited is done
  cancelled,    ///< its cancellation was requested; other: by which task
  outside,      ///< an answer from outside the loop
  called,       ///< call_soon
};

/// Times in seconds on the loop's clock. Which fields are used depends on the kind, see above.
struct Event {
  EventKind kind{};
  std::uint8_t detail = 0;
  Cause cause = Cause::unknown;
  std::uint32_t handle = 0;
  std::uint32_t task = 0;
  std::uint32_t other = 0;
  std::int32_t number = 0;
  std::uint32_t text = 0;  ///< Trace::text
  std::uint32_t list = 0;  ///< Trace::list
  double time = 0;
  double value = 0;

  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace trace
