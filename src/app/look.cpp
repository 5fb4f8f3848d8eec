#include "app/look.hpp"

#include <utility>

#include "encoding/json_writer.hpp"

namespace app {

ui::Mode shown_mode(const std::string& choice, const SystemLook& system) {
  const bool follows = choice.empty() || system.forced;
  return ui::mode_of(follows ? system.dark : choice == "dark", system.contrast || system.forced);
}

std::string next_choice(const std::string& choice, const SystemLook& system) {
  const char* same = system.dark ? "dark" : "light";
  const char* other = system.dark ? "light" : "dark";
  if (choice.empty()) return other;
  return choice == other ? same : "";
}

std::string text_styles(const ui::Metrics& metrics) {
  encoding::JsonWriter json;
  json.begin_array();
  for (std::size_t i = 0; i < ui::text_styles; ++i) {
    const auto style = static_cast<ui::TextStyle>(i);
    json.begin_array().value(ui::spec(style).name).rounded(metrics.size(style));
    json.rounded(metrics.line_height(style)).end_array();
  }
  return std::move(json.end_array()).text();
}

}  // namespace app
