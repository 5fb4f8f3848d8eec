/// The course index: what the course is, a demo that plays once, a card for each lesson that shows the
/// learner's progress, and one for the page for recorded runs.
///
///     index.draw(frame, model, area);
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ui/lesson/flow.hpp"
#include "ui/shell/index_head.hpp"

namespace ui {

class IndexView {
 public:
  struct Card {
    std::string slug;
    std::string title;
    std::string summary;
    std::string meta;      ///< "Lesson 10 of 10 · about 25 minutes"
    std::string href;      ///< of the lesson
    std::string position;  ///< id of the part to continue with, or ""
    struct Part {
      std::string id;
      std::string title;
      bool read = false;
    };
    std::vector<Part> sections;
    int score = 0;     ///< quiz questions answered right
    int answered = 0;  ///< quiz questions answered at all
    int questions = 0;
    struct Deeper {
      int score = 0;
      int answered = 0;
      int questions = 0;
    };
    Deeper deeper{};  ///< the questions that go deeper, which complete nothing
  };
  struct Model {
    std::string title;
    std::string summary;
    std::vector<Card> cards;
    std::string play_href{};  ///< of the page for runs; "" if there is none
  };

  /// As IndexHead has it.
  void set_opening(const course::Opening& opening, const std::string& root,
                   stage::Program program) {
    head_.set_opening(opening, root, std::move(program));
  }

  void draw(Frame& frame, const Model& model, const Rect& area);

 private:
  /// Draws a card at `y`. @returns its bottom
  static float card(Frame& frame, const Card& card, const Column& column, bool primary, float y);
  static void play_card(Frame& frame, const Model& model, const Column& column, float y);
  static void progress(Frame& frame, const Card& card, const Rect& track);
  static void start(Frame& frame, const Card& card, bool primary, Vec at);

  IndexHead head_;
};

}  // namespace ui
