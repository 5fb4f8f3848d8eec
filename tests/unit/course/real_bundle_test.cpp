// The bundles that the content compiler writes of the course itself.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "course/parse.hpp"
#include "course/quiz_session.hpp"
#include "places.hpp"

namespace course {
namespace {

std::string read(const std::string& name) {
  std::ifstream file(std::string(places::compiled_course) + "/" + name);
  EXPECT_TRUE(file.is_open()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(RealBundle, EveryLessonOfTheCourseIsRead) {
  const Course course = parse_course(read("course.json"), "course.json");
  ASSERT_FALSE(course.lessons.empty());
  for (const LessonInfo& info : course.lessons) {
    const Lesson lesson = parse_lesson(read(info.slug + "/lesson.json"), info.slug);
    EXPECT_EQ(lesson.slug, info.slug);
    EXPECT_EQ(lesson.title, info.title);
    ASSERT_EQ(lesson.sections.size(), info.sections.size());
    for (std::size_t i = 0; i < info.sections.size(); ++i) {
      EXPECT_EQ(lesson.sections[i].id, info.sections[i].id);
    }
    EXPECT_EQ(lesson.quiz.questions.size(), info.questions.size());
    EXPECT_EQ(lesson.quiz.deeper.size(), info.deeper.size());
  }
}

TEST(RealBundle, TheAsyncLessonIsWhole) {
  const Lesson lesson = parse_lesson(read("async-python/lesson.json"), "async-python");
  EXPECT_EQ(lesson.sections.size(), 6U);
  EXPECT_EQ(lesson.quiz.questions.size(), 4U);
  EXPECT_EQ(lesson.demos.size(), 20U);
  for (const Demo& demo : lesson.demos) {
    EXPECT_NE(lesson.find_section(demo.section), nullptr) << demo.id;
    EXPECT_FALSE(demo.python.lines.empty()) << demo.id;
    EXPECT_FALSE(demo.javascript.lines.empty()) << demo.id;
    EXPECT_FALSE(demo.predictions.empty()) << demo.id;
    EXPECT_NE(demo.cpp.has_value(), !demo.run.empty()) << demo.id;
  }
}

TEST(RealBundle, TheProgramsInCppAreThoseOfTheLesson) {
  Lesson lesson = parse_lesson(read("async-python/lesson.json"), "async-python");
  parse_programs(read("async-python/programs.json"), "programs.json", lesson);
  for (const Demo& demo : lesson.demos) {
    if (demo.cpp) {
      EXPECT_FALSE(demo.cpp->lines.empty()) << demo.id;
    }
  }
}

TEST(RealBundle, EveryTermOfTheStageIsDefined) {
  const Lesson lesson = parse_lesson(read("async-python/lesson.json"), "async-python");
  for (const char* term : {"event loop", "iteration", "callback", "ready queue", "timer",
                           "coroutine", "task", "await", "future", "outside", "cancel", "output"}) {
    ASSERT_NE(lesson.find_definition(term), nullptr) << term;
  }
}

TEST(RealBundle, EveryExplanationLeadsToASection) {
  const Lesson lesson = parse_lesson(read("async-python/lesson.json"), "async-python");
  for (const auto* part : {&lesson.quiz.questions, &lesson.quiz.deeper}) {
    for (const Question& question : *part) {
      for (const Option& option : question.options) {
        ASSERT_GE(option.see.size(), 2U) << question.id;
        EXPECT_NE(lesson.find_section(option.see[1].href.substr(1)), nullptr) << question.id;
      }
    }
  }
}

TEST(RealBundle, DeeperQuestionsShowTheirPrograms) {
  const Lesson lesson = parse_lesson(read("async-python/lesson.json"), "async-python");
  EXPECT_GE(lesson.quiz.deeper.size(), 6U);
  EXPECT_LE(lesson.quiz.deeper.size(), 10U);
  for (const Question& question : lesson.quiz.deeper) EXPECT_TRUE(question.code.has_value());
}

TEST(RealBundle, ItsQuizScoresFromNothingToEverything) {
  const Lesson lesson = parse_lesson(read("async-python/lesson.json"), "async-python");
  QuizSession session(lesson.quiz);
  int right = 0;
  for (const Question& question : lesson.quiz.questions) {
    std::set<std::string> explanations;
    for (int option = 0; option < 4; ++option) {
      session.answer(question.id, option);
      EXPECT_EQ(session.score(), right + (session.correct(question.id) ? 1 : 0));
      ASSERT_NE(session.explanation(question.id), nullptr);
      explanations.insert(plain_text(*session.explanation(question.id)));
    }
    EXPECT_EQ(explanations.size(), 4U) << question.id;
    for (int option = 0; option < 4; ++option) {
      session.answer(question.id, option);
      if (session.correct(question.id)) break;
    }
    EXPECT_EQ(session.score(), ++right);
  }
  EXPECT_TRUE(session.complete());
}

}  // namespace
}  // namespace course
