/// The whole window: bar, course index or lesson, stage beside or over it, notices. It shows the
/// learner's location and carries out navigation; the app loads and stores.
///
///     navigation.arrive({.lesson = "async-python", .demo = "hello-gather"}, -1);
///     shell.show_lesson(lesson);
///     shell.draw(frame);
///     if (auto move = navigation.take_move()) navigate(move->location, move->push);
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "course/lesson.hpp"
#include "ui/frame/node_ids.hpp"
#include "ui/lesson/lesson_view.hpp"
#include "ui/shell/definitions.hpp"
#include "ui/shell/embedding.hpp"
#include "ui/shell/index_view.hpp"
#include "ui/shell/keys_note.hpp"
#include "ui/shell/navigation.hpp"
#include "ui/shell/notice.hpp"
#include "ui/shell/split.hpp"
#include "ui/shell/top_bar.hpp"
#include "ui/stage/stage_panel.hpp"

namespace ui {

class Shell {
 public:
  /// Windows at least this wide show the stage beside the lesson; narrower ones show it over the lesson.
  static constexpr float side_by_side = 1100;
  /// The height of the bar with the Lesson / Stage switch, used when the stage is over the lesson.
  static constexpr float switch_height = 54;
  /// Windows lower than this have no room for that bar; the switch is then in the top bar.
  static constexpr float low_height = 480;

  /// `navigation` must outlive this.
  explicit Shell(Navigation& navigation) : navigation_(navigation) {}

  void set_stage(std::unique_ptr<StagePanel> stage) { stage_ = std::move(stage); }
  /// See StagePanel::set_editing.
  void set_editing(bool editing) { stage_->set_editing(editing); }
  /// `root` is the site's address, for links.
  void set_root(std::string root) { root_ = std::move(root); }

  /// What a page that embeds this one shows of it.
  void set_embedding(const Embedding& embedding);
  /// Makes the quiz an exam.
  void begin_exam();

  /// The demo that the course index plays. `opening` must outlive this.
  void set_opening(const course::Opening& opening, stage::Program program) {
    index_.set_opening(opening, root_, std::move(program));
  }
  /// Shows the course index. `model` may be replaced while the index is shown. `scroll` is the scroll
  /// offset to restore; negative: none.
  void show_index(IndexView::Model model, float scroll = -1);
  /// Shows a lesson at the learner's location. It must exist as long as it is shown.
  void show_lesson(const course::Lesson& lesson);
  /// Shows an error instead of a view: what is wrong, and what to do.
  void show_failure(std::string title, std::string message);
  void show_loading() { show(View::loading); }
  /// The learner has arrived at another location in the current lesson. If it does not exist, shows a notice
  /// and corrects it.
  void arrive();

  /// Moves keyboard focus to a node once it is drawn.
  void move_focus(std::string id) { focus_ = std::move(id); }

  void say(std::string words, Notices::Lasts lasts = Notices::Lasts::until_dismissed) {
    notices_.say(std::move(words), lasts);
  }
  /// See Notices.
  void say_unsaved(std::string words, bool again) { notices_.say_unsaved(std::move(words), again); }
  void forget_unsaved() { notices_.forget_unsaved(); }
  /// The result of copying to the clipboard.
  void copied(bool done) {
    copy_done_ = done;
    copy_failed_ = !done;
  }

  /// Draws a frame. The intents for settings, progress and the clipboard are left to the app.
  void draw(Frame& frame);

  /// Whether the lesson with that slug ("" is the index) is shown.
  [[nodiscard]] bool shows(const std::string& slug) const;
  [[nodiscard]] LessonState& lesson_state() { return lesson_.state(); }
  /// The part being read; if the stage covers the lesson, the part that contains the demo.
  [[nodiscard]] std::string current_part() const;
  /// Whether the demo on the stage has run to its end.
  [[nodiscard]] bool demo_at_end() const { return has_demo() && stage_ && stage_->at_end(); }
  void set_text_size(int size) { text_size_ = size; }
  /// `choice` is as in TopBar::Model::theme.
  void set_theme(std::optional<std::string> choice) { theme_ = std::move(choice); }
  [[nodiscard]] int text_size() const { return text_size_; }
  /// As it was kept. Changes are reported with the intent KeepSplit.
  void set_split(const course::Split& split) { split_.chosen = kept_split_ = split; }
  /// Whether there is something to read on the screen.
  [[nodiscard]] bool useful() const { return view_ != View::loading; }

 private:
  using Only = Embedding::Only;
  enum class View { loading, index, lesson, failure };

  void show(View view);
  void close_overlays();
  bool overlaid() const { return bar_.menu_open() || keys_.open() || definitions_.open(); }
  std::size_t current_index() const;
  std::string part_id(std::size_t index) const;
  TopBar::Model bar_model() const;
  bool has_demo() const { return !lesson_.state().demo.empty(); }
  // The stage is beside the lesson, which may be hidden.
  bool beside() const {
    return view_ == View::lesson && !narrow_ && has_demo() && embedding_.has_lesson();
  }
  // The window without the bar, if there is one.
  Rect room(const Frame& frame) const;
  void arrange(const Frame& frame);
  void update_stage();
  bool handle_intents(Frame& frame);
  bool handle_intents(Frame& frame, const Intent& intent);
  void open_demo(Frame& frame, const std::string& id);
  void close_stage();
  void draw_lesson(Frame& frame, const Rect& area);
  void draw_beside(Frame& frame, const Rect& area);
  void draw_over(Frame& frame, const Rect& area);
  void draw_stage(Frame& frame, const Rect& area, bool sheet);
  void draw_switch(Frame& frame, const Rect& area);
  bool record_skip(Frame& frame);
  void track();
  void check_step(int asked, int shown);
  void show_copied(Frame& frame);
  void toggle_lesson(Frame& frame);
  void keep_split(Frame& frame);
  void focus_part(const std::string& part) { focus_ = node_id::of_part(part) + "/title"; }

  Navigation& navigation_;
  std::string root_;
  Embedding embedding_;
  View view_ = View::loading;
  TopBar bar_;
  KeysNote keys_;
  Definitions definitions_;
  IndexView index_;
  IndexView::Model index_model_;
  float index_scroll_ = -1;  // where to scroll in the next frame; negative: nowhere
  LessonView lesson_;
  std::unique_ptr<StagePanel> stage_;
  Split split_;
  course::Split kept_split_;
  Notices notices_;
  std::string failure_title_;
  std::string failure_message_;
  std::string focus_;
  bool narrow_ = false;   // the stage is a sheet over the lesson
  bool low_ = false;      // narrow: the switch is in the bar at the top
  bool covered_ = false;  // the lesson is hidden, or narrow: the demo's sheet is over it
  float slide_ = 0;       // how far the sheet has slid over, 0 to 1
  double slide_time_ = 0;
  double copied_until_ = 0;
  bool copy_failed_ = false;
  bool copy_done_ = false;
  int text_size_ = 1;
  std::optional<std::string> theme_ = std::string();
};

}  // namespace ui
