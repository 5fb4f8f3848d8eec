/// A loop that runs on virtual time and writes down what it does.
///
///     trace_test::Recorded run;
///     run.start(some_coroutine(), "main");
///     run.to_the_end();
///     run.at(2).time;
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "aio/clock.hpp"
#include "aio/event_loop.hpp"
#include "aio/task.hpp"
#include "stage/aio_recorder.hpp"
#include "trace/state.hpp"
#include "trace/trace.hpp"

namespace trace_test {

struct Recorded {
  aio::VirtualClock clock;
  aio::EventLoop loop{clock};
  trace::Trace trace;
  stage::AioRecorder recorder{trace, loop};

  template <class T>
  aio::Task<T> start(aio::Coroutine<T> coroutine, std::string name) {
    return loop.create_task(std::move(coroutine), std::move(name));
  }
  void to_the_end() {
    while ((loop.has_ready() || loop.next_timer()) && loop.run_handle()) {
    }
  }
  [[nodiscard]] trace::State at(std::size_t step) const { return trace::state_at(trace, step); }
  [[nodiscard]] trace::State end() const { return at(trace.steps()); }

  /// The first event of a kind, for a task if one is named; fails the test by throwing if there is
  /// none.
  [[nodiscard]] const trace::Event& first(trace::EventKind kind, std::uint32_t task = 0) const {
    for (const trace::Event& event : trace.events()) {
      if (event.kind == kind && (task == 0 || event.task == task)) return event;
    }
    throw std::runtime_error("no such event");
  }
  [[nodiscard]] std::vector<trace::Event> all(trace::EventKind kind) const {
    std::vector<trace::Event> found;
    for (const trace::Event& event : trace.events()) {
      if (event.kind == kind) found.push_back(event);
    }
    return found;
  }
  /// Why a task became ready for the n-th time, counting from 0.
  [[nodiscard]] trace::Event wake_up(std::uint32_t task, std::size_t n) const {
    for (const trace::Event& event : all(trace::EventKind::handle_scheduled)) {
      const bool of_task =
          event.task == task &&
          event.detail == static_cast<std::uint8_t>(trace::CallbackKind::task_step);
      if (of_task && n-- == 0) return event;
    }
    throw std::runtime_error("no such wake-up");
  }
};

}  // namespace trace_test
