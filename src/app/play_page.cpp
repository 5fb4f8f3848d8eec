#include "app/play_page.hpp"

#include <utility>

#include "course/play.hpp"
#include "ui/frame/node_ids.hpp"

namespace app {

// What reads runs is large, and few learners need it, so the page loads it with the first run.
void PlayPage::show(const std::string& course, bool moves_focus) {
  course_ = course;
  moves_focus_ = moves_focus;
  const std::string& trace = navigation_.at().trace;
  if (run_.is(trace)) {
    show_open();
  } else {
    shell_.show_loading();
    host_.load_run(trace);
  }
}

void PlayPage::show_open() {
  const course::Lesson& lesson = run_.lesson();
  const ui::Location& at = navigation_.at();
  const bool reads = at.lesson_in_front || at.demo.empty();
  if (moves_focus_) shell_.move_focus(reads ? ui::node_id::lesson_title : ui::node_id::stage_step);
  shell_.show_lesson(lesson);
  host_.title(lesson.title + " · " + course_);
}

void PlayPage::go_to(const std::string& trace, int step, bool stage_in_front) {
  run_.close();  // a run of the same name is an older one
  ui::Location place = {.lesson = course::play_slug,
                        .trace = trace,
                        .demo = course::run_demo,
                        .step = step,
                        .lesson_in_front = !stage_in_front};
  if (navigation_.at().trace != trace) return navigation_.open(std::move(place));
  // A program that runs again begins anew, but is no new place in the history.
  navigation_.arrive({.lesson = course::play_slug}, -1);
  navigation_.correct(std::move(place));
}

void PlayPage::take(const std::string& trace, const std::string& bundle, std::string_view bytes,
                    bool grows) {
  if (grows && run_.is(trace) && run_.grow(bundle, bytes)) {
    shell_.lesson_state().change();
    return;
  }
  if (navigation_.at().trace != trace) return;  // the learner has gone elsewhere meanwhile
  run_.open(trace, bundle, bytes);
  show_open();
}

bool PlayPage::refuse(const std::string& trace, const std::string& why) {
  if (navigation_.at().trace != trace) return false;
  navigation_.correct({.lesson = course::play_slug});
  shell_.say(why);
  return true;
}

}  // namespace app
