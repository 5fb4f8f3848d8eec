// What a learner has set up in an open lesson: which language a listing shows, what was copied last,
// which demo is on the stage, what was answered. Every change of it lays the lesson out anew.
//   state.choose(question, 2);
//   state.score_text() == "3/4"
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "course/lesson.hpp"

namespace ui {

class LessonState {
 public:
  const course::Lesson* lesson = nullptr;
  std::string lesson_href{};  // address of the lesson, as links use it
  std::string index_href{};   // and of the course index

  std::unordered_map<std::string, std::size_t> language;  // by listing: 0 Python, 1 JavaScript
  std::string copying{};                                  // id of the copy button in use
  std::string copied{};                                   // and of the one that says so
  std::string demo{};                                     // on the stage; "" when it is closed

  // What the learner asked for; the shell carries it out.
  std::string open_demo{};
  std::string go_to{};  // id of a section, or "quiz"
  bool go_to_index = false;
  bool to_keep = false;  // answers or read sections changed

  // Set anew in every frame: where this frame's primary button stands, or -1.
  float primary_y = -1;

  // Counts the changes that need a new layout.
  unsigned version = 0;
  void change() { ++version; }

  // Starts with another lesson.
  void show(const course::Lesson& shown);

  // The option chosen last, or -1.
  int answer(const course::Question& question) const;
  void choose(const course::Question& question, int option);
  int score() const;
  std::string score_text() const;  // "3/4"
  bool complete() const;           // every question answered right

  bool read(const std::string& section) const { return read_.contains(section); }
  void mark_read(const std::string& section);

  // For the keeper of progress.
  std::unordered_map<std::string, int> answers;  // by question id
  std::unordered_set<std::string> read_;
};

}  // namespace ui
