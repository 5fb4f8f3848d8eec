#include "ui/shell/shell.hpp"

#include <algorithm>
#include <utility>

#include "ui/frame/node_ids.hpp"
#include "ui/shell/failure_view.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr const char* skip_id = "skip";
constexpr float most_lent = 80;     // to a notice; what is left must suit the layout
constexpr double copied_for = 2.0;  // seconds that a button says "Copied"

Button skip_button(const Metrics& metrics) {
  constexpr std::string_view skip_words = "Skip to the stage";
  const Rect rect{12, (TopBar::bar_height - control_height) / 2, button_width(metrics, skip_words),
                  control_height};
  return {.id = skip_id, .label = skip_words, .rect = rect};
}

}  // namespace

// What lies over the view belongs to the place that it was opened at.
void Shell::close_overlays() {
  bar_.leave_menu();
  keys_.leave();
  definitions_.leave();
}

void Shell::show(View view) {
  if (view != view_) close_overlays();
  view_ = view;
  slide_ = 0;
}

void Shell::set_embedding(const Embedding& embedding) {
  embedding_ = embedding;
  lesson_.state().only_quiz = embedding.only == Only::quiz;
  lesson_.state().has_deeper = embedding.deeper;
  lesson_.state().has_predictions = embedding.predictions && embedding.only != Only::quiz;
}

void Shell::begin_exam() { lesson_.state().begin_exam(); }

Rect Shell::room(const Frame& frame) const {
  return embedding_.bar ? TopBar::below(frame.window) : Rect{0, 0, frame.window.x, frame.window.y};
}

void Shell::show_index(IndexView::Model model, float scroll) {
  index_model_ = std::move(model);
  index_scroll_ = scroll;
  notices_.moved();
  show(View::index);
}

void Shell::show_lesson(const course::Lesson& lesson) {
  lesson_.show(lesson);
  definitions_.of(lesson);
  lesson_.state().lesson_href = root_ + lesson.slug + "/";
  show(View::lesson);
  arrive();
}

void Shell::show_failure(std::string title, std::string message) {
  failure_title_ = std::move(title);
  failure_message_ = std::move(message);
  show(View::failure);
}

void Shell::arrive() {
  if (view_ != View::lesson) return;
  close_overlays();
  notices_.moved();
  const Location to = navigation_.at();
  const float scroll = navigation_.scroll();
  const bool was_open = lesson_.state().demo == to.demo;
  if (to.demo.empty()) {
    slide_ = 0;
    std::string part = to.quiz ? quiz_part : to.section;
    if (definitions_.open_address(part, focus_)) part.clear();
    if (lesson_.go_to(part)) {
      // As on any page with a fragment, the Tab key continues from there.
      if (scroll < 0 && !part.empty()) focus_part(part);
    } else {
      say("This lesson has no section " + quoted(part) + ". Showing its beginning.",
          Notices::Lasts::until_moving);
      lesson_.go_to("");
    }
  } else if (lesson_.lesson()->find_demo(to.demo) == nullptr) {
    slide_ = 0;
    say("This lesson has no example " + quoted(to.demo) + ". Showing the lesson itself.",
        Notices::Lasts::until_moving);
    navigation_.correct({.lesson = to.lesson, .trace = to.trace});
  } else if (!was_open && scroll < 0) {
    lesson_.go_to_demo(to.demo);
  }
  if (scroll >= 0) lesson_.scroll_back_to(scroll);
}

bool Shell::shows(const std::string& slug) const {
  if (view_ == View::index) return slug.empty();
  return view_ == View::lesson && lesson_.lesson()->slug == slug;
}

std::size_t Shell::current_index() const {
  if (!covered_) return lesson_.current_part();
  const course::Lesson& lesson = *lesson_.lesson();
  const course::Demo* demo = lesson.find_demo(lesson_.state().demo);
  const auto shows_it = std::ranges::find(lesson.sections, demo->section, &course::Section::id);
  return static_cast<std::size_t>(shows_it - lesson.sections.begin());
}

std::string Shell::part_id(std::size_t index) const {
  const auto& sections = lesson_.lesson()->sections;
  return index < sections.size() ? sections[index].id : quiz_part;
}

std::string Shell::current_part() const {
  return view_ == View::lesson ? part_id(current_index()) : std::string();
}

