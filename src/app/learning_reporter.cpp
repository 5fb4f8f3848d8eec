#include "app/learning_reporter.hpp"

namespace app {
namespace {

/// Nobody is told what the answers come to before they are submitted.
bool sealed(const ui::LessonState& state) { return state.exam == ui::LessonState::Exam::open; }

/// Every section is read and every question answered.
bool completed(const ui::LessonState& state) {
  return !sealed(state) &&
         (state.only_quiz || state.read().size() == state.lesson->sections.size()) &&
         state.quiz().answered() == state.quiz().total();
}

course::Score score_of(const ui::LessonState& state) {
  const course::Tally tally = state.quiz().tally(course::QuizPart::lesson);
  return {.right = tally.right,
          .answered = tally.answered,
          .of = tally.total,
          .threshold = state.lesson->quiz.threshold};
}

}  // namespace

void LearningReporter::report(const ui::LessonState& state, What what) const {
  report_({.lesson = state.lesson->slug, .what = std::move(what)});
}

void LearningReporter::open(const ui::LessonState& state) {
  if (state.quiz().answered() > 0 && !sealed(state)) report(state, score_of(state));
  completed_ = false;
  note_completion(state);
}

void LearningReporter::took(const std::vector<ui::Intent>& intents, ui::LessonState& state) {
  if (state.lesson == nullptr) return;
  for (const ui::Intent& intent : intents) {
    if (const auto* predicted = std::get_if<ui::Predicted>(&intent)) {
      report(state, course::Predicted{predicted->choice, state.demo});
    } else if (const auto* read = std::get_if<ui::SectionRead>(&intent)) {
      took_section(read->section, state);
    }
  }
  took_answers(state);
  note_completion(state);
}

void LearningReporter::took_answers(ui::LessonState& state) const {
  bool counts = false;
  for (const course::Answered& answered : state.take_answered()) {
    report(state, answered);
    counts = counts || state.quiz().part_of(answered.choice.question) == course::QuizPart::lesson;
  }
  if (counts) report(state, score_of(state));
}

void LearningReporter::took_section(const std::string& section,
                                    const ui::LessonState& state) const {
  const course::Section* found = state.lesson->find_section(section);
  if (found == nullptr) return;
  report(state, course::SectionRead{.section = section,
                                    .title = found->title,
                                    .read = static_cast<int>(state.read().size()),
                                    .of = static_cast<int>(state.lesson->sections.size())});
}

void LearningReporter::note_completion(const ui::LessonState& state) {
  if (!completed(state)) {
    completed_ = false;
    return;
  }
  if (!std::exchange(completed_, true)) report(state, course::Completed{});
}

void LearningReporter::follow(const ui::LessonState& state, bool demo_at_end) {
  if (state.lesson == nullptr) return;
  const course::Demo* demo = state.lesson->find_demo(state.demo);
  if (std::exchange(demo_, demo) != demo) {
    ended_ = false;
    if (demo != nullptr) report(state, course::DemoOpened{demo->id, demo->title});
  }
  if (demo == nullptr || !demo_at_end || ended_) return;
  ended_ = true;
  report(state, course::DemoEnded{demo->id, demo->title});
}

}  // namespace app
