/// Values and exceptions of conformance programs, and how the log shows them.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "aio/aio.hpp"

namespace conformance {

using Value = nlohmann::json;

/// A value as the log shows it: None, True, 1.5, [a, b].
[[nodiscard]] std::string text(const Value& value);
/// Whether a value represents seconds: a number, or "nan", "inf" or "-inf".
[[nodiscard]] bool is_seconds(const Value& value);
/// The seconds that it represents.
[[nodiscard]] double seconds(const Value& value);
/// An exception as the log shows it: Type(message), ExceptionGroup[e1, e2].
[[nodiscard]] std::string text(const std::exception_ptr& exception);
[[nodiscard]] std::string list_text(const std::vector<std::string>& items);

/// Carries a ["return", value] out of nested statement lists; an ordinary exception, as in the reference.
class Return : public aio::Error {
 public:
  explicit Return(Value v) : Error(""), value(std::move(v)) {}
  Value value;
};

class KeyError : public aio::Error {
 public:
  using Error::Error;
};

/// Whether a program may raise or catch an exception of this name.
[[nodiscard]] bool is_exception_name(std::string_view name);
/// Throws the exception of this name; for a group the TypeError that Python has for it.
[[noreturn]] void raise(std::string_view name, const std::string& message);
/// `isinstance(exception, name)`
[[nodiscard]] bool is_instance(const std::exception_ptr& exception, std::string_view name);

}  // namespace conformance
