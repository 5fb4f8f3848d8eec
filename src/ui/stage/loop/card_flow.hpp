/// The callbacks of a queue as cards, wrapped into rows like words.
///
///     ui::CardFlow flow(frame, &motion, {x, y}, width);
///     flow.add(card);
///     flow.paint();
///     y = flow.bottom();
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/frame/frame.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

/// What of a card is drawn; screen readers always get everything.
enum class CardDetail : std::uint8_t {
  title,
  action,  ///< the title and the action
  all
};

struct CallbackCard {
  std::uint32_t handle = 0;
  std::optional<std::uint32_t> waker;  ///< the handle that made it ready in this step, if any
  std::string id;
  std::string title;
  std::string action;              ///< beside the title
  std::vector<std::string> notes;  ///< below it, one line each
  Token outline = Token::line;
  bool lit = false;
  bool decides = false;  ///< the learner's prediction: stands out
  CardDetail detail = CardDetail::all;
};

/// Whether a card of at most `width` has room for its whole action beside its title.
[[nodiscard]] bool shows_action(const Metrics& metrics, const CallbackCard& card, float width);

class CardFlow {
 public:
  /// If `motion` is null, only measures the cards and draws nothing.
  CardFlow(Frame& frame, Motion* motion, Vec at, float width);

  /// Adds a card. Lower cards are centred on the first one of their row.
  void add(CallbackCard card);
  /// Adds text between the cards. Text about the card `next` stays in the same row with it. Screen readers get
  /// `spoken`, if there is such.
  void add_words(const std::string& id, const std::string& words, Token token,
                 const CallbackCard* next = nullptr, const std::string& spoken = {});
  /// Adds a dashed placeholder with one or two lines.
  void add_dashed(const std::string& id, const std::string& first, const std::string& second);

  /// Paints the cards, the first one on top, so that moving cards emerge from below it.
  void paint();

  [[nodiscard]] float bottom() const { return y_ + row_; }

 private:
  struct Placed {
    CallbackCard card;
    Rect rect;  // as shown
  };

  [[nodiscard]] float wanted(const CallbackCard& card) const;
  Rect take(float width, float height);
  void make_room(float width);
  void advance(float width, float height);

  Frame& frame_;
  Motion* motion_;
  float left_;
  float width_;
  float x_;
  float y_;
  float row_ = 0;
  std::vector<Placed> placed_;
};

}  // namespace ui
