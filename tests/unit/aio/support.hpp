/// What the scheduler's tests share: a log that reads like one line of Python's `print`s, and
/// objects that are counted.
///
///     EXPECT_EQ(trace([](Log& log) -> Coroutine<> { log("a"); co_await sleep(1); log("b", 2); }), "a | b 2");
///
/// The lines that tests expect are those that CPython 3.13 prints for the same program.
#pragma once

#include <cstddef>
#include <exception>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "aio/aio.hpp"

namespace aio {

/// Calls are entries, their arguments the words of an entry.
class Log {
 public:
  template <class... Words>
  void operator()(const Words&... words) {
    if (!text_.empty()) text_ += " | ";
    std::size_t written = 0;
    ((text_ += (written++ > 0 ? " " : "") + word(words)), ...);
  }

  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  template <class T>
  static std::string word(const T& value) {
    std::ostringstream out;
    out << value;
    return out.str();
  }
  static std::string word(bool value) { return value ? "True" : "False"; }
  /// As the `args` of a CancelledError.
  static std::string word(const CancelMessage& message) {
    return message ? "('" + *message + "',)" : "()";
  }
  template <class T>
  static std::string word(const std::vector<T>& values) {
    std::string text;
    for (const T& value : values) text += (text.empty() ? "" : ", ") + word(value);
    return "[" + text + "]";
  }

  std::string text_;
};

/// Runs `scenario(log)` as `asyncio.run` would, on virtual time, and returns what it logged.
template <class Scenario>
std::string trace(Scenario scenario) {
  Log log;
  VirtualClock clock;
  run(scenario(log), clock);
  return log.text();
}

/// The message of an exception; for a CancelledError its name.
inline std::string message_of(const std::exception_ptr& exception) {
  if (exception == nullptr) return "None";
  try {
    std::rethrow_exception(exception);
  } catch (const std::exception& error) {
    return error.what();
  } catch (const CancelledError& error) {
    return "CancelledError('" + error.message().value_or("") + "')";
  } catch (...) {
    return "an exception of an unexpected type";
  }
}

/// Awaits `awaitable` and logs the CancelledError that comes instead of a result.
template <class Awaitable>
Coroutine<> log_cancellation(Log& log, std::string name, const Awaitable& awaitable) {
  try {
    co_await awaitable;
    log(name, "was not cancelled");
  } catch (const CancelledError& error) {
    log(name, error.message());
  }
}

/// Counts its instances: `Counted::alive` has its old value when everything has been freed.
struct Counted {
  Counted() noexcept { ++alive; }
  Counted(const Counted&) noexcept { ++alive; }
  Counted(Counted&&) noexcept { ++alive; }
  Counted& operator=(const Counted&) = default;
  Counted& operator=(Counted&&) = default;
  ~Counted() { --alive; }

  static inline int alive = 0;
};

}  // namespace aio
