/// Cancelling one of several tasks at each of its suspension points, as a table; and destroying their
/// loop at each of them.
///
///     struct LockPlay {
///       explicit LockPlay(Log& log);
///       Coroutine<> act(int actor);   // what a task does; it holds a Counted
///       Coroutine<> end();            // logs the state in which the tasks leave the primitive
///     };
///     EXPECT_EQ(cancellation_table<LockPlay>(3, 5), "\n0 after 0: 1 in | 1 out\n...");
///
/// "0 after 2-3: …" is what is logged if actor 0 is cancelled after two, and after three, iterations.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support.hpp"

namespace aio {

template <class Play>
std::vector<Task<>> begin_play(Play& play, int actors) {
  std::vector<Task<>> tasks;
  for (int actor = 0; actor < actors; ++actor) tasks.push_back(create_task(play.act(actor)));
  return tasks;
}

/// Runs the actors, cancels one of them, lets the others continue, and checks the final state.
template <class Play>
Coroutine<> perform(Play& play, int actors, int victim, int iterations) {
  const std::vector<Task<>> tasks = begin_play(play, actors);
  for (int i = 0; i < iterations; ++i) co_await sleep(0);
  tasks[static_cast<std::size_t>(victim)].cancel();
  constexpr int enough = 20;
  for (int i = 0; i < enough; ++i) co_await sleep(0);
  co_await play.end();
}

/// A line for each of the `actors` and each of the `iterations`; equal ones are put together.
template <class Play>
std::string cancellation_table(int actors, int iterations) {
  std::string table = "\n";
  for (int victim = 0; victim < actors; ++victim) {
    std::string seen;  // in the iterations from `first` on
    int first = 0;
    for (int iteration = 0; iteration <= iterations; ++iteration) {
      Counted::alive = 0;
      Log log;
      Play play(log);
      if (iteration < iterations) {
        VirtualClock clock;
        EventLoop loop(clock);
        loop.run_until_complete(perform(play, actors, victim, iteration));
      }
      EXPECT_EQ(Counted::alive, 0) << "actor " << victim << ", iteration " << iteration;
      if (iteration > 0 && (log.text() != seen || iteration == iterations)) {
        table += std::to_string(victim) + " after " + std::to_string(first);
        if (iteration - first > 1) table += "-" + std::to_string(iteration - 1);
        table += ": " + seen + "\n";
        first = iteration;
      }
      seen = log.text();
    }
  }
  return table;
}

/// Destroys a loop after each number of iterations, where the primitive goes before the tasks that wait
/// at it, and expects every frame to be freed.
template <class Play>
void expect_freed_with_the_loop(int actors, int iterations) {
  bool in_the_middle = false;
  for (int iteration = 1; iteration <= iterations; ++iteration) {
    Counted::alive = 0;
    Log log;
    VirtualClock clock;
    {
      EventLoop loop(clock);
      loop.set_exception_handler(
          [](const ExceptionContext&) {});  // of an error that goes with the loop
      loop.create_task([](Log& out, int count) -> Coroutine<> {
        Play play(out);
        const std::vector<Task<>> tasks = begin_play(play, count);
        co_await sleep(100);
      }(log, actors));
      for (int i = 0; i <= iteration && loop.has_ready(); ++i) loop.run_once();
      in_the_middle = in_the_middle || Counted::alive > 0;
    }
    EXPECT_EQ(Counted::alive, 0) << "after iteration " << iteration;
  }
  EXPECT_TRUE(in_the_middle) << "the actors hold nothing: the test would prove nothing";
}

}  // namespace aio
