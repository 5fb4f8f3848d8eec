// A solved exercise is marked where it stands in the lesson, and counts in the completion.
#include <gtest/gtest.h>

#include "course/exercises.hpp"
#include "lesson_view_fixture.hpp"

namespace {

course::Block text(std::string words, std::string href = {}) {
  return {course::Paragraph{{course::Run{.text = std::move(words), .href = std::move(href)}}}};
}

course::Block exercise(const std::string& id) {
  return {course::Callout{
      .title = "Exercise: " + id,
      .blocks = {text("Do it."), text("Try it", "../play/#front=lesson&trace=code:small/" + id)}}};
}

struct ExerciseTest : LessonViewTest {
  ExerciseTest() : lesson(small_lesson()) {
    auto& blocks = lesson.sections.at(0).blocks;
    blocks = {exercise("quick"),
              {course::Callout{.title = "Note", .blocks = {text("No exercise.")}}},
              exercise("slow")};
    view.show(lesson);
  }
  void solve(const std::string& id) {
    view.state().restore({.exercises = {id}});
    draw();
  }
  std::string words() const { return ui::text_of(*screen.tree); }

  course::Lesson lesson;
};

TEST_F(ExerciseTest, IsACalloutThatLeadsToItsProgram) {
  EXPECT_EQ(course::exercises_of(lesson), (std::vector<std::string_view>{"quick", "slow"}));
  EXPECT_EQ(course::exercise_of({.title = "Empty"}), "");
  EXPECT_EQ(course::exercise_of({.blocks = {text("elsewhere", "../other/#part")}}), "");
}

TEST_F(ExerciseTest, IsMarkedWhenItIsSolved) {
  draw();
  EXPECT_EQ(words().find("Solved"), std::string::npos);
  solve("slow");
  EXPECT_NE(words().find("Exercise: slow ✓ Solved"), std::string::npos) << words();
  EXPECT_EQ(words().find("Exercise: quick ✓ Solved"), std::string::npos);
}

TEST_F(ExerciseTest, IsForgottenWithTheLesson) {
  solve("slow");
  view.show(lesson);
  draw();
  EXPECT_EQ(words().find("Solved"), std::string::npos);
}

TEST_F(ExerciseTest, CountsWhereTheCompletionSaysWhatWasDone) {
  solve("slow");
  click("lesson/quiz/q1/1");
  click("lesson/quiz/q2/0");
  EXPECT_EQ(fact("exercises"), "Exercises: 1 of 2 solved");
}

}  // namespace
