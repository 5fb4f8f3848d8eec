/// How a request, thread or process ended, in words and as a colour, in the lane and on the timeline.
///
///     ui::outside_end_text(operation.outcome, operation.label, operation.answer);   // "404 Not Found"
#pragma once

#include <string>
#include <string_view>

#include "trace/kinds.hpp"
#include "ui/canvas/theme.hpp"

namespace ui {

/// "200 OK", "failed: no answer in time", "cancelled", "ended"; with `after`, which says when: "failed after 1 s: no
/// answer in time".
[[nodiscard]] std::string outside_end_text(trace::Outcome outcome, std::string_view label,
                                           std::string_view answer, const std::string& after = {});

/// The colour of what ended so. An error status of HTTP (RFC 9110, 15.5 and 15.6) counts as a failure here, although
/// the request itself returns.
[[nodiscard]] Token outside_end_token(trace::Outcome outcome, std::string_view answer);

}  // namespace ui
