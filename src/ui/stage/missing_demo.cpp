#include "ui/stage/missing_demo.hpp"

#include <algorithm>

#include "ui/frame/node_ids.hpp"
#include "ui/stage/listing/listing_header.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {

void draw_missing_demo(Frame& frame, const std::string& demo, const Rect& area, bool sheet) {
  constexpr float top_inset = 40;
  constexpr float side_inset = 18;
  const RichText words(
      "This app has no example \"" + demo +
          "\". Reload the page. If this message remains, the lesson is newer than the "
          "app and the site must be built again.",
      TextStyle::body, std::min(480.0F, area.w - 2 * side_inset), frame.metrics);
  const ScrollArea whole(frame, node_id::stage_whole, "Stage", area,
                         {area.w, top_inset + words.height() + side_inset});
  if (!sheet) draw_close_button(frame, {area.w, 0});
  words.draw(frame, missing_demo_id, {side_inset, top_inset}, Token::text, Role::alert);
}

}  // namespace ui
