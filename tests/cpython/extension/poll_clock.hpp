/// Real time, and a wait that ends when a file descriptor is ready: Linux's epoll.
///
///     PollClock clock([&](PyObject* handle) { scheduler.call_soon(handle); });
///     clock.watch(fd, PollClock::Direction::read, handle);   // from now on whenever fd can be read
///     clock.unwatch(fd, PollClock::Direction::read);
///
/// Another thread ends a wait through an eventfd.
/// Source: `selectors.EpollSelector` and `BaseSelectorEventLoop._process_events`.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>

#include "polling_clock.hpp"
#include "python.hpp"

namespace cpython {

class PollClock final : public PollingClock {
 public:
  enum class Direction : std::uint8_t { read, write };

  /// `schedule` is told the handles whose descriptor is ready. @throws PythonError OSError
  explicit PollClock(std::function<void(PyObject* handle)> schedule);
  ~PollClock() override;

  /// The same clock as `time.monotonic`.
  [[nodiscard]] static double monotonic();
  [[nodiscard]] double time() const override { return monotonic(); }
  /// Lets other threads run meanwhile. @throws PythonError OSError, or what a signal handler raised
  void poll(std::optional<double> timeout) override;
  /// May be called by a thread that does not hold the interpreter's lock.
  void wake() override;

  /// Has `handle` scheduled whenever `fd` is ready. Returns the handle that it replaces, if any.
  /// @throws PythonError OSError, as for a regular file, which cannot be waited for
  PyRef watch(int fd, Direction direction, PyRef handle);
  /// Returns the handle that was watching, if any.
  PyRef unwatch(int fd, Direction direction);
  /// Whether a handle is watching.
  [[nodiscard]] bool watches(int fd, Direction direction) const;

  /// Calls `visit(PyObject*)` for every handle that is watching.
  template <class Visit>
  void for_each_handle(Visit&& visit) const {
    for (const auto& [fd, handles] : watched_) {
      for (const PyRef& handle : handles) {
        if (handle) visit(handle.get());
      }
    }
  }

 private:
  using Handles = std::array<PyRef, 2>;  // by Direction

  void control(int operation, int fd, const Handles& handles);
  void schedule_ready(int fd, std::uint32_t events);
  void schedule(int fd, Direction direction);

  std::function<void(PyObject*)> schedule_;
  std::map<int, Handles> watched_;
  int epoll_;
  int wakeup_;
};

}  // namespace cpython
