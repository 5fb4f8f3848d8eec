/// The text of a JSON value, as by Python's `str()`.
///
///     env.print("user: " + demos::text_of(user));
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace demos {

/// A text as it is, null as None, anything else as JSON.
[[nodiscard]] std::string text_of(const nlohmann::json& value);

}  // namespace demos
