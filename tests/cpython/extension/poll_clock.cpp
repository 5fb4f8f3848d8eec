#include "poll_clock.hpp"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cmath>
#include <utility>

namespace cpython {

namespace {

constexpr std::size_t events_at_a_time = 64;  // the others come in the next iteration

[[noreturn]] void throw_os_error() {
  PyErr_SetFromErrno(PyExc_OSError);
  throw PythonError();
}

std::size_t index(PollClock::Direction direction) { return static_cast<std::size_t>(direction); }

}  // namespace

PollClock::PollClock(std::function<void(PyObject*)> schedule)
    : schedule_(std::move(schedule)),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      wakeup_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  epoll_event event = {.events = EPOLLIN, .data = {.fd = wakeup_}};
  if (epoll_ < 0 || wakeup_ < 0 || epoll_ctl(epoll_, EPOLL_CTL_ADD, wakeup_, &event) < 0)
    throw_os_error();
}

PollClock::~PollClock() {
  close(epoll_);
  close(wakeup_);
}

double PollClock::monotonic() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void PollClock::poll(std::optional<double> timeout) {
  // To the next millisecond, so that a timer is due when the wait for it is over.
  const int milliseconds = timeout ? static_cast<int>(std::ceil(*timeout * 1e3)) : -1;
  std::array<epoll_event, events_at_a_time> events = {};
  PyThreadState* const state = PyEval_SaveThread();
  const int count = epoll_wait(epoll_, events.data(), events.size(), milliseconds);
  const int error = errno;
  PyEval_RestoreThread(state);
  if (PyErr_CheckSignals() < 0) throw PythonError();
  if (count < 0) {
    if (error == EINTR) return;  // a wait may end early; what a signal handler scheduled is ready
    errno = error;
    throw_os_error();
  }
  for (int i = 0; i < count; ++i) schedule_ready(events[i].data.fd, events[i].events);
}

void PollClock::schedule_ready(int fd, std::uint32_t events) {
  if (fd == wakeup_) {
    std::uint64_t wake_ups = 0;
    if (read(wakeup_, &wake_ups, sizeof wake_ups) < 0 && errno != EAGAIN) throw_os_error();
    return;
  }
  // An error or a hang-up concerns both.
  if ((events & ~static_cast<std::uint32_t>(EPOLLOUT)) != 0) schedule(fd, Direction::read);
  if ((events & ~static_cast<std::uint32_t>(EPOLLIN)) != 0) schedule(fd, Direction::write);
}

void PollClock::schedule(int fd, Direction direction) {
  const auto found = watched_.find(fd);
  if (found == watched_.end()) return;  // no longer: the other direction's handle was cancelled
  const PyRef handle = found->second[index(direction)];
  if (!handle) return;
  const PyRef cancelled = checked(PyObject_GetAttrString(handle.get(), "_cancelled"));
  if (cancelled.get() == Py_True) {
    unwatch(fd, direction);
  } else {
    schedule_(handle.get());
  }
}

void PollClock::wake() {
  const std::uint64_t one = 1;
  // Fails only where the count is full: the wake-up is pending already.
  [[maybe_unused]] const ssize_t written = write(wakeup_, &one, sizeof one);
}

void PollClock::control(int operation, int fd, const Handles& handles) {
  epoll_event event = {.events = 0, .data = {.fd = fd}};
  if (handles[index(Direction::read)]) event.events |= EPOLLIN;
  if (handles[index(Direction::write)]) event.events |= EPOLLOUT;
  if (epoll_ctl(epoll_, operation, fd, &event) < 0) throw_os_error();
}

PyRef PollClock::watch(int fd, Direction direction, PyRef handle) {
  const auto found = watched_.find(fd);
  Handles handles = found != watched_.end() ? found->second : Handles();
  std::swap(handles[index(direction)], handle);
  control(found != watched_.end() ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, handles);
  watched_[fd] = std::move(handles);
  return handle;
}

PyRef PollClock::unwatch(int fd, Direction direction) {
  const auto found = watched_.find(fd);
  if (found == watched_.end()) return {};
  PyRef handle = std::exchange(found->second[index(direction)], {});
  if (!handle) return {};
  const Handles rest = found->second;
  const bool empty = !rest[0] && !rest[1];
  if (empty) watched_.erase(found);
  epoll_event event = {.events = rest[0] ? EPOLLIN : EPOLLOUT, .data = {.fd = fd}};
  // Fails where the descriptor was closed first, which took it off already.
  epoll_ctl(epoll_, empty ? EPOLL_CTL_DEL : EPOLL_CTL_MOD, fd, &event);
  return handle;
}

bool PollClock::watches(int fd, Direction direction) const {
  const auto found = watched_.find(fd);
  return found != watched_.end() && static_cast<bool>(found->second[index(direction)]);
}

}  // namespace cpython
