/// The row above the listing: its languages, the button that edits it, what the run is checked against and where
/// responses come from. Beside the lesson the button that closes the stage is to the right of it.
///
///     language = ui::draw_listing_header(frame, demo, player, language, area, {.sheet = sheet});
#pragma once

#include "course/lesson.hpp"
#include "stage/player.hpp"
#include "ui/frame/frame.hpp"
#include "ui/frame/language.hpp"

namespace ui {

struct ListingHeader {
  bool sheet = false;  ///< on a sheet: its controls are high enough for a thumb
  bool edits = false;  ///< whether the learner can edit the program
};

/// The header's height. Two rows if the choice of responses needs one of its own.
[[nodiscard]] float listing_header_height(const Metrics& metrics, const course::Demo& demo,
                                          float width, ListingHeader header);

/// Draws the header.
/// @returns the selected language
[[nodiscard]] Language draw_listing_header(Frame& frame, const course::Demo& demo,
                                           stage::Player& player, Language language,
                                           const Rect& area, ListingHeader header);

/// The width of the button that closes the stage, with the space before it.
inline constexpr float close_room = 38;
/// Draws that button in the upper right corner of the stage, at `corner`; the shell handles it.
void draw_close_button(Frame& frame, Vec corner);

}  // namespace ui
