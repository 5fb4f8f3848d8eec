/// What the tests of `wait`, `wait_for`, `as_completed` and `shield` share: tasks that tell what becomes of
/// them.
///
///     const aio::Task<std::string> task = start(log, "a", 1);   // logs "a done" after a second
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "support.hpp"

namespace aio {

/// Takes `seconds`, then returns its name, or fails with the message `failure`.
inline Coroutine<std::string> work(Log& log, std::string name, double seconds,
                                   std::optional<std::string> failure = std::nullopt) {
  const Counted counted;
  try {
    co_await sleep(seconds);
  } catch (const CancelledError& error) {
    log(name, "cancelled", error.message());
    throw;
  }
  if (failure) throw ValueError(*failure);
  log(name, "done");
  co_return name;
}

/// The same as a task of that name.
inline Task<std::string> start(Log& log, std::string name, double seconds,
                               std::optional<std::string> failure = std::nullopt) {
  return create_task(work(log, name, seconds, std::move(failure)), name);
}

/// Logs the number of each iteration.
inline Coroutine<> tick(Log& log, int iterations) {
  for (int i = 0; i < iterations; ++i) {
    log("tick", i);
    co_await sleep(0);
  }
}

inline double now() { return get_running_loop().time(); }

/// Destroys the loop of `program(log)` after each of its iterations; everything must be freed.
template <class Program>
void expect_freed_in_the_middle(Program program) {
  bool unfinished = true;
  for (int iterations = 1; unfinished; ++iterations) {
    Counted::alive = 0;
    Log log;
    VirtualClock clock;
    {
      EventLoop loop(clock);
      const Task<> main = loop.create_task(program(log));
      for (int i = 0; i < iterations && !main.done(); ++i) loop.run_once();
      unfinished = !main.done();
    }
    EXPECT_EQ(Counted::alive, 0) << "after " << iterations << " iterations";
  }
}

}  // namespace aio