TopBar::Model Shell::bar_model() const {
  TopBar::Model model;
  model.text_size = text_size_;
  model.theme = theme_;
  model.keys_open = keys_.open();
  if (view_ != View::lesson) {
    model.title = index_model_.title;
    if (view_ == View::failure && embedding_.only == Only::everything) model.back_href = root_;
    return model;
  }
  const course::Lesson& lesson = *lesson_.lesson();
  model.title = lesson.title;
  model.note = lesson.number == 0
                   ? lesson.label
                   : "Lesson " + std::to_string(lesson.number) + " of " + std::to_string(lesson.of);
  if (embedding_.only == Only::everything) model.back_href = root_;
  model.lesson_href = root_ + lesson.slug + "/";
  for (const course::Section& section : lesson.sections) {
    model.parts.push_back({section.id, section.title, lesson_.state().read().contains(section.id)});
  }
  if (lesson.has_quiz()) {
    const LessonState& state = lesson_.state();
    const bool done = state.exam == LessonState::Exam::none
                          ? state.quiz().complete()
                          : state.exam == LessonState::Exam::submitted;
    model.parts.push_back({quiz_part, lesson.quiz.title, done});
  }
  model.current = current_index();
  if (low_ && embedding_.has_lesson()) model.stage_in_front = navigation_.stage_in_front();
  if (beside()) model.lesson_shown = !split_.chosen.hidden;
  return model;
}

// Decides, before anything is drawn, where everything goes.
void Shell::arrange(const Frame& frame) {
  narrow_ = view_ == View::lesson && frame.window.x < side_by_side;
  low_ = narrow_ && frame.window.y + frame.lent < low_height && embedding_.bar;
  update_stage();
  const bool in_front = narrow_ ? navigation_.stage_in_front() : split_.chosen.hidden;
  covered_ = has_demo() && (in_front || embedding_.only == Only::stage);
}

void Shell::update_stage() {
  const Location& at = navigation_.at();
  const bool reads = view_ == View::lesson && stage_;
  const course::Demo* demo = reads ? lesson_.lesson()->find_demo(at.demo) : nullptr;
  lesson_.state().put_on_stage(demo != nullptr ? demo->id : "");
  if (!stage_) return;
  std::optional<DemoAt> wanted;
  if (demo != nullptr) {
    const trace::Position position{static_cast<std::size_t>(std::max(0, at.step)),
                                   static_cast<std::size_t>(at.event)};
    wanted.emplace(*lesson_.lesson(), *demo, position, navigation_.visit(),
                   &lesson_.state().predictions());
    wanted->asks = embedding_.predictions && lesson_.state().exam == LessonState::Exam::none;
    wanted->closes = embedding_.only != Only::stage;
    wanted->edits = embedding_.edits;
    wanted->language = at.language;
  }
  stage_->show(wanted);
}

// Carries out the frame's intents, except those for settings, progress and the clipboard, which are the app's.
// Returns whether there were any: then the frame must be drawn again, because parts of it are outdated.
bool Shell::handle_intents(Frame& frame) {
  bool any = false;
  for (const Intent& intent : frame.intents) any = handle_intents(frame, intent) || any;
  if (any && navigation_.moving()) notices_.moved();
  return any;
}

bool Shell::handle_intents(Frame& frame, const Intent& intent) {
  if (std::holds_alternative<Leave>(intent)) {
    navigation_.open({});
  } else if (const auto* opened = std::get_if<OpenLesson>(&intent)) {
    if (opened->demo.empty()) navigation_.open(part_of(opened->lesson, opened->part));
    else navigation_.open({.lesson = opened->lesson, .demo = opened->demo});
  } else if (const auto* wanted = std::get_if<GoTo>(&intent)) {
    split_.chosen.hidden = false;
    navigation_.go_to(wanted->part);
    lesson_.go_to(wanted->part);
    focus_part(wanted->part);
  } else if (const auto* demo = std::get_if<OpenDemo>(&intent)) {
    open_demo(frame, demo->demo);
  } else if (std::holds_alternative<CloseStage>(intent)) {
    close_stage();
  } else if (const auto* front = std::get_if<BringToFront>(&intent)) {
    navigation_.bring_to_front(front->stage);
  } else if (const auto* predicted = std::get_if<Predicted>(&intent)) {
    lesson_.state().predict(predicted->key, predicted->result);
  } else if (std::holds_alternative<ToggleKeys>(intent)) {
    keys_.toggle(frame, node_id::bar_keys);
  } else {
    return false;
  }
  return true;
}

void Shell::open_demo(Frame& frame, const std::string& id) {
  navigation_.open_demo(id);
  update_stage();
  focus_ = stage_->entry();
  frame.announce(sentence("On the stage: " + lesson_.lesson()->find_demo(id)->title));
}

void Shell::close_stage() {
  lesson_.focus_demo(navigation_.at().demo);
  navigation_.close_stage(part_id(lesson_.current_part()));
  slide_ = 0;
  split_.chosen.hidden = false;
}

// Shows for a moment on the button that the listing was copied.
void Shell::show_copied(Frame& frame) {
  LessonState& state = lesson_.state();
  if (std::exchange(copy_failed_, false)) {
    say("The browser does not let this page copy. Select the text and copy it yourself.");
  }
  if (std::exchange(copy_done_, false)) {
    state.copied = std::exchange(state.copying, {});
    state.change();
    copied_until_ = frame.seconds + copied_for;
    frame.announce("Copied");
  }
  if (state.copied.empty()) return;
  if (frame.seconds < copied_until_) {
    frame.animate_in(copied_until_ - frame.seconds);
  } else {
    state.copied.clear();
    state.change();
  }
}

