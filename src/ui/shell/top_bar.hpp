// The bar over every view: the way back, where one is, progress, and the settings.
//   bar.draw(frame, model);
//   bar.draw_menu(frame, model);   // last
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/frame/frame.hpp"

namespace ui {

class TopBar {
 public:
  static constexpr float bar_height = 48;

  struct Part {
    std::string id;     // "coroutines", "quiz"
    std::string title;  // "Coroutines, Tasks, and Futures"
    bool done = false;
  };
  struct Model {
    std::string title;          // of the lesson, or of the course
    std::string note{};         // "Lesson 10 of 10"
    std::string back_href{};    // of the course index; "" on the index itself
    std::string lesson_href{};  // of this lesson
    std::vector<Part> parts{};  // sections and quiz; none on the index
    std::size_t current = 0;    // which of them is being read
    int text_size = 1;          // 1 to 3
    // "dark", "light", or "" that follows the system; none where there is nothing to choose.
    std::optional<std::string> theme = std::string();
    // Where the switch between lesson and stage has its place in this bar: which is in front.
    std::optional<bool> stage_in_front = std::nullopt;
    bool keys_open = false;  // the note of keys
  };

  // The switch between lesson and stage.
  static void draw_switch(Frame& frame, const Rect& rect, bool stage_in_front);

  void draw(Frame& frame, const Model& model);
  // The list of sections, when it is open; draw it last, it lies over everything.
  void draw_menu(Frame& frame, const Model& model);
  bool menu_open() const { return menu_open_; }
  // The learner is elsewhere now.
  void leave_menu() { menu_open_ = false; }

 private:
  // Answers where it ends.
  float draw_back(Frame& frame, const Model& model);
  void draw_settings(Frame& frame, const Model& model);
  void draw_progress(Frame& frame, const Model& model, const Rect& bar);
  void close_menu(Frame& frame);

  bool menu_open_ = false;
  bool menu_opened_now_ = false;
  float menu_right_ = 0;
};

}  // namespace ui
