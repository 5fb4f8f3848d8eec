/// The text of a JSON value, similar to Python's `str()`.
///
///     env.print("user: " + demos::text_of(user));
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace demos {

/// A string is unchanged, null becomes None, anything else becomes JSON.
[[nodiscard]] std::string text_of(const nlohmann::json& value);

}  // namespace demos
