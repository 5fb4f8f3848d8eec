#include "ui/shell/definitions.hpp"

#include <algorithm>
#include <utility>

#include "ui/lesson/blocks.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/terms.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr const char* card_id = "definition";
constexpr float most_width = 340;
constexpr float padding = 14;
constexpr float margin = 8;  // around the card

}  // namespace

void Definitions::of(const course::Lesson& lesson) {
  lesson_ = &lesson;
  leave();
}

void Definitions::begin(Frame& frame) {
  frame.glossary = lesson_ != nullptr ? &lesson_->glossary : nullptr;
  const std::string pressed = frame.input.pending();
  const std::string term = linked_term(pressed);
  if (lesson_ != nullptr && !term.empty() && frame.input.activated(pressed)) {
    definition_ = lesson_->find_definition(term);
    link_ = pressed;
    if (definition_ != nullptr) {
      popover_.open(link_);
      frame.announce(definition_->term + ": " + course::plain_text(definition_->text));
    }
  }
  if (open()) frame.sought = {.id = link_, .rect = {}};
}

bool Definitions::open_address(const std::string& fragment, const std::string& opener) {
  const course::Definition* found = lesson_->find_definition(linked_term("#" + fragment));
  if (found == nullptr) return false;
  definition_ = found;
  link_.clear();
  popover_.open(opener);
  return true;
}

void Definitions::draw(Frame& frame, const Rect& area) {
  if (!open()) return;
  const Rect term = frame.sought.rect.value_or(Rect{area.x, area.y, area.w, 0});
  // Scrolled away, or no longer in the text.
  const bool gone =
      !link_.empty() && (!frame.sought.rect || term.bottom() <= area.y || term.y >= area.bottom());
  if (gone) {
    leave();
    return frame.draw_again();
  }
  if (popover_.stays(frame, {0, 0, frame.window.x, frame.window.y})) draw_card(frame, area, term);
}

void Definitions::draw_card(Frame& frame, const Rect& area, const Rect& term) const {
  const float width = std::min(most_width, area.w - 2 * margin);
  const RichText title(definition_->term, TextStyle::small_strong, width - 2 * padding,
                       frame.metrics);
  const RichText words(text_runs(definition_->text, card_id), TextStyle::small, width - 2 * padding,
                       frame.metrics);
  const float height = title.height() + words.height() + 2 * padding;
  const float below = term.bottom() + margin;
  const bool fits = below + height <= area.bottom() - margin;
  const float left = std::clamp(link_.empty() ? area.x + (area.w - width) / 2 : term.x - padding,
                                area.x + margin, area.right() - margin - width);
  const Rect box{left, fits ? below : std::max(area.y + margin, term.y - margin - height), width,
                 height};
  frame.paint.shadow(box, card_radius);
  card(frame, box);
  const Scope dialog(frame.semantics, Role::dialog, card_id, definition_->term, box);
  const Vec at = box.origin() + Vec{padding, padding};
  title.draw(frame, "definition/term", at, Token::text);
  words.draw(frame, "definition/words", {at.x, at.y + title.height()}, Token::text);
}

}  // namespace ui
