// The whole window: bar, course index or lesson, stage beside or over it, notices. It knows where
// the learner is and says when that changes; loading and keeping are the app's.
//   shell.show_lesson(lesson);
//   shell.go({.lesson = "async-python", .demo = "hello-gather"}, 0);
//   shell.draw(frame);
//   if (auto move = shell.take_move()) navigate(move->place, move->push);
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "course/lesson.hpp"
#include "ui/lesson/lesson_view.hpp"
#include "ui/shell/index_view.hpp"
#include "ui/shell/keys_note.hpp"
#include "ui/shell/notice.hpp"
#include "ui/shell/place.hpp"
#include "ui/shell/top_bar.hpp"
#include "ui/stage/stage_panel.hpp"

namespace ui {

class Shell {
 public:
  // From this width the stage stands beside the lesson, below it over the lesson.
  static constexpr float side_by_side = 1100;
  // Of the bar with the Lesson / Stage switch, where the stage lies over the lesson.
  static constexpr float switch_height = 54;
  // A window below this height has no room for that bar: the switch is in the one at the top.
  static constexpr float low_height = 480;

  // What the app has to do about a move of the learner's.
  struct Move {
    Place place;
    bool push = true;  // a new entry of the history, or the same one at another place
  };

  void set_stage(std::unique_ptr<StagePanel> stage) { stage_ = std::move(stage); }
  // `root` is the site's address, for links.
  void set_root(std::string root) { root_ = std::move(root); }

  // Shows the course index. `model` may be replaced while it is on show. `scroll` is how far it was scrolled
  // when it was left, or below 0.
  void show_index(IndexView::Model model, float scroll = -1);
  // Shows a lesson, which must outlive its being shown.
  void show_lesson(const course::Lesson& lesson);
  // Shows why there is nothing to show: what is wrong, and what to do.
  void show_failure(std::string title, std::string message);
  void show_loading() {
    close_stage();
    view_ = View::loading;
  }

  // Goes to a place in the lesson on show, without telling of it. `scroll` is how far it was
  // scrolled when it was left, or below 0. Says so when the lesson has no such place.
  void go(const Place& place, float scroll);

  // Moves keyboard focus to a node once it is drawn.
  void move_focus(std::string id) { focus_ = std::move(id); }

  void say(std::string words, Notices::Lasts lasts = Notices::Lasts::until_dismissed) {
    notices_.say(std::move(words), lasts);
  }
  // The clipboard's answer to a copy.
  void copied(bool done) {
    copy_done_ = done;
    copy_failed_ = !done;
  }

  void draw(Frame& frame);

  std::optional<Move> take_move() { return std::exchange(move_, std::nullopt); }

  // Whether that lesson ("" is the index) is on show.
  bool shows(const std::string& slug) const;
  LessonState& lesson_state() { return lesson_.state(); }
  // The part that is being read: of a lesson behind its stage, the one that shows the demo.
  std::string current_part() const;
  void set_text_size(int size) { text_size_ = size; }
  // As TopBar::Model has it.
  void set_theme(std::optional<std::string> choice) { theme_ = std::move(choice); }
  int text_size() const { return text_size_; }
  // Whether there is something to read on the screen.
  bool useful() const { return view_ != View::loading; }

 private:
  enum class View { loading, index, lesson, failure };

  std::size_t current_index() const;
  TopBar::Model bar_model() const;
  void draw_lesson(Frame& frame, const Rect& area);
  void draw_beside(Frame& frame, const Rect& area);
  void draw_over(Frame& frame, const Rect& area);
  void draw_stage(Frame& frame, const Rect& area, bool sheet);
  void draw_switch(Frame& frame, const Rect& area);
  void draw_failure(Frame& frame, const Rect& area);
  bool carry_out(Frame& frame);
  bool carry_out(Frame& frame, const Intent& intent);
  void go_to(const std::string& part);
  bool record_skip(Frame& frame);
  bool open_demo(const std::string& id, int step);
  void close_stage();
  void track();
  void check_step(int shown);
  void show_copied(Frame& frame);
  void move_to(Place place, bool push);
  void focus_part(const std::string& part) { focus_ = "lesson/" + part + "/title"; }

  std::string root_;
  View view_ = View::loading;
  TopBar bar_;
  KeysNote keys_;
  IndexView index_;
  IndexView::Model index_model_;
  float index_scroll_ = -1;  // to be scrolled to in the next frame, or below 0
  LessonView lesson_;
  std::unique_ptr<StagePanel> stage_;
  Notices notices_;
  std::string failure_title_;
  std::string failure_message_;
  Place place_;
  int asked_step_ = 0;  // by an address; until it is known whether there is such a step
  std::optional<Move> move_;
  std::string focus_;
  bool narrow_ = false;  // the stage is a sheet over the lesson
  bool low_ = false;     // narrow: the switch is in the bar at the top
  bool sheet_ = false;   // narrow: the stage is over the lesson
  float slide_ = 0;      // how far it has slid over, 0 to 1
  double slide_time_ = 0;
  double copied_until_ = 0;
  bool copy_failed_ = false;
  bool copy_done_ = false;
  int text_size_ = 1;
  std::optional<std::string> theme_ = std::string();
};

}  // namespace ui
