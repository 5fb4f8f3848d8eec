#include "ui/lesson/lesson_state.hpp"

#include "course/exercises.hpp"

namespace ui {

void LessonState::show(const course::Lesson& shown) {
  lesson = &shown;
  language.clear();
  copying.clear();
  copied.clear();
  demo.clear();
  said = {};
  asks_to_reset = false;
  quiz_.emplace(shown.quiz);
  answered_.clear();
  seen_.clear();
  spent_.clear();
  asks_to_submit = false;
  submitted_ = false;
  if (exam == Exam::submitted) exam = Exam::open;
  read_.clear();
  predicted_ = {};
  solved_.clear();
  change();
}

void LessonState::choose(const std::string& question, int option, double seconds) {
  if (exam == Exam::submitted) return;
  see(question, seconds);
  const double since = std::exchange(seen_[question], seconds);
  // In an exam the question gets one answer, however often the learner thinks again.
  if (exam == Exam::open) quiz_->take_back(question);
  else spent_[question] = 0;
  quiz_->answer(question, option);
  spent_[question] += seconds - since;
  if (exam == Exam::none) answered_.push_back(question);
  said = {};
  asks_to_reset = asks_to_submit = false;
  change();
}

void LessonState::begin_exam() {
  exam = submitted_ ? Exam::submitted : Exam::open;
  change();
}

void LessonState::submit() {
  submitted_ = true;
  exam = Exam::submitted;
  asks_to_submit = false;
  for (const course::Question& question : lesson->quiz.questions)
    if (quiz_->chosen(question.id)) answered_.push_back(question.id);
  change();
}

std::vector<course::Answered> LessonState::take_answered() {
  std::vector<course::Answered> taken;
  for (const std::string& question : std::exchange(answered_, {}))
    if (quiz_->chosen(question)) taken.push_back(answered(question));
  return taken;
}

course::Answered LessonState::answered(const std::string& question) const {
  const course::Question& asked = *quiz_->find(question);
  const auto spent = spent_.find(question);
  course::Answered made{.choice = {.question = question,
                                   .prompt = course::plain_text(asked.prompt),
                                   .options = {},
                                   .chosen = static_cast<std::size_t>(*quiz_->chosen(question)),
                                   .correct = asked.correct(),
                                   .seconds = spent == spent_.end() ? 0 : spent->second},
                        .attempt = quiz_->tries(question)};
  for (const course::Option& each : asked.options)
    made.choice.options.push_back(course::plain_text(each.text));
  return made;
}

void LessonState::see(const std::string& question, double seconds) {
  seen_.try_emplace(question, seconds);
}

std::vector<std::string> LessonState::clear_wrong(course::QuizPart part) {
  change();
  return quiz_->clear_wrong(part);
}

void LessonState::reset_answers() {
  quiz_->reset();
  predicted_ = {};
  change();
}

std::string LessonState::score_text(course::QuizPart part) const {
  const course::Tally tally = quiz_->tally(part);
  return std::to_string(tally.right) + "/" + std::to_string(tally.total);
}

std::string LessonState::first_try_text(course::QuizPart part) const {
  const course::Tally tally = quiz_->tally(part);
  const int known = tally.total - tally.first_unknown;
  if (known == 0) return {};
  std::string text =
      "first try: " + std::to_string(tally.first_right) + "/" + std::to_string(known);
  if (tally.first_unknown > 0) text += ", " + std::to_string(tally.first_unknown) + " not recorded";
  return text;
}

void LessonState::restore(const course::LessonProgress& kept) {
  asks_to_reset = false;
  submitted_ = kept.submitted;
  if (exam == Exam::open && submitted_) exam = Exam::submitted;
  quiz_->restore(kept);
  predicted_.predictions = kept.predictions;
  solved_ = {kept.exercises.begin(), kept.exercises.end()};
  for (const std::string& section : kept.sections) {
    if (lesson->find_section(section) != nullptr) read_.insert(section);
  }
  change();
}

LessonState::ExerciseCounts LessonState::exercise_counts() const {
  ExerciseCounts counts;
  for (const std::string_view id : course::exercises_of(*lesson)) {
    ++counts.all;
    if (solved(id)) ++counts.solved;
  }
  return counts;
}

course::PredictionCounts LessonState::prediction_counts() const {
  std::vector<std::string> asked;
  for (const course::Demo& each : lesson->demos)
    for (const course::Prediction& prediction : each.predictions)
      asked.push_back(course::prediction_key(each.id, prediction.id));
  return course::count_predictions(predicted_, asked);
}

std::string LessonState::predictions_text() const {
  const course::PredictionCounts counts = prediction_counts();
  if (counts.made() + counts.skipped == 0) return {};
  std::string words = counts.made() == 0 ? "none made"
                                         : std::to_string(counts.right) + " of " +
                                               std::to_string(counts.made()) + " right";
  if (counts.skipped > 0) words += ", " + std::to_string(counts.skipped) + " skipped";
  return words;
}

void LessonState::predict(const std::string& key, course::PredictionResult result) {
  course::record_prediction(predicted_, key, result);
  change();
}

void LessonState::mark_read(const std::string& section) {
  // Only the completion says how much was read.
  if (read_.insert(section).second && quiz_->complete()) change();
}

void LessonState::put_on_stage(const std::string& id) {
  if (demo == id) return;
  demo = id;
  change();
}

}  // namespace ui
