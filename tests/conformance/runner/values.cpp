#include "values.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

namespace conformance {

namespace {

class Custom : public aio::Error {
 public:
  using Error::Error;
};

/// Python's error for a group that is raised with only a message.
class TypeError : public aio::Error {
 public:
  using Error::Error;
};

/// Python's Exception itself.
class Exception : public aio::Error {
 public:
  using Error::Error;
};

/// Python's BaseException itself: no error of the ordinary kind.
struct BaseException {
  std::string message;
};

/// A cancellation of the program's own kind.
class Stopped : public aio::CancelledError {
 public:
  using CancelledError::CancelledError;
};

/// `repr` of a float.
std::string float_text(double value) {
  std::array<char, 40> buffer{};
  if (value == std::floor(value) && std::abs(value) < 1e16) {
    std::snprintf(buffer.data(), buffer.size(), "%.1f", value);
    return buffer.data();
  }
  for (int precision = 1; precision <= 17; ++precision) {
    std::snprintf(buffer.data(), buffer.size(), "%.*g", precision, value);
    if (std::strtod(buffer.data(), nullptr) == value) break;
  }
  return buffer.data();
}

std::string group_text(const char* type, const aio::BaseExceptionGroup& group) {
  std::vector<std::string> parts;
  for (const std::exception_ptr& each : group.exceptions()) parts.push_back(text(each));
  return type + list_text(parts);
}

template <class E>
bool is(const std::exception_ptr& exception) {
  try {
    std::rethrow_exception(exception);
  } catch (const E&) {
    return true;
  } catch (...) {
    return false;
  }
}

template <class E>
[[noreturn]] void throw_with_message(const std::string& message) {
  throw E(message);
}
template <class E>
[[noreturn]] void throw_cancelled(const std::string& message) {
  throw E(std::optional<std::string>(message));
}
[[noreturn]] void throw_base(const std::string& message) { throw BaseException{message}; }
[[noreturn]] void throw_group(const std::string& /*message*/) {
  throw TypeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (1 given)");
}

struct Kind {
  std::string_view name;
  void (*raise)(const std::string& message);
  bool (*matches)(const std::exception_ptr& exception);
};

bool anything(const std::exception_ptr& /*exception*/) { return true; }

constexpr std::array<Kind, 15> kinds = {{
    {"ValueError", throw_with_message<aio::ValueError>, is<aio::ValueError>},
    {"KeyError", throw_with_message<KeyError>, is<KeyError>},
    {"RuntimeError", throw_with_message<aio::RuntimeError>, is<aio::RuntimeError>},
    {"Custom", throw_with_message<Custom>, is<Custom>},
    {"TimeoutError", throw_with_message<aio::TimeoutError>, is<aio::TimeoutError>},
    {"CancelledError", throw_cancelled<aio::CancelledError>, is<aio::CancelledError>},
    {"Stopped", throw_cancelled<Stopped>, is<Stopped>},
    {"ExceptionGroup", throw_group, is<aio::ExceptionGroup>},
    {"BaseExceptionGroup", throw_group, is<aio::BaseExceptionGroup>},
    {"Exception", throw_with_message<Exception>, is<std::exception>},
    {"BaseException", throw_base, anything},
    {"QueueEmpty", throw_with_message<aio::QueueEmpty>, is<aio::QueueEmpty>},
    {"QueueFull", throw_with_message<aio::QueueFull>, is<aio::QueueFull>},
    {"BrokenBarrierError", throw_with_message<aio::BrokenBarrierError>,
     is<aio::BrokenBarrierError>},
    {"QueueShutDown", throw_with_message<aio::QueueShutDown>, is<aio::QueueShutDown>},
}};

const Kind* find_kind(std::string_view name) {
  for (const Kind& kind : kinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace

std::string list_text(const std::vector<std::string>& items) {
  std::string list = "[";
  for (const std::string& item : items) list += (list.size() > 1 ? ", " : "") + item;
  return list + "]";
}

std::string text(const Value& value) {
  if (value.is_null()) return "None";
  if (value.is_boolean()) return value.get<bool>() ? "True" : "False";
  if (value.is_number_float()) return float_text(value.get<double>());
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::vector<std::string> items;
  for (const Value& item : value) items.push_back(text(item));
  return list_text(items);
}

std::string text(const std::exception_ptr& exception) {
  const auto named = [](const char* type, const std::string& message) {
    return std::string(type) + "(" + message + ")";
  };
  try {
    std::rethrow_exception(exception);
  } catch (const aio::ExceptionGroup& group) {
    return group_text("ExceptionGroup", group);
  } catch (const aio::BaseExceptionGroup& group) {
    return group_text("BaseExceptionGroup", group);
  } catch (const Stopped& error) {
    return named("Stopped", error.message().value_or(""));
  } catch (const aio::CancelledError& error) {
    return named("CancelledError", error.message().value_or(""));
  } catch (const aio::BrokenBarrierError& error) {
    return named("BrokenBarrierError", error.what());
  } catch (const aio::RuntimeError& error) {
    return named("RuntimeError", error.what());
  } catch (const aio::ValueError& error) {
    return named("ValueError", error.what());
  } catch (const aio::TimeoutError& error) {
    return named("TimeoutError", error.what());
  } catch (const aio::QueueEmpty& error) {
    return named("QueueEmpty", error.what());
  } catch (const aio::QueueFull& error) {
    return named("QueueFull", error.what());
  } catch (const aio::QueueShutDown& error) {
    return named("QueueShutDown", error.what());
  } catch (const aio::InvalidStateError& error) {
    return named("InvalidStateError", error.what());
  } catch (const KeyError& error) {
    return named("KeyError", error.what());
  } catch (const Custom& error) {
    return named("Custom", error.what());
  } catch (const TypeError& error) {
    return named("TypeError", error.what());
  } catch (const Return& error) {
    return named("Return", error.what());
  } catch (const std::exception& error) {
    return named("Exception", error.what());
  } catch (const BaseException& error) {
    return named("BaseException", error.message);
  } catch (...) {
    return named("BaseException", "");
  }
}

bool is_seconds(const Value& value) {
  return value.is_number() || value == "nan" || value == "inf" || value == "-inf";
}

double seconds(const Value& value) {
  return value.is_number() ? value.get<double>()
                           : std::strtod(value.get<std::string>().c_str(), nullptr);
}

bool is_exception_name(std::string_view name) { return find_kind(name) != nullptr; }

void raise(std::string_view name, const std::string& message) {
  find_kind(name)->raise(message);
  std::unreachable();
}

bool is_instance(const std::exception_ptr& exception, std::string_view name) {
  return find_kind(name)->matches(exception);
}

}  // namespace conformance
