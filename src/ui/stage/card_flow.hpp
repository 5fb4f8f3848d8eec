// The callbacks of a queue as cards in rows, like words.
//   ui::CardFlow flow(frame, &motion, {x, y}, width);
//   flow.add(card);
//   flow.paint();
//   y = flow.bottom();
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/frame/frame.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

struct CallbackCard {
  std::uint32_t handle = 0;
  std::optional<std::uint32_t> waker;  // the handle that made it ready, if this step did
  std::string id;
  std::string title;
  std::string action;              // beside the title
  std::vector<std::string> notes;  // below it, a line each
  Token outline = Token::line;
  bool lit = false;
  bool small = false;  // the title alone
};

// Whether a card of at most `width` shows its action whole beside its title.
bool shows_action(const Metrics& metrics, const CallbackCard& card, float width);

class CardFlow {
 public:
  // Without `motion` it finds out how high the cards are and draws nothing.
  CardFlow(Frame& frame, Motion* motion, Vec at, float width);

  // Lower cards stand at half the height of the row's first one.
  void add(CallbackCard card);
  // Words about the card that comes next stay in one row with it.
  void add_words(const std::string& id, const std::string& words, Token token,
                 const CallbackCard* next = nullptr);
  // What is not there: one line or two.
  void add_dashed(const std::string& id, const std::string& first, const std::string& second);

  // Paints the cards, the first one on top: what moves comes out from below it.
  void paint();

  float bottom() const { return y_ + row_; }

 private:
  struct Placed {
    CallbackCard card;
    Rect rect;  // where it is shown
  };

  float wanted(const CallbackCard& card) const;
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
