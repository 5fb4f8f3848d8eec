/// Reports what the learner does in a lesson to the platform around the page, each thing once a visit.
///
///     app::LearningReporter reporter([](const course::LearningEvent& event) { host.report(course::to_json(event)); });
///     reporter.open(state);                 // a lesson, with the progress of earlier visits
///     reporter.took(frame.intents, state);  // after each frame, once the intents are carried out
///     reporter.follow(state, demo_at_end);
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "course/learning_event.hpp"
#include "ui/frame/intent.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace app {

class LearningReporter {
 public:
  using Report = std::function<void(const course::LearningEvent&)>;

  explicit LearningReporter(Report report) : report_(std::move(report)) {}

  /// Reports what the lesson's progress comes to already. An earlier visit has done so, but perhaps in vain, and a lesson
  /// that has changed since may now be complete.
  void open(const ui::LessonState& state);
  /// Reports what these intents have done.
  void took(const std::vector<ui::Intent>& intents, ui::LessonState& state);
  /// Reports the demo on the stage, and its end.
  void follow(const ui::LessonState& state, bool demo_at_end);

 private:
  using What = decltype(course::LearningEvent::what);

  void report(const ui::LessonState& state, What what) const;
  void took_answers(ui::LessonState& state) const;
  void took_section(const std::string& section, const ui::LessonState& state) const;
  void note_completion(const ui::LessonState& state);

  Report report_;
  bool completed_ = false;
  const course::Demo* demo_ = nullptr;  // on the stage; lessons stay loaded
  bool ended_ = false;
};

}  // namespace app
