/// The bar above every view: the link back to the course, the current part, progress, and the settings.
///
///     bar.draw(frame, model);
///     bar.draw_menu(frame, model);   // last
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/frame/frame.hpp"
#include "ui/widgets/popover.hpp"

namespace ui {

class TopBar {
 public:
  static constexpr float bar_height = 48;

  struct Part {
    std::string id;     ///< "coroutines", "quiz"
    std::string title;  ///< "Coroutines, Tasks, and Futures"
    bool done = false;
  };
  struct Model {
    std::string title;          ///< of the lesson, or of the course
    std::string note{};         ///< "Lesson 10 of 10"
    std::string back_href{};    ///< of the course index; "" on the index itself
    std::string lesson_href{};  ///< of this lesson
    std::vector<Part> parts{};  ///< sections and quiz; none on the index
    std::size_t current = 0;    ///< which of them is being read
    int text_size = 1;          ///< 1 to 3
    /// "dark", "light", or "" to follow the system; none if there is no choice.
    std::optional<std::string> theme = std::string();
    /// Whether the stage is in front, if the bar contains the switch between lesson and stage.
    std::optional<bool> stage_in_front = std::nullopt;
    /// Whether the lesson is beside the stage, if there is room for it; none if there is not.
    std::optional<bool> lesson_shown = std::nullopt;
    bool keys_open = false;  ///< whether the list of keys is open
  };

  /// The window without the bar.
  static Rect below(Vec window) { return {0, bar_height, window.x, window.y - bar_height}; }

  /// Draws the switch between lesson and stage.
  static void draw_switch(Frame& frame, const Rect& rect, bool stage_in_front);

  void draw(Frame& frame, const Model& model);
  /// Draws the list of sections, if it is open. Draw it last, on top of everything else.
  void draw_menu(Frame& frame, const Model& model);
  [[nodiscard]] bool menu_open() const { return menu_.is_open(); }
  /// Closes the list, because the learner went elsewhere.
  void leave_menu() { menu_.leave(); }

 private:
  /// @returns where it ends
  float draw_back(Frame& frame, const Model& model);
  void draw_settings(Frame& frame, const Model& model);
  void draw_progress(Frame& frame, const Model& model, const Rect& bar);

  Popover menu_{"sections", "Close the list of sections"};
  float menu_right_ = 0;
};

}  // namespace ui
