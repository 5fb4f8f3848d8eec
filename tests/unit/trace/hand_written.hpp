/// A trace that a test writes event by event.
///
///     trace::Trace run = trace_test::two_tasks();
#pragma once

#include "trace/trace.hpp"

namespace trace_test {

/// main (task 1) starts worker (task 2) and waits; a timer wakes worker. By number of events:
/// 3 the start; 4 iteration 1; 5 main begins; 6 line 1; 7 prints; 8 line 2; 9 suspended; 10 end of step 1;
/// 11 iteration 2; 12 worker begins; 13 line 7; 14 suspended; 15 end of step 2;
/// 16 due; 17 the timer's callback is ready; 18 iteration 3; 19 it begins; 20 worker is ready; 21 end of step 3;
/// 22 iteration 4; 23 worker begins; 24 prints; 25 line 8; 26 done; 27 end of step 4.
inline trace::Trace two_tasks() {
  using trace::CallbackKind;
  using trace::EventKind;
  trace::Trace run;
  constexpr auto step = static_cast<std::uint8_t>(CallbackKind::task_step);
  constexpr auto sleep = static_cast<std::uint8_t>(CallbackKind::sleep);
  constexpr auto waits = static_cast<std::uint8_t>(trace::WaitKind::sleep);
  run.add({.kind = EventKind::task_created, .task = 1, .text = run.keep("main")});
  run.add({.kind = EventKind::task_created, .task = 2, .text = run.keep("worker")});
  run.add({.kind = EventKind::handle_scheduled, .detail = step, .handle = 1, .task = 1});
  run.add({.kind = EventKind::iteration_started, .number = 1});
  run.add({.kind = EventKind::handle_started, .detail = step, .handle = 1, .task = 1});
  run.add({.kind = EventKind::line, .task = 1, .number = 1});
  run.add({.kind = EventKind::output, .task = 1, .text = run.keep("hello")});
  run.add({.kind = EventKind::line, .task = 1, .number = 2});
  run.add({.kind = EventKind::task_suspended, .detail = waits, .task = 1, .value = 9});
  run.add({.kind = EventKind::handle_finished, .handle = 1});
  run.add({.kind = EventKind::iteration_started, .number = 2});
  run.add({.kind = EventKind::handle_started, .detail = step, .handle = 2, .task = 2});
  run.add({.kind = EventKind::line, .task = 2, .number = 7});
  run.add({.kind = EventKind::task_suspended, .detail = waits, .task = 2, .value = 1});
  run.add({.kind = EventKind::handle_finished, .handle = 2});
  run.add({.kind = EventKind::timer_due, .handle = 3, .time = 1});
  run.add(
      {.kind = EventKind::handle_scheduled, .detail = sleep, .handle = 3, .task = 2, .time = 1});
  run.add({.kind = EventKind::iteration_started, .number = 3, .time = 1});
  run.add({.kind = EventKind::handle_started, .detail = sleep, .handle = 3, .task = 2, .time = 1});
  run.add({.kind = EventKind::handle_scheduled, .detail = step, .handle = 4, .task = 2, .time = 1});
  run.add({.kind = EventKind::handle_finished, .handle = 3, .time = 1});
  run.add({.kind = EventKind::iteration_started, .number = 4, .time = 1});
  run.add({.kind = EventKind::handle_started, .detail = step, .handle = 4, .task = 2, .time = 1});
  run.add({.kind = EventKind::output, .task = 2, .text = run.keep("bye"), .time = 1});
  run.add({.kind = EventKind::line, .task = 2, .number = 8, .time = 1});
  run.add({.kind = EventKind::task_done, .task = 2, .time = 1});
  run.add({.kind = EventKind::handle_finished, .handle = 4, .time = 1});
  return run;
}

}  // namespace trace_test
