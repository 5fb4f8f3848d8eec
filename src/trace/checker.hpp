/// Checks that a trace from elsewhere is consistent: each event with the ones before it.
///
///     trace::Checker checker(100'000);
///     if (std::string problem = checker.take(run, event); !problem.empty()) refuse(problem);
///     run.add(event);
///
/// A trace that passes is safe for State, Timeline and everything that is built on them: each id refers
/// to something that exists, callbacks run one at a time and only after they were scheduled, a task
/// that is done stays done, and time does not go back. In a trace of JavaScript, that is one whose first callback has
/// such a queue, calls are entered and left like a stack, and what happens names the call on top.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "trace/event.hpp"
#include "trace/trace.hpp"

namespace trace {

class Checker {
 public:
  /// `most_tasks` is the highest id that a task may have.
  explicit Checker(std::uint32_t most_tasks) : most_tasks_(most_tasks) {}

  /// Checks the next event, whose strings and lists are in `trace`.
  /// @returns what is wrong with it; empty if nothing is
  [[nodiscard]] std::string take(const Trace& trace, const Event& event);

  /// Checks that the trace can end here.
  /// @returns what is missing; empty if nothing is
  [[nodiscard]] std::string end() const;

 private:
  enum class Life : std::uint8_t { scheduled, created, done };

  /// A callback that is scheduled or queued.
  struct Callback {
    std::uint8_t kind = 0;  // CallbackKind
    std::uint32_t task = 0;
    QueueKind queue = QueueKind::ready;
  };
  using Callbacks = std::unordered_map<std::uint32_t, Callback>;  // by handle

  [[nodiscard]] bool exists(std::uint32_t task) const;
  [[nodiscard]] bool lives(std::uint32_t task) const;
  [[nodiscard]] std::string unless_lives(std::uint32_t task) const;
  [[nodiscard]] std::string unless_none_or_exists(const char* member, std::uint32_t task) const;
  [[nodiscard]] std::string unless_running(const char* member, std::uint32_t task) const;
  [[nodiscard]] std::string unless_one_language(const Event& event) const;
  std::string introduce(std::uint32_t task);

  std::string create(const Event& event);
  std::string schedule(const Event& event);
  std::string start(const Event& event);
  std::string finish(const Event& event);
  std::string cancel(const Event& event);
  std::string set_timer(const Event& event);
  std::string suspend(const Trace& trace, const Event& event);
  std::string end_task(const Event& event);
  std::string enter(const Event& event);
  std::string leave(const Event& event);
  std::string note(const Event& event);
  std::string create_coroutine(const Event& event);
  std::string use_coroutine(const Event& event);
  std::string start_outside(const Event& event);
  std::string end_outside(const Event& event);
  std::string create_object(const Event& event);
  std::string change_object(const Trace& trace, const Event& event);

  std::uint32_t most_tasks_;
  std::vector<Life> tasks_;           // by id - 1
  std::uint32_t coroutines_ = 0;      // their highest id
  std::vector<bool> outside_;         // by id - 1: whether it is still in flight
  std::uint32_t objects_ = 0;         // their highest id
  std::optional<bool> javascript_;    // once a callback is scheduled
  std::vector<bool> begun_;           // by id - 1: whether an async call has been entered
  std::vector<std::uint32_t> calls_;  // the async calls that run, outermost first
  std::size_t microtasks_ = 0;        // that are queued
  Callbacks queued_;
  Callbacks timers_;
  std::optional<std::uint32_t> running_;  // a handle
  std::optional<double> time_;
};

}  // namespace trace
