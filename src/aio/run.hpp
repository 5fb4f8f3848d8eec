/// Running a program from ordinary code, as `asyncio.run` does.
///
///     int main() { return aio::run(main_coroutine()); }
///
/// Source: CPython's `Lib/asyncio/runners.py`.
#pragma once

#include <type_traits>
#include <utility>

#include "aio/clock.hpp"
#include "aio/coroutine.hpp"
#include "aio/event_loop.hpp"
#include "aio/result.hpp"
#include "aio/task.hpp"

namespace aio {

namespace detail {

/// @throws RuntimeError inside a callback of a loop.
void check_no_running_loop();

/// `_cancel_all_tasks`: cancels what is left, waits for it, and reports what failed meanwhile.
void cancel_all_tasks(EventLoop& loop);

}  // namespace detail

/// Runs `main` as a task on a new loop until it is done, then cancels the tasks that are left,
/// waits for them and for running threads, and closes the loop.
/// @returns what `main` returns. @throws what `main` throws; RuntimeError inside a running loop.
template <class T>
T run(Coroutine<T> main, Clock& clock) {
  detail::check_no_running_loop();
  EventLoop loop(clock);
  detail::Result<T> result;
  try {
    if constexpr (std::is_void_v<T>) {
      loop.run_until_complete(std::move(main));
      result.set_value();
    } else {
      result.set_value(loop.run_until_complete(std::move(main)));
    }
  } catch (...) {
    result.set_current_exception();
  }
  detail::cancel_all_tasks(loop);
  return static_cast<T>(result.take());
}

/// As above, on real time.
template <class T>
T run(Coroutine<T> main) {
  SteadyClock clock;
  return run(std::move(main), clock);
}

}  // namespace aio
