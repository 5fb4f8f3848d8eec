/// The app in a page: loads the course and its lessons on its own event loop, draws the shell when
/// something changes, and maintains address, settings and progress.
///
///     app::Application application(platform, std::move(fonts), app::parse_config(json));
///     bool again = application.frame(now_ms);
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aio/clock.hpp"
#include "aio/coroutine.hpp"
#include "aio/event_loop.hpp"
#include "app/config.hpp"
#include "app/learning_reporter.hpp"
#include "app/lessons.hpp"
#include "app/platform.hpp"
#include "app/play_page.hpp"
#include "app/progress_keeper.hpp"
#include "app/screen.hpp"
#include "app/stage_services.hpp"
#include "course/lesson.hpp"
#include "course/parse.hpp"
#include "ui/shell/shell.hpp"

namespace app {

class Application {
 public:
  /// @throws std::runtime_error if one of `fonts` is not a font.
  Application(Platform platform, ui::FontFiles fonts, Config config);

  /// Draws one frame at `now_ms` on the page's clock.
  /// @returns whether another should follow.
  [[nodiscard]] bool frame(double now_ms);

  /// The learner's input, by the ids of the DOM twin.
  [[nodiscard]] ui::Interaction& input() { return input_; }

  void resize(ui::Vec window, float ratio);
  /// The page takes as much of the window's height for a while. It resizes the window too, but only later.
  void lend(float height) {
    config_.window.y += lent_ - height;
    lent_ = height;
  }
  void preferences(const SystemLook& system, bool reduced_motion);
  /// The page that embeds this one has chosen "dark" or "light", or leaves it to the learner ("").
  void choose_theme(const std::string& theme);
  /// It makes the quiz an exam.
  void begin_exam() { shell_.begin_exam(); }
  /// The address was changed by Back, Forward or typing.
  void route(const std::string& path, const std::string& fragment, float scroll);
  /// The result of `Host::copy`.
  void copied(bool done) { shell_.copied(done); }
  /// The result of `Host::save`; `why` is a sentence for the learner if it failed, and what to do.
  void saved(bool done, const std::string& why);
  /// The host has stored another progress: adds that made here to it, and saves both.
  void take_stored();
  /// Another tab of this site stored `text`.
  void stored_elsewhere(const std::string& text);
  /// A program of the learner has solved an exercise.
  void solved(const std::string& lesson, const std::string& exercise) {
    if (keeper_.solve(lesson, exercise)) keep();
  }
  /// The learner has chosen a recorded run, or run a program: goes to it, as PlayPage::go_to does.
  void open_run(const std::string& trace, int step = 0, bool stage_in_front = false) {
    play_.go_to(trace, step, stage_in_front);
  }
  /// The result of `Host::load_run`, as PlayPage::take gets it.
  void take_run(const std::string& trace, const std::string& bundle, std::string_view bytes,
                bool grows = false) {
    play_.take(trace, bundle, bytes, grows);
  }
  /// A run could not be loaded; `why` is a sentence for the learner, and what to do.
  void refuse_run(const std::string& trace, const std::string& why) {
    if (play_.refuse(trace, why)) reach();
  }
  /// An editor has appeared over the listing on the stage, or is gone.
  void set_editing(bool editing) { shell_.set_editing(editing); }
  /// The browser took the graphics context away, or restored it.
  void context_lost() { surface_.lose(); }
  void context_restored();

 private:
  aio::Coroutine<> start();
  aio::Coroutine<> open(unsigned visit);
  aio::Coroutine<> load_programs(std::string slug);
  void prepare_opening();
  [[nodiscard]] std::optional<stage::Program> program_of(const std::string& lesson,
                                                         const std::string& demo,
                                                         ui::Language language);
  void reach();
  [[nodiscard]] bool shows(const ui::Location& location);
  // In a course platform it does not lead to the page for runs, which packages do not have.
  [[nodiscard]] ui::IndexView::Model index_model() const {
    return keeper_.index_model(*course_, config_.root, config_.embedding.edits);
  }
  // Whether the lesson is one of the course's, whose progress is kept and reported.
  [[nodiscard]] bool in_course() {
    const course::Lesson* lesson = shell_.lesson_state().lesson;
    return lesson != nullptr && lesson->number > 0;
  }
  void fail(const std::string& message);

  void pump();
  void bake_fonts();
  // Each returns whether the frame must be drawn again at once.
  bool draw(double now_ms);
  bool hand_over(ui::Frame& frame);
  bool follow_move();
  bool handle_intents(const std::vector<ui::Intent>& intents);
  void next_theme();
  void next_text_size();
  void announce(std::string words);
  void choose_look();
  void tell_look();
  bool keep();
  void save_later();
  bool take_over(const std::string& stored);

  Host& host_;
  Surface& surface_;
  net::Transport& site_;
  Config config_;
  aio::PumpedClock clock_;
  aio::EventLoop loop_;
  Lessons lessons_;
  Screen screen_;
  ui::Fonts fonts_;
  ui::Semantics semantics_;
  ui::Interaction input_;
  StageServices stage_services_;  // before the shell, whose stage uses them
  ui::Navigation navigation_;
  ui::Shell shell_{navigation_};
  PlayPage play_{host_, navigation_, shell_};
  ui::NodePtr tree_;
  ui::Mode mode_ = ui::Mode::dark;
  float lent_ = 0;  // of the page's height, for a while
  bool bake_ = true;
  bool look_told_ = false;
  bool ready_ = false;
  bool opening_prepared_ = false;
  bool failed_ = false;
  bool saves_later_ = false;
  bool saves_again_ = false;  // the last attempt was made without the learner
  static constexpr double least_patience = 5;
  double patience_ = least_patience;  // seconds until it is tried to save again
  bool again_ = false;
  double again_in_ = 0;
  std::string announcement_;

  std::optional<course::Course> course_;
  ProgressKeeper keeper_;
  LearningReporter reporter_;
};

}  // namespace app
