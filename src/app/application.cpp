#include "app/application.hpp"

#include <algorithm>
#include <exception>
#include <functional>
#include <utility>

#include "aio/task.hpp"
#include "app/resources.hpp"
#include "app/route.hpp"
#include "course/play.hpp"
#include "ui/frame/node_ids.hpp"
#include "ui/frame/semantics_patch.hpp"
#include "ui/stage/stage_view.hpp"

namespace app {

Application::Application(Platform platform, ui::FontFiles fonts, Config config)
    : host_(platform.host),
      surface_(platform.surface),
      site_(platform.site),
      config_(std::move(config)),
      clock_(platform.services.real_time, [this] { host_.wake(); }),
      loop_(clock_),
      lessons_(site_, config_.root),
      screen_(surface_),
      fonts_(std::move(fonts)),
      stage_services_(site_, config_.root, std::move(platform.services)),
      keeper_(config_.progress, config_.storage),
      reporter_(
          [this](const course::LearningEvent& event) { host_.report(course::to_json(event)); }) {
  shell_.set_root(config_.root);
  shell_.set_embedding(config_.embedding);
  if (config_.exam) shell_.begin_exam();
  shell_.set_stage(
      std::make_unique<ui::StageView>(std::bind_front(&Application::program_of, this)));
  if (!keeper_.problem().empty()) shell_.say(keeper_.problem());
  if (!config_.lost.empty()) shell_.say(config_.lost);
  if (config_.review) {
    shell_.lesson_state().quiz_note =
        "You are reviewing this lesson: what you do now is neither saved nor reported.";
  }
  if (keeper_.blocked()) {
    shell_.lesson_state().quiz_note = ProgressKeeper::blocked_words();
    // In a frame the reader has no setting to change, so the note beside the quiz is enough.
    if (!config_.framed) shell_.say(ProgressKeeper::blocked_words());
  }
  navigation_.arrive(parse_route(config_.path, config_.hash), config_.scroll);
  choose_look();
  loop_.create_task(start(), "start");
}

std::optional<stage::Program> Application::program_of(const std::string& lesson,
                                                      const std::string& demo,
                                                      ui::Language language) {
  if (lesson == course::play_slug) return play_.program();
  const course::Demo* found = lessons_.find_demo(lesson, demo);
  if (found == nullptr) return stage_services_.program_of(lesson, demo);
  const bool javascript = language == ui::Language::javascript;
  return stage_services_.program_of(lesson, demo, javascript ? found->javascript_run : found->run);
}

void Application::choose_look() {
  const std::string& choice = config_.theme.empty() ? keeper_.settings().theme : config_.theme;
  mode_ = shown_mode(choice, config_.system);
  shell_.set_theme(config_.system.forced ? std::nullopt : std::optional(choice));
  shell_.set_text_size(keeper_.settings().text);
  shell_.set_split(keeper_.settings().split);
}

aio::Coroutine<> Application::start() {
  try {
    course_ = course::parse_course(co_await load_text(site_, config_.root + "course.json"),
                                   "course.json");
  } catch (const std::exception& error) {
    fail(error.what());
    co_return;
  }
  co_await open(navigation_.visit());
}

// Runs the opening's program ahead, so only a visitor of the index pays for it, once. A course may name a demo that
// this build of the app does not have. Then its index plays none.
void Application::prepare_opening() {
  if (!course_->opening || std::exchange(opening_prepared_, true)) return;
  auto program = stage_services_.program_of(course_->opening->lesson, course_->opening->demo);
  if (program) shell_.set_opening(*course_->opening, *std::move(program));
}

// Shows the learner's location, loading the lesson first if necessary. Stops if the learner goes elsewhere
// meanwhile.
aio::Coroutine<> Application::open(unsigned visit) {
  if (visit != navigation_.visit()) co_return;
  const std::string slug = navigation_.at().lesson;
  if (slug.empty()) {
    prepare_opening();
    shell_.show_index(index_model(), navigation_.scroll());
    if (ready_) shell_.move_focus(ui::node_id::index_title);
    host_.title(course_->title);
    co_return;
  }
  if (!navigation_.at().trace.empty()) {
    play_.show(course_->title, ready_);
    co_return;
  }
  if (slug != course::play_slug && !course_->find(slug)) {
    prepare_opening();
    shell_.show_index(index_model());
    shell_.say("There is no lesson " + ui::quoted(slug) +
                   " in this course. Here are the available lessons.",
               ui::Notices::Lasts::until_moving);
    navigation_.correct({});
    co_return;
  }
  if (!lessons_.contains(slug)) {
    shell_.show_loading();
    try {
      co_await lessons_.load(slug);
    } catch (const std::exception& error) {
      if (visit == navigation_.visit()) fail(error.what());
      co_return;
    }
  }
  if (visit != navigation_.visit()) co_return;
  const course::Lesson& lesson = lessons_.at(slug);
  if (ready_) shell_.move_focus(ui::node_id::lesson_title);
  shell_.show_lesson(lesson);
  if (ready_ && !navigation_.at().demo.empty()) shell_.move_focus(ui::node_id::stage_step);
  keeper_.restore(shell_.lesson_state());
  reporter_.open(shell_.lesson_state());
  host_.title(lesson.title + " · " + course_->title);
}

// Asked for in each frame until they are there, but loaded only once.
aio::Coroutine<> Application::load_programs(std::string slug) {
  try {
    co_await lessons_.load_programs(std::move(slug));
    host_.wake();
  } catch (const std::exception& error) {
    shell_.say(error.what());
  }
}

bool Application::shows(const ui::Location& location) {
  if (!shell_.shows(location.lesson)) return false;
  if (location.lesson != course::play_slug) return true;
  const bool run = play_.is_of_run(shell_.lesson_state().lesson);
  return location.trace.empty() ? !run : run && play_.has(location.trace);
}

// Starts to show the learner's location. Before the course is loaded, start() does that later.
void Application::reach() {
  const ui::Location& at = navigation_.at();
  // A location in the current lesson needs no loading.
  if (!at.lesson.empty() && shows(at)) shell_.arrive();
  else if (course_) loop_.create_task(open(navigation_.visit()), "open " + at.lesson);
}

// Before the first useful frame the static page shows the message, because it has the lesson.
void Application::fail(const std::string& message) {
  if (ready_) {
    shell_.show_failure("This lesson cannot be shown", message);
  } else {
    failed_ = true;
    host_.failed(message);
  }
}

void Application::resize(ui::Vec window, float ratio) {
  bake_ = bake_ || ratio != config_.ratio;
  config_.window = window;
  config_.ratio = ratio;
}

void Application::preferences(const SystemLook& system, bool reduced_motion) {
  config_.system = system;
  config_.reduced = reduced_motion;
  choose_look();
  look_told_ = false;
}

void Application::route(const std::string& path, const std::string& fragment, float scroll) {
  navigation_.arrive(parse_route(path, fragment), scroll);
  reach();
}

void Application::choose_theme(const std::string& theme) {
  config_.theme = theme;
  choose_look();
  look_told_ = false;
  host_.wake();
}

void Application::context_restored() {
  surface_.restore();
  bake_ = true;
}

bool Application::frame(double now_ms) {
  pump();
  if (failed_) return false;
  constexpr int most_draws = 4;
  for (int draws = 0; draws < most_draws; ++draws) {
    if (bake_) bake_fonts();
    if (!look_told_) tell_look();
    if (!draw(now_ms)) break;
    // The learner's input may have started a load.
    pump();
    if (failed_) return false;
  }
  if (const auto due = loop_.next_timer()) host_.wake_in(std::max(0.0, *due - loop_.time()));
  if (again_in_ > 0) host_.wake_in(again_in_);
  return again_;
}

void Application::pump() {
  while (loop_.run_once()) {
  }
}

void Application::bake_fonts() {
  constexpr float scales[] = {1.0F, 1.15F, 1.3F};
  fonts_.bake(screen_.fonts(), config_.ratio, scales[keeper_.settings().text - 1]);
  screen_.upload_fonts();
  bake_ = false;
  look_told_ = false;
}

bool Application::draw(double now_ms) {
  screen_.begin(config_.window, config_.ratio);
  ui::Painter painter(screen_.list(), fonts_, config_.window);
  const ui::Theme& theme = ui::theme(mode_);
  ui::Frame frame{painter,        semantics_,      input_,          theme, fonts_.metrics(),
                  config_.window, now_ms / 1000.0, config_.reduced, lent_};
  semantics_.begin(config_.window);
  shell_.draw(frame);
  if (!frame.announcement.empty()) announce(std::move(frame.announcement));
  semantics_.leaf(ui::Role::status, "announcement", announcement_);
  ui::NodePtr tree = semantics_.end();
  screen_.end(theme[ui::Token::background]);
  input_.end_frame();
  again_ = frame.again;
  again_in_ = frame.again_in;
  if (const std::string patch = ui::semantics_patch(tree_.get(), *tree); !patch.empty()) {
    host_.patch(patch);
  }
  tree_ = std::move(tree);
  if (in_course()) reporter_.follow(shell_.lesson_state(), shell_.demo_at_end());
  const bool elsewhere = hand_over(frame);
  return handle_intents(frame.intents) || elsewhere || frame.redraw;
}

// A live region is only read out when its text changes, so a repeated text gets an invisible suffix.
void Application::announce(std::string words) {
  if (words == announcement_) words += "\u00a0";
  announcement_ = std::move(words);
}

// Passes the frame's requests to the page. Last, because the page may answer at once.
bool Application::hand_over(ui::Frame& frame) {
  if (!ready_ && shell_.useful()) {
    ready_ = true;
    host_.ready();
  }
  // Before anything scrolls, because the history entry that is left stores its scroll offset.
  const bool elsewhere = follow_move();
  for (const ui::HostCall& call : frame.calls) {
    switch (call.kind) {
      case ui::HostCall::Kind::scroll_to: host_.scroll_to(call.id, call.at, call.smooth); break;
      case ui::HostCall::Kind::focus: host_.focus(call.id); break;
    }
  }
  return elsewhere;
}

// Updates the address to the learner's location. Returns whether that location is not shown yet.
bool Application::follow_move() {
  const auto move = navigation_.take_move();
  if (!move) return false;
  host_.navigate(address(move->location), move->push);
  if (shows(move->location)) return false;
  reach();
  return true;
}

// Carries out the intents that the views leave to the app.
bool Application::handle_intents(const std::vector<ui::Intent>& intents) {
  bool changed = false;
  bool acted = false;
  for (const ui::Intent& intent : intents) {
    if (const auto* copy = std::get_if<ui::Copy>(&intent)) host_.copy(copy->text);
    if (std::holds_alternative<ui::ChooseRun>(intent)) host_.choose_run();
    if (const auto* edit = std::get_if<ui::Edit>(&intent)) host_.edit(edit->file, edit->text);
    const std::string& slug = navigation_.at().lesson;
    if (std::holds_alternative<ui::LoadPrograms>(intent) && lessons_.begin_programs(slug))
      loop_.create_task(load_programs(slug), "load programs");
    const bool theme = std::holds_alternative<ui::NextTheme>(intent);
    const bool size = std::holds_alternative<ui::NextTextSize>(intent);
    if (std::holds_alternative<ui::SaveAgain>(intent)) changed = keep() || changed;
    if (theme) next_theme();
    if (size) next_text_size();
    if (const auto* shared = std::get_if<ui::KeepSplit>(&intent)) {
      keeper_.settings().split = shared->split;
      changed = keep() || changed;
    }
    changed = changed || theme || size;
    acted = acted || std::holds_alternative<ui::Answer>(intent) ||
            std::holds_alternative<ui::RetryQuiz>(intent) ||
            std::holds_alternative<ui::ResetAnswers>(intent) ||
            std::holds_alternative<ui::SubmitExam>(intent) ||
            std::holds_alternative<ui::SectionRead>(intent) ||
            std::holds_alternative<ui::Predicted>(intent);
  }
  if (!in_course()) return changed;
  reporter_.took(intents, shell_.lesson_state());
  const std::string part = shell_.current_part();
  if (keeper_.collect(shell_.lesson_state(), part, acted)) changed = keep() || changed;
  return changed;
}

void Application::next_theme() {
  const std::string& now = config_.theme.empty() ? keeper_.settings().theme : config_.theme;
  keeper_.settings().theme = next_choice(now, config_.system);
  config_.theme.clear();
  choose_look();
  keep();
  look_told_ = false;
}

void Application::next_text_size() {
  keeper_.settings().text = keeper_.settings().text % 3 + 1;
  shell_.set_text_size(keeper_.settings().text);
  keep();
  bake_ = true;
}

void Application::take_stored() {
  keeper_.forget_stored();
  keep();
  if (in_course()) reporter_.open(shell_.lesson_state());
  host_.wake();
}

// Saves the progress. Returns whether there is something new to draw.
bool Application::keep() {
  const bool news = keeper_.writes() && take_over(host_.stored());
  saves_again_ = false;
  if (keeper_.writes() && !config_.review) host_.save(keeper_.take_text());
  return news;
}

void Application::saved(bool done, const std::string& why) {
  keeper_.saved(done);
  if (done) {
    shell_.forget_unsaved();
    patience_ = least_patience;
  } else {
    shell_.say_unsaved("Not saved yet. " + why, saves_again_);
    save_later();
  }
  host_.wake();
}

// A platform may be reached again without anything that the learner does. One that is gone for good is asked ever less.
void Application::save_later() {
  constexpr double most_patience = 60;
  if (std::exchange(saves_later_, true)) return;
  loop_.call_later(std::exchange(patience_, std::min(2 * patience_, most_patience)), [this] {
    saves_later_ = false;
    keep();
    saves_again_ = true;
  });
}

// Merges what another tab stored with the progress made here. Returns whether there is something new to draw.
bool Application::take_over(const std::string& stored) {
  const bool wrote = keeper_.writes();
  const bool news = keeper_.take_over(stored);
  if (wrote && !keeper_.writes()) shell_.say(keeper_.problem());
  if (!news) return wrote != keeper_.writes();
  keeper_.restore(shell_.lesson_state());
  if (shell_.shows("") && course_) shell_.show_index(index_model());
  const int text = shell_.text_size();
  choose_look();
  bake_ = bake_ || shell_.text_size() != text;
  look_told_ = false;
  return true;
}

void Application::stored_elsewhere(const std::string& text) {
  if (take_over(text)) host_.wake();
}

void Application::tell_look() {
  host_.look(ui::is_dark(mode_) ? "dark" : "light", text_styles(fonts_.metrics()));
  look_told_ = true;
}

}  // namespace app
