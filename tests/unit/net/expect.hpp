/// Checks inside a coroutine, without GoogleTest, because the same cases run in a browser.
///
///     expect_equal(response.status, 404, "status");
///     auto error = co_await expect_failure<net::ClientPayloadError>(net::fetch(url));
#pragma once

#include <concepts>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeinfo>
#include <utility>

#include "aio/coroutine.hpp"
#include "aio/future.hpp"

namespace net_tests {

/// What a failed check throws: the case's message.
class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

inline std::string shown(std::string_view text) { return '"' + std::string(text) + '"'; }
template <std::integral T>
std::string shown(T number) {
  return std::to_string(number);
}

inline void expect(bool holds, std::string_view what) {
  if (!holds) throw Failure("expected " + std::string(what));
}

template <class A, class E>
void expect_equal(const A& actual, const E& expected, std::string_view what) {
  if (actual == expected) return;
  throw Failure(std::string(what) + " is " + shown(actual) + ", expected " + shown(expected));
}

inline void expect_contains(std::string_view text, std::string_view part, std::string_view what) {
  if (!text.contains(part))
    throw Failure(std::string(what) + " is " + shown(text) + ", which lacks " + shown(part));
}

/// Awaits `future` and returns the error it failed with, which must be an E.
template <class E, class T>
aio::Coroutine<E> expect_failure(aio::Future<T> future) {
  try {
    co_await future;
  } catch (const E& error) {
    co_return error;
  } catch (const std::exception& error) {
    throw Failure(std::string("another error: ") + typeid(error).name() + ": " + error.what());
  }
  throw Failure("no error, where one was expected");
}

/// Calls `function` and returns the error it threw, which must be an E.
template <class E, class F>
E expect_throws(F function) {
  try {
    function();
  } catch (const E& error) {
    return error;
  }
  throw Failure("no error, where one was expected");
}

}  // namespace net_tests
