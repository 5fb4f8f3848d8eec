/// A run written event by event, for tests of what judges one.
///
///     reader_test::WrittenRun run;
///     run.begin(0, 1).creates_task(2, "fetch").end();
///     reader::judge(check, run.recording, trace::summarize(run.recording.trace));
///
/// Each begin() needs an end(). Task 1 is main, which exists from the start.
#pragma once

#include <cstdint>
#include <string_view>

#include "trace/recording.hpp"

namespace reader_test {

class WrittenRun {
 public:
  trace::Recording recording;

  WrittenRun() { creates_task(1, "main"); }

  /// A step of a task.
  WrittenRun& begin(double time, std::uint32_t task) {
    time_ = time;
    task_ = task;
    return add({.kind = trace::EventKind::handle_started, .task = task});
  }
  WrittenRun& end() { return add({.kind = trace::EventKind::handle_finished, .task = task_}); }
  WrittenRun& end(double time) {
    time_ = time;
    return end();
  }

  WrittenRun& creates_task(std::uint32_t task, std::string_view name) {
    return add({.kind = trace::EventKind::task_created,
                .task = task,
                .other = task_,
                .text = recording.trace.keep(name)});
  }
  /// The running task enters a new coroutine, whose number counts from 1.
  WrittenRun& calls(std::string_view call) {
    add({.kind = trace::EventKind::coroutine_created,
         .task = task_,
         .other = ++coroutines_,
         .text = recording.trace.keep(call)});
    return add({.kind = trace::EventKind::coroutine_entered, .task = task_, .other = coroutines_});
  }
  WrittenRun& leaves(std::uint32_t coroutine) {
    return add({.kind = trace::EventKind::coroutine_left, .task = task_, .other = coroutine});
  }
  WrittenRun& makes(trace::ObjectKind kind) {
    return add({.kind = trace::EventKind::object_created,
                .detail = static_cast<std::uint8_t>(kind),
                .task = task_,
                .other = ++objects_});
  }
  /// For an object, or for something else.
  WrittenRun& waits(std::int32_t object = 0) {
    return add({.kind = trace::EventKind::task_suspended, .task = task_, .number = object});
  }
  WrittenRun& prints(std::string_view text, bool error = false) {
    return add({.kind = trace::EventKind::output,
                .detail = static_cast<std::uint8_t>(error ? 1 : 0),
                .task = task_,
                .text = recording.trace.keep(text)});
  }
  WrittenRun& cancels(std::uint32_t task) {
    return add({.kind = trace::EventKind::cancel_requested, .detail = 1, .task = task});
  }
  WrittenRun& notes(trace::NoteKind kind, std::string_view text) {
    return add({.kind = trace::EventKind::external,
                .detail = static_cast<std::uint8_t>(kind),
                .text = recording.trace.keep(text)});
  }
  /// The running task ends.
  WrittenRun& done(trace::Outcome outcome = trace::Outcome::returned, std::string_view error = "") {
    return add({.kind = trace::EventKind::task_done,
                .detail = static_cast<std::uint8_t>(outcome),
                .task = task_,
                .text = recording.trace.keep(error)});
  }

 private:
  WrittenRun& add(trace::Event event) {
    event.time = time_;
    recording.trace.add(event);
    return *this;
  }

  double time_ = 0;
  std::uint32_t task_ = 0;
  std::uint32_t coroutines_ = 0;
  std::uint32_t objects_ = 0;
};

/// main, which ends after so many seconds, in its second step.
inline WrittenRun run_of(double seconds) {
  WrittenRun run;
  run.begin(0, 1).waits().end();
  run.begin(seconds, 1).done().end();
  return run;
}

}  // namespace reader_test
