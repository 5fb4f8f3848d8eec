/// Several errors thrown as one.
///
///     try {
///       co_await work();
///     } catch (const aio::ExceptionGroup& group) {
///       auto [timeouts, others] = aio::split<aio::TimeoutError>(group);   // as `except*`
///       if (others) std::rethrow_exception(others);
///     }
///
/// A group of ordinary errors is an ExceptionGroup and itself an Error. A group that contains anything not
/// derived from `std::exception`, such as a CancelledError, is only a BaseExceptionGroup, so that a handler
/// for errors does not catch it.
/// Source: PEP 654.
#pragma once

#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "aio/errors.hpp"

namespace aio {

class BaseExceptionGroup {
 public:
  /// @throws ValueError if `exceptions` is empty
  BaseExceptionGroup(std::string message, std::vector<std::exception_ptr> exceptions);
  BaseExceptionGroup(const BaseExceptionGroup&) = default;
  BaseExceptionGroup& operator=(const BaseExceptionGroup&) = default;
  virtual ~BaseExceptionGroup() = default;

  [[nodiscard]] const std::string& message() const noexcept { return message_; }
  [[nodiscard]] const std::vector<std::exception_ptr>& exceptions() const noexcept {
    return exceptions_;
  }

 private:
  std::string message_;
  std::vector<std::exception_ptr> exceptions_;
};

/// Its `what()` is Python's `str()`: "message (2 sub-exceptions)".
class ExceptionGroup : public Error, public BaseExceptionGroup {
 public:
  /// @throws ValueError if `exceptions` is empty
  ExceptionGroup(const std::string& message, std::vector<std::exception_ptr> exceptions);
};

/// Whether an exception is an ordinary error, that is, derives from `std::exception`.
[[nodiscard]] bool is_ordinary_error(const std::exception_ptr& exception) noexcept;

/// Makes an ExceptionGroup, or a BaseExceptionGroup if not all are ordinary errors
/// (`BaseExceptionGroup.__new__`).
/// @throws ValueError if `exceptions` is empty
[[nodiscard]] std::exception_ptr make_exception_group(const std::string& message,
                                                      std::vector<std::exception_ptr> exceptions);

/// The two parts of a group; null if a part is empty.
struct SplitGroup {
  std::exception_ptr match;
  std::exception_ptr rest;
};

/// Splits a group by `matches`, which is called with the group and then, if it does not match as a whole,
/// with its exceptions, at any depth. Nesting is preserved.
/// Source: `BaseExceptionGroup.split`.
[[nodiscard]] SplitGroup split(const BaseExceptionGroup& group,
                               const std::function<bool(const std::exception_ptr&)>& matches);

/// Splits a group into the exceptions that `catch (const E&)` would catch and the others.
template <class E>
[[nodiscard]] SplitGroup split(const BaseExceptionGroup& group) {
  return split(group, [](const std::exception_ptr& exception) {
    try {
      std::rethrow_exception(exception);
    } catch (const E&) {
      return true;
    } catch (...) {
      return false;
    }
  });
}

}  // namespace aio
