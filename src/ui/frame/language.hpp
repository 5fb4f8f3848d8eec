/// What the stage shows of a demo: which listing, and which of its runs.
///
///     const ui::Language language = ui::language_from("javascript");   // what an address has
///     const std::string_view name = ui::name_of(language);
#pragma once

#include <cstdint>
#include <string_view>

namespace ui {

enum class Language : std::uint8_t {
  python,
  javascript,  ///< plays the run of the JavaScript listing
  cpp          ///< the listing in C++ of the run in Python
};

/// The name in an address.
[[nodiscard]] constexpr std::string_view name_of(Language language) noexcept {
  switch (language) {
    case Language::javascript: return "javascript";
    case Language::cpp: return "cpp";
    case Language::python: break;
  }
  return "python";
}

/// The language of that name; Python for any other.
[[nodiscard]] constexpr Language language_from(std::string_view name) noexcept {
  for (const Language language : {Language::javascript, Language::cpp})
    if (name == name_of(language)) return language;
  return Language::python;
}

}  // namespace ui
