/// Addresses and the locations they mean: a path is a lesson, a fragment the location in it.
///
///     app::parse_route("async-python/", "demo=hello-gather&step=9");
///     app::address({.lesson = "async-python", .quiz = true});   // "async-python/#quiz"
#pragma once

#include <string>
#include <string_view>

#include "ui/shell/location.hpp"

namespace app {

/// `path` is relative to the site's root, without "index.html"; `fragment` comes without "#". A step that is
/// no number from 0 up reads as Location::no_step, and a fragment that says nothing as a section of that
/// name. Whether lesson, section, demo and step exist is not asked here.
[[nodiscard]] ui::Location parse_route(std::string_view path, std::string_view fragment);

/// The address of a location, relative to the site's root.
[[nodiscard]] std::string address(const ui::Location& location);

}  // namespace app
