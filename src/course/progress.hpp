// How far a learner has come, in the text that the browser's storage keeps. Whatever that text is,
// loading gives progress to go on with and says in words what could not be kept.
//   course::LoadedProgress loaded = course::load_progress(stored);
//   loaded.progress.lessons["async-python"].position = "coroutines";
//   if (!loaded.newer) store(course::dump_progress(loaded.progress));
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace course {

// An answer to a question as it was worded: see Question::hash.
struct Answer {
  std::string hash;
  int option = 0;  // index, from 0

  bool operator==(const Answer&) const = default;
};

struct LessonProgress {
  std::set<std::string> sections{};         // ids of those that were read
  std::map<std::string, Answer> answers{};  // by question id
  std::string position{};                   // id of the section to go on with, or "quiz"
  int score = 0;  // right answers when last answered, for the index, which has no quiz at hand

  bool operator==(const LessonProgress&) const = default;
};

struct Settings {
  std::string theme{};  // "dark", "light", or "" to follow the system
  int text = 1;         // size of the text, 1 to 3

  bool operator==(const Settings&) const = default;
};

struct Progress {
  std::map<std::string, LessonProgress> lessons{};  // by slug
  Settings settings{};

  bool operator==(const Progress&) const = default;
};

struct LoadedProgress {
  Progress progress{};
  bool newer = false;     // stored in a later format: it must not be written over
  std::string problem{};  // what to tell the learner, or ""
};

// Never throws for what the text holds; "" is a first visit.
LoadedProgress load_progress(std::string_view stored);

// The JSON to store, in format 1.
std::string dump_progress(const Progress& progress);

// Joins the progress of two tabs: one started from `base` and came to `mine`, the other stored `theirs`
// since. What `mine` changed wins, question by question and setting by setting; everything else is taken
// from `theirs`. Sections read in either are read, and an answer is never lost. A score cannot be joined:
// whoever has the quiz at hand counts it anew.
Progress merge(const Progress& base, const Progress& mine, const Progress& theirs);

}  // namespace course
