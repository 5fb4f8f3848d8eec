// The course index: what the course is, and a card a lesson with how far one has come.
//   const std::string slug = index.draw(frame, model, area);   // of the lesson to open, or ""
#pragma once

#include <string>
#include <vector>

#include "ui/flow.hpp"

namespace ui {

class IndexView {
 public:
  static constexpr const char* kScroll = "index";

  struct Card {
    std::string slug;
    std::string title;
    std::string summary;
    std::string meta;  // "Lesson 10 of 10 · about 25 minutes"
    std::string href;
    std::vector<std::string> topics;
    int read = 0;  // sections
    int sections = 0;
    int score = 0;  // quiz questions answered right
    int questions = 0;
  };
  struct Model {
    std::string title;
    std::string summary;
    std::vector<Card> cards;
  };

  // The slug of the lesson that the learner opened, or "".
  std::string draw(Frame& frame, const Model& model, const Rect& area);

 private:
  float card_height(const Card& card, const Column& column, const Metrics& metrics) const;
  // Draws at `y` and moves it to the card's bottom.
  void card(Frame& frame, const Card& card, const Column& column, bool primary, float& y);
};

}  // namespace ui
