#include "demos/json_text.hpp"

#include <nlohmann/json.hpp>

#include "encoding/json_text.hpp"

namespace demos {

std::string text_of(const nlohmann::json& value) {
  if (value.is_null()) return "None";
  return value.is_string() ? value.get<std::string>() : encoding::json_text(value);
}

}  // namespace demos
