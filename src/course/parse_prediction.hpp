/// Reads a demo's prediction from JSON. Used only by the parser of lessons.
///
///     auto predictions = demo.list("predictions", course::parse_prediction);
#pragma once

#include "course/json_cursor.hpp"
#include "course/prediction.hpp"

namespace course {

Prediction parse_prediction(const JsonCursor& at);

}  // namespace course
