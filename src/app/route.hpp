/// Converts between addresses and locations: the path is the lesson, the fragment the location in it.
///
///     app::parse_route("async-python/", "demo=hello-gather&step=9");
///     app::address({.lesson = "async-python", .quiz = true});   // "async-python/#quiz"
#pragma once

#include <string>
#include <string_view>

#include "ui/shell/location.hpp"

namespace app {

/// `path` is relative to the site's root, without "index.html"; `fragment` is without "#". A step that is
/// neither a whole number nor one with an event of that step ("9.2") becomes Location::no_step, and an
/// unknown fragment becomes a section of that name. On the page for recorded runs "trace=" is followed by the
/// address of a run, which may contain "&" and ends the fragment, except for a step. Does not check whether
/// lesson, section, demo, step and run exist.
[[nodiscard]] ui::Location parse_route(std::string_view path, std::string_view fragment);

/// The address of a location, relative to the site's root.
[[nodiscard]] std::string address(const ui::Location& location);

}  // namespace app
