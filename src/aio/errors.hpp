/// The exceptions of the scheduler, with the names and the hierarchy they have in Python.
///
///     try { co_await work(); }
///     catch (const aio::Error& error) { report(error); }   // everything but a cancellation
///
/// Source: CPython's `Lib/asyncio/exceptions.py` and the built-in exception hierarchy.
#pragma once

#include <exception>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#if !defined(__cpp_exceptions) || !(defined(__cpp_rtti) || defined(AIO_ALLOW_NO_RTTI))
#error "aio needs exceptions and run-time type information: no -fno-exceptions, no -fno-rtti"
#endif

namespace aio {

/// A cancellation that arrived at a suspension point.
///
/// As in Python, it is not an ordinary error: it derives neither from `aio::Error` nor from
/// `std::exception`, so that a handler for errors cannot suppress it by accident. A class derived from it is
/// a cancellation, too. The first caller that asks for the result of a cancelled future gets the original
/// exception.
class CancelledError {
 public:
  CancelledError() = default;
  explicit CancelledError(std::optional<std::string> message) : message_(std::move(message)) {}
  /// Copies `*message`, if it is not null.
  explicit CancelledError(const std::string* message) {
    if (message != nullptr) message_ = *message;
  }

  /// The message given to `cancel()`, if one was.
  [[nodiscard]] const std::optional<std::string>& message() const noexcept { return message_; }

 private:
  std::optional<std::string> message_;
};

/// Thrown at a `co_yield` when an async generator is closed, to run its clean-up. Like CancelledError it is
/// neither an `aio::Error` nor a `std::exception`, and a class may derive from it.
class GeneratorExit {};

/// Base class of the scheduler's ordinary errors, like Python's `Exception`.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An operation exceeded its deadline.
class TimeoutError : public Error {
 public:
  TimeoutError() : Error("") {}
  explicit TimeoutError(const std::string& message) : Error(message) {}
};

/// An argument has an invalid value.
class ValueError : public Error {
 public:
  using Error::Error;
};

/// The result of a future was requested before it was set, or was set twice.
class InvalidStateError : public Error {
 public:
  using Error::Error;
};

/// An operation is not possible here, such as an await outside a task.
class RuntimeError : public Error {
 public:
  using Error::Error;
};

/// `get_nowait()` on an empty queue.
class QueueEmpty : public Error {
 public:
  QueueEmpty() : Error("") {}
  explicit QueueEmpty(const std::string& message) : Error(message) {}
};

/// `put_nowait()` on a full queue.
class QueueFull : public Error {
 public:
  QueueFull() : Error("") {}
  explicit QueueFull(const std::string& message) : Error(message) {}
};

/// A queue was used after its `shutdown()`.
class QueueShutDown : public Error {
 public:
  QueueShutDown() : Error("") {}
  explicit QueueShutDown(const std::string& message) : Error(message) {}
};

/// A cancellation would have to pass through too many tasks that await each other, or tasks await each
/// other in a cycle.
class RecursionError : public RuntimeError {
 public:
  using RuntimeError::RuntimeError;
};

/// A barrier is broken, or was reset or aborted while a task waited at it.
class BrokenBarrierError : public RuntimeError {
 public:
  using RuntimeError::RuntimeError;
};

/// A context variable has no value and no default.
class LookupError : public Error {
 public:
  using Error::Error;
};

/// Nothing is ready, no timer is set and nothing outside can wake the loop, so it would wait forever.
/// asyncio hangs here; a loop throws this error if its clock detects the situation.
class DeadlockError : public Error {
 public:
  DeadlockError()
      : Error(
            "deadlock: nothing is ready, no timer is set and nothing outside the loop is pending") {
  }
};

/// The text that Python's `str()` returns for an exception: the message of a cancellation, the `what()` of
/// an error. `exception` must not be null.
[[nodiscard]] std::string exception_message(const std::exception_ptr& exception);

}  // namespace aio
