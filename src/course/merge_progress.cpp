#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "course/prediction_progress.hpp"
#include "course/progress.hpp"

namespace course {
namespace {

// `mine` if it differs from `base`.
template <typename Value>
const Value& newest(const Value& base, const Value& mine, const Value& theirs) {
  return mine != base ? mine : theirs;
}

using Answers = std::map<std::string, Answer>;

std::optional<Answer> look_up(const Answers& answers, const std::string& question) {
  const auto found = answers.find(question);
  if (found == answers.end()) return {};
  return found->second;
}

// What a tab knows of a question. A first answer and no current one: it is to be tried again.
struct Known {
  Known(const LessonProgress& progress, const std::string& question)
      : now(look_up(progress.answers, question)), first(look_up(progress.first, question)) {}

  bool any() const { return now || first; }

  std::optional<Answer> now;
  std::optional<Answer> first;
};

// Both tabs answered for the first time: what is stored already came first.
const std::optional<Answer>& earlier(const Known& base, const Known& mine, const Known& theirs) {
  if (!mine.first) return theirs.first;
  if (!theirs.first) return mine.first;
  const bool same_wording = mine.first->hash == theirs.first->hash;
  return same_wording ? theirs.first : newest(base.first, mine.first, theirs.first);
}

void merge_question(const std::string& question, const Known& base, const Known& mine,
                    const Known& theirs, LessonProgress& merged) {
  const bool changed_here = mine.any() && mine.now != base.now;
  const std::optional<Answer>& now = changed_here || !theirs.any() ? mine.now : theirs.now;
  if (now) merged.answers[question] = *now;
  if (const auto& first = earlier(base, mine, theirs)) merged.first[question] = *first;
}

// The other tab has reset the quiz since. What was answered here after that tab's last news goes on top.
void merge_onto_reset(const LessonProgress& base, const LessonProgress& mine,
                      LessonProgress& merged) {
  for (const auto& [question, answer] : mine.answers) {
    if (look_up(base.answers, question) == answer) continue;
    merged.answers[question] = answer;
    merged.first.try_emplace(question, answer);
  }
}

void merge_quiz(const LessonProgress& base, const LessonProgress& mine,
                const LessonProgress& theirs, LessonProgress& merged) {
  merged.resets = std::max(mine.resets, theirs.resets);
  merged.submitted = mine.submitted || theirs.submitted;
  if (mine.submitted != theirs.submitted) {
    // Answers that were handed in are not changed by others.
    const LessonProgress& handed_in = mine.submitted ? mine : theirs;
    merged.answers = handed_in.answers;
    merged.first = handed_in.first;
    merged.tries = handed_in.tries;
    return;
  }
  if (mine.resets != theirs.resets) {
    const LessonProgress& latest = mine.resets > theirs.resets ? mine : theirs;
    merged.answers = latest.answers;
    merged.first = latest.first;
    merged.tries = latest.tries;
    if (theirs.resets > mine.resets) merge_onto_reset(base, mine, merged);
    return;
  }
  for (const auto& [question, tries] : mine.tries) {
    int& most = merged.tries[question];
    most = std::max(most, tries);
  }
  std::set<std::string> questions;
  for (const LessonProgress* tab : {&mine, &theirs}) {
    for (const auto& [question, answer] : tab->answers) questions.insert(question);
    for (const auto& [question, answer] : tab->first) questions.insert(question);
  }
  merged.answers.clear();
  merged.first.clear();
  // What both had before they reset the quiz does not count.
  const LessonProgress before = base.resets == merged.resets ? base : LessonProgress{};
  for (const std::string& question : questions) {
    merge_question(question, {before, question}, {mine, question}, {theirs, question}, merged);
  }
}

void merge_predictions(const LessonProgress& base, const LessonProgress& mine,
                       const LessonProgress& theirs, LessonProgress& merged) {
  if (mine.resets > theirs.resets) merged.predictions.clear();
  for (const auto& [key, result] : mine.predictions) {
    const auto before = base.predictions.find(key);
    const bool old = before != base.predictions.end() && before->second == result;
    if (theirs.resets > mine.resets && old) continue;
    record_prediction(merged, key, result);
  }
}

LessonProgress merge_lesson(const LessonProgress& base, const LessonProgress& mine,
                            const LessonProgress& theirs) {
  LessonProgress merged = theirs;
  merged.sections.insert(mine.sections.begin(), mine.sections.end());
  merged.exercises.insert(mine.exercises.begin(), mine.exercises.end());
  merge_quiz(base, mine, theirs, merged);
  merge_predictions(base, mine, theirs, merged);
  merged.position = newest(base.position, mine.position, theirs.position);
  merged.score = newest(base.score, mine.score, theirs.score);
  merged.deeper = newest(base.deeper, mine.deeper, theirs.deeper);
  return merged;
}

}  // namespace

Progress merge(const Progress& base, const Progress& mine, const Progress& theirs) {
  Progress merged = theirs;
  for (const auto& [slug, lesson] : mine.lessons) {
    const auto before = base.lessons.find(slug);
    const auto other = merged.lessons.find(slug);
    if (other == merged.lessons.end()) {
      merged.lessons.emplace(slug, lesson);
    } else {
      other->second = merge_lesson(before == base.lessons.end() ? LessonProgress{} : before->second,
                                   lesson, other->second);
    }
  }
  merged.settings.theme = newest(base.settings.theme, mine.settings.theme, theirs.settings.theme);
  merged.settings.text = newest(base.settings.text, mine.settings.text, theirs.settings.text);
  merged.settings.split = newest(base.settings.split, mine.settings.split, theirs.settings.split);
  return merged;
}

}  // namespace course
