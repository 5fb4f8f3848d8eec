/// Running a program from ordinary code, as `asyncio.run` does.
///
///     int main() { return aio::run(main_coroutine()); }
///
/// Source: CPython's `Lib/asyncio/runners.py`.
#pragma once

#include <utility>
#include <vector>

#include "aio/clock.hpp"
#include "aio/coroutine.hpp"
#include "aio/event_loop.hpp"
#include "aio/gather.hpp"
#include "aio/task.hpp"

namespace aio {

namespace detail {

/// `_cancel_all_tasks`: cancels what is left, waits for it, and reports what failed meanwhile.
void cancel_all_tasks(EventLoop& loop);

}  // namespace detail

/// Runs `main` as a task on a new loop until it is done, then cancels the tasks that are left,
/// waits for them and for running threads, and closes the loop.
/// @returns what `main` returns. @throws what `main` throws.
template <class T>
T run(Coroutine<T> main, Clock& clock) {
  EventLoop loop(clock);
  struct Cleanup {
    EventLoop& loop;
    ~Cleanup() noexcept(false) { detail::cancel_all_tasks(loop); }
  } const cleanup{loop};
  return loop.run_until_complete(std::move(main));
}

/// As above, on real time.
template <class T>
T run(Coroutine<T> main) {
  SteadyClock clock;
  return run(std::move(main), clock);
}

}  // namespace aio
