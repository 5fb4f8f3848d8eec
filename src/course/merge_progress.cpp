#include "course/prediction_progress.hpp"
#include "course/progress.hpp"

namespace course {
namespace {

// `mine` if it differs from `base`.
template <typename Value>
const Value& newest(const Value& base, const Value& mine, const Value& theirs) {
  return mine != base ? mine : theirs;
}

LessonProgress merge_lesson(const LessonProgress& base, const LessonProgress& mine,
                            const LessonProgress& theirs) {
  LessonProgress merged = theirs;
  merged.sections.insert(mine.sections.begin(), mine.sections.end());
  for (const auto& [question, answer] : mine.answers) {
    const auto before = base.answers.find(question);
    const bool changed = before == base.answers.end() || before->second != answer;
    if (changed) merged.answers.insert_or_assign(question, answer);
    else merged.answers.try_emplace(question, answer);
  }
  for (const auto& [key, result] : mine.predictions) record_prediction(merged, key, result);
  merged.position = newest(base.position, mine.position, theirs.position);
  merged.score = newest(base.score, mine.score, theirs.score);
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
  return merged;
}

}  // namespace course
