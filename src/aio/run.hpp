/// Runs a program from ordinary code, like `asyncio.run`.
///
///     int main() { return aio::run(main_coroutine()); }
///
/// Source: `run` in CPython's `Lib/asyncio/runners.py`.
#pragma once

#include <type_traits>
#include <utility>

#include "aio/clock.hpp"
#include "aio/coroutine.hpp"
#include "aio/detail/result.hpp"
#include "aio/runner.hpp"

namespace aio {

namespace detail {

template <class T>
T run_and_close(Runner& runner, Coroutine<T> main) {
  Result<T> result;
  try {
    if constexpr (std::is_void_v<T>) {
      runner.run(std::move(main));
      result.set_value();
    } else {
      result.set_value(runner.run(std::move(main)));
    }
  } catch (...) {
    result.set_current_exception();
  }
  runner.close();
  return static_cast<T>(result.take());
}

/// @throws RuntimeError inside a callback of a loop
void check_no_running_loop();

}  // namespace detail

/// Runs `main` as a task on a new loop until it is done, then cancels the remaining tasks, waits for them
/// and for running threads, and closes the loop.
/// @returns what `main` returns
/// @throws what `main` throws; RuntimeError inside a running loop
template <class T>
T run(Coroutine<T> main, Clock& clock) {
  detail::check_no_running_loop();
  Runner runner(clock);
  return detail::run_and_close(runner, std::move(main));
}

/// The same, on real time.
template <class T>
T run(Coroutine<T> main) {
  detail::check_no_running_loop();
  Runner runner;
  return detail::run_and_close(runner, std::move(main));
}

}  // namespace aio
