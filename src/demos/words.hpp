/// What Python's `str()` says of an exception or of a value from JSON.
///
///     env.print("failed: " + demos::message_of(error));
#pragma once

#include <exception>
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace demos {

[[nodiscard]] std::string message_of(const std::exception_ptr& error);

/// A text as it is, null as None, anything else as JSON.
[[nodiscard]] std::string text_of(const nlohmann::json& value);

}  // namespace demos
