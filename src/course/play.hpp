/// The page for recorded runs. It is shown as a lesson that is none of the course's, with the run as its only demo.
///
///     location.lesson == course::play_slug;
#pragma once

#include <string_view>

namespace course {

inline constexpr const char* play_slug =
    "play";                                     ///< its folder in the site; no lesson has that slug
inline constexpr const char* run_demo = "run";  ///< the id of the run among its demos

/// Whether a run's name is that of a program, which runs when it is opened: web/host/runs/code.js makes such names.
[[nodiscard]] constexpr bool is_program(std::string_view trace) {
  return trace.starts_with("code:");
}

}  // namespace course
