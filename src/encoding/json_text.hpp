/// JSON text of a parsed document, with less code than nlohmann_json's own writer.
///
///     std::string text = encoding::json_text(nlohmann::json::parse(R"({"id": 1})"));   // {"id":1}
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace encoding {

/// The text of nlohmann_json's dump(), except that a floating-point number always has the fewest digits that identify
/// it.
[[nodiscard]] std::string json_text(const nlohmann::json& value);

}  // namespace encoding
