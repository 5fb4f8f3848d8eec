// What a learner has set up in an open lesson: which language a listing shows, what was copied last,
// which demo is on the stage, what was answered. Every change of it lays the lesson out anew.
//   state.choose("promise-all", 2);
//   state.score_text();   // "3/4"
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "course/lesson.hpp"
#include "course/progress.hpp"
#include "course/quiz_session.hpp"

namespace ui {

class LessonState {
 public:
  const course::Lesson* lesson = nullptr;
  std::string lesson_href{};  // address of the lesson, as links use it

  std::unordered_map<std::string, std::size_t> language;  // by listing: 0 Python, 1 JavaScript
  std::string copying{};                                  // id of the copy button in use
  std::string copied{};                                   // and of the one that says so
  std::string demo{};                                     // on the stage; "" when it is closed
  std::string quiz_note{};                                // what to know before one answers, or ""

  // What the learner asked for; the shell carries it out.
  std::string open_demo{};
  std::string go_to{};   // id of a section, or "quiz"
  bool to_keep = false;  // answers or read sections changed

  // Whether this frame has its primary button already.
  bool primary_taken = false;

  // Counts the changes that need a new layout.
  unsigned version = 0;
  void change() { ++version; }

  // Starts with another lesson.
  void show(const course::Lesson& shown);

  const course::QuizSession& quiz() const { return *quiz_; }
  void choose(const std::string& question, int option);
  std::string score_text() const;  // "3/4"

  // Ids of the sections that were read to their end.
  const std::set<std::string>& read() const { return read_; }
  void mark_read(const std::string& section);

  // Takes up what was kept of an earlier visit.
  void restore(const course::LessonProgress& kept);

 private:
  std::optional<course::QuizSession> quiz_;
  std::set<std::string> read_;
};

}  // namespace ui
