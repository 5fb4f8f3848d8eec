#include "app/look.hpp"

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

}  // namespace app
