// What the app asks of the page around it. The browser's answers are in host_calls.cpp and, behind
// that, web/host/calls.js.
//   app::host::wake();   // draw a frame soon: something arrived
#pragma once

#include <string>

#include "ui/canvas/geometry.hpp"

namespace app::host {

// Brings the DOM twin to what was drawn; the JSON of ui::semantics_patch.
void patch(const std::string& json);
// Draws a frame soon, or in `seconds`.
void wake();
void wake_in(double seconds);
void scroll_to(const std::string& id, ui::Vec at, bool smooth);
void focus(const std::string& id);
// Puts text on the clipboard; the answer comes back to the app.
void copy(const std::string& text);
// Shows an address relative to the site's root, as a new entry of the history or in place.
void navigate(const std::string& address, bool push);
// The progress that the browser holds now, or "".
std::string stored();
// Keeps the learner's progress; false when the browser refuses.
bool store(const std::string& text);
void title(const std::string& text);
// Theme ("dark", "light") and the type scale as JSON: [[name, size, line height], ...] in px.
void look(const std::string& theme, const std::string& styles);
// The first useful frame is on screen: the static page may go.
void ready();
// The app cannot go on: the static page stays, with this said above it.
void failed(const std::string& message);

}  // namespace app::host
