// Addresses and the places they mean: a path a lesson, a fragment for the place in it.
//   app::parse_route("async-python/", "demo=hello-gather&step=9");
//   app::address({.lesson = "async-python", .quiz = true});   // "async-python/#quiz"
#pragma once

#include <string>
#include <string_view>

#include "ui/shell/place.hpp"

namespace app {

// `path` is relative to the site's root, without "index.html"; `fragment` comes without "#". A step that is
// no number from 0 up reads as Place::no_step, and a fragment that says nothing as a section of that name.
// Whether lesson, section, demo and step exist is not asked here.
ui::Place parse_route(std::string_view path, std::string_view fragment);

// The address of a place, relative to the site's root.
std::string address(const ui::Place& place);

}  // namespace app
