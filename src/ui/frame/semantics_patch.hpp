/// Compares the trees of two frames and writes what the DOM twin has to change. A node is written if it
/// is new, if one of its own properties changed, or if its list of children changed. Subtrees with an
/// unchanged pointer are skipped.
///
///     std::string patch = ui::semantics_patch(previous.get(), *current);   // "" if nothing changed
///
///     // {"nodes":[{"id":"stage/step","role":"button","name":"Step","rect":[695,758,54.2,33],"off":true,
///     //            "children":["..."]}, ...]}
///
/// Parents come before their children; the first node of the first patch is the root. The twin removes
/// elements that are no longer in any list of children.
#pragma once

#include <string>

#include "ui/frame/semantics.hpp"

namespace ui {

[[nodiscard]] std::string semantics_patch(const Node* previous, const Node& current);

}  // namespace ui