// Reports that the address asked for a step that the run does not have.
void Shell::check_step(int asked, int shown) {
  if (asked == Location::no_step) {
    say("The step in the address is not a valid number. Showing the start of this example.",
        Notices::Lasts::until_moving);
  } else if (asked > shown && stage_->at_end()) {
    say("There is no step " + std::to_string(asked) + ": this example has " +
            std::to_string(shown) + (shown == 1 ? " step" : " steps") + ". Showing the last one.",
        Notices::Lasts::until_moving);
  }
}

// Reports to the navigation what is being read or shown, for the address.
void Shell::track() {
  if (navigation_.moving()) return;
  if (!has_demo()) {
    // Above the first section the address is that of the lesson itself.
    navigation_.note_section(lesson_.scrolled() ? current_part() : std::string());
    return;
  }
  const int asked = navigation_.asked_step();
  if (asked != 0 && stage_->seeking()) return;  // keep the address until the step is reached
  check_step(asked, static_cast<int>(stage_->position().step));
  navigation_.note_position(stage_->position(), stage_->language(), narrow_);
}

void Shell::draw(Frame& frame) {
  const Rect below = room(frame);
  definitions_.begin(frame);
  // An open definition or list of sections or keys has the Escape key first.
  if (view_ == View::lesson && has_demo() && embedding_.only != Only::stage && !overlaid() &&
      frame.input.key("Escape")) {
    frame.intend(CloseStage{});
  }
  toggle_lesson(frame);
  arrange(frame);
  const TopBar::Model model = bar_model();
  frame.semantics.take_keys_everywhere(std::string(beside() ? "? H" : "?") +
                                       (overlaid() ? " Escape" : ""));
  const bool skips = record_skip(frame);
  if (embedding_.bar) bar_.draw(frame, model);
  const Rect area = notices_.draw(frame, below);
  frame.lent += std::min(below.h - area.h, most_lent);
  {
    const Scope main(frame.semantics, Role::main, node_id::main);
    switch (view_) {
      case View::loading: break;
      case View::index:
        if (const float y = std::exchange(index_scroll_, -1); y >= 0) {
          frame.input.scrolled(node_id::index, {0, y});
          frame.scroll_to(node_id::index, {0, y}, false);
        }
        index_.draw(frame, index_model_, area);
        break;
      case View::lesson: draw_lesson(frame, area); break;
      case View::failure: draw_failure(frame, failure_title_, failure_message_, area); break;
    }
  }
  if (embedding_.bar) bar_.draw_menu(frame, model);
  if (!focus_.empty() && view_ != View::loading) frame.focus(std::exchange(focus_, {}));
  if (handle_intents(frame)) frame.draw_again();
  if (frame.input.key("?")) keys_.toggle(frame);
  keys_.draw(frame, embedding_.edits);
  definitions_.draw(frame, area);
  if (skips && frame.input.focused(skip_id)) paint_button(frame, skip_button(frame.metrics));
  if (view_ == View::lesson) {
    track();
    // The bar was drawn before the lesson, and only the lesson knows what is now being read.
    if (current_index() != model.current || lesson_.took_note()) frame.draw_again();
  }
  if (notices_.unseen()) frame.draw_again();
  keep_split(frame);
}

// Before the bar is drawn, so that its button has the right name at once.
void Shell::toggle_lesson(Frame& frame) {
  if (!beside()) return;
  if (!frame.input.key("H") && !frame.input.activated(node_id::bar_lesson)) return;
  bool& hidden = split_.chosen.hidden;
  hidden = !hidden;
  frame.announce(hidden ? "Lesson hidden" : "Lesson shown");
}

// While the border is dragged, nothing is stored.
void Shell::keep_split(Frame& frame) {
  if (Split::moving(frame) || kept_split_ == split_.chosen) return;
  kept_split_ = split_.chosen;
  frame.intend(KeepSplit{kept_split_});
}

// Records the skip link: the first stop of the Tab key, which skips the lesson and goes to the stage. It is over
// the bar, and only visible while it has the focus. Returns whether there is a stage to go to.
bool Shell::record_skip(Frame& frame) {
  if (!beside() || covered_) return false;
  const Button skip = skip_button(frame.metrics);
  // While invisible it covers nothing: it has a position but no size.
  const Rect none{skip.rect.x, skip.rect.y, 0, 0};
  frame.semantics.leaf(Role::button, skip_id, std::string(skip.label),
                       frame.input.focused(skip_id) ? skip.rect : none);
  if (frame.input.activated(skip_id)) focus_ = stage_->entry();
  return true;
}

}  // namespace ui
