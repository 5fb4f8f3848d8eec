// Turns two frames' trees into what the DOM twin has to change. A node is written when it is new,
// when something of its own changed, or when its list of children changed; whatever is under an
// unchanged pointer is skipped unread.
//   std::string patch = ui::semantics_patch(previous.get(), *current);   // "" when all is as it was
//
//   // {"nodes":[{"id":"stage/step","role":"button","name":"Step","rect":[695,758,54.2,33],"off":true,
//   //            "children":["..."]}, ...]}
// Parents come before their children; the first node of the first patch is the root. The twin drops
// elements that no list of children names any more.
#pragma once

#include <string>

#include "ui/frame/semantics.hpp"

namespace ui {

std::string semantics_patch(const Node* previous, const Node& current);

}  // namespace ui
