/// A learner's progress, and its text in the browser's storage. Whatever that text is, loading returns
/// usable progress, and a message about what had to be dropped.
///
///     course::LoadedProgress loaded = course::load_progress(stored);
///     loaded.progress.lessons["async-python"].position = "coroutines";
///     if (!loaded.newer) store(course::dump_progress(loaded.progress));
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace course {

/// An answer to a question with a particular wording: see Question::hash.
struct Answer {
  static constexpr int unknown = -1;  ///< the option of a first try that was not stored

  std::string hash;
  int option = 0;  ///< index, from 0

  bool operator==(const Answer&) const = default;
};

/// How a prediction came out; see prediction_progress.hpp.
enum class PredictionResult : std::uint8_t { right, wrong, skipped };

struct LessonProgress {
  std::set<std::string> sections{};         ///< ids of the sections that were read
  std::map<std::string, Answer> answers{};  ///< by question id
  /// The first answer to each question that was ever answered. One without an entry in `answers` is to be tried
  /// again.
  std::map<std::string, Answer> first{};
  std::map<std::string, int>
      tries{};  ///< how many answers a question got, by its id, if more than one
  /// How often the learner has reset the lesson: answers and predictions from before the last time do not count.
  int resets = 0;
  std::map<std::string, PredictionResult> predictions{};  ///< by prediction_key()
  std::set<std::string> exercises{};                      ///< ids of those that were solved
  bool submitted = false;  ///< the quiz was an exam, and its answers were handed in
  std::string position{};  ///< id of the section to continue with, or "quiz"
  // For the index, which does not load the quiz: the numbers of right answers, to the questions that complete the
  // lesson and to those that go deeper.
  int score = 0;
  int deeper = 0;

  bool operator==(const LessonProgress&) const = default;
};

/// How a wide window is shared by the lesson and the stage beside it.
struct Split {
  int lesson = 0;       ///< the lesson's width in CSS pixels; 0: the usual one
  bool hidden = false;  ///< the lesson leaves the window to the stage

  bool operator==(const Split&) const = default;
};

struct Settings {
  std::string theme{};  ///< "dark", "light", or "" to follow the system
  int text = 1;         ///< size of the text, 1 to 3
  Split split{};

  bool operator==(const Settings&) const = default;
};

struct Progress {
  std::map<std::string, LessonProgress> lessons{};  ///< by slug
  Settings settings{};

  bool operator==(const Progress&) const = default;
};

struct LoadedProgress {
  Progress progress{};
  bool newer = false;     ///< stored in a later format, so it must not be overwritten
  std::string problem{};  ///< a message for the learner, or ""
};

/// Does not throw, whatever the text contains. "" means a first visit.
[[nodiscard]] LoadedProgress load_progress(std::string_view stored);

/// The JSON to store, in format 1.
[[nodiscard]] std::string dump_progress(const Progress& progress);

/// Merges the progress of two tabs: one changed `base` to `mine`, the other has stored `theirs` since then.
/// Changes in `mine` take precedence, for each question and setting; everything else comes from `theirs`.
/// Sections read and exercises solved in either tab count, and no answer is lost, except by a reset, which takes
/// precedence over answers and predictions from before it. Of two first tries the one that was stored first counts.
/// Scores cannot be merged: the caller has to compute them again from the quiz. Of two results of a prediction the
/// stored one stays, unless it was only skipped.
[[nodiscard]] Progress merge(const Progress& base, const Progress& mine, const Progress& theirs);

}  // namespace course
