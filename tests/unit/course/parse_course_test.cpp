#include <gtest/gtest.h>

#include "course/parse.hpp"
#include "sample.hpp"

namespace course {
namespace {

std::string refusal(const nlohmann::json& course) {
  try {
    parse_course(course.dump(), "course.json");
  } catch (const BundleError& error) {
    return error.what();
  }
  return "";
}

TEST(ParseCourse, ReadsWhatTheIndexShows) {
  const Course course = parse_course(sample_course().dump(), "course.json");
  EXPECT_EQ(course.title, "A Course");
  EXPECT_EQ(course.summary, "What it is about.");
  const LessonInfo* lesson = course.find("one");
  ASSERT_NE(lesson, nullptr);
  EXPECT_EQ(lesson->number, 2);
  EXPECT_EQ(lesson->minutes, 5);
  EXPECT_EQ(lesson->sections.at(1).title, "Second Part");
  EXPECT_EQ(lesson->questions, (std::vector<std::string>{"sum", "product"}));
  EXPECT_EQ(lesson->deeper, (std::vector<std::string>{"order"}));
  EXPECT_EQ(course.find("two"), nullptr);
}

TEST(ParseCourse, RefusesWhatIsMissing) {
  nlohmann::json course = sample_course();
  course["lessons"][0]["sections"][1].erase("title");
  EXPECT_EQ(refusal(course), "course.json: lessons[0].sections[1].title is missing" + remedy());
}

TEST(ParseCourse, RefusesALessonTwice) {
  nlohmann::json course = sample_course();
  course["lessons"].push_back(course["lessons"][0]);
  EXPECT_EQ(refusal(course), "course.json: lessons[1] repeats the slug \"one\"" + remedy());
}

TEST(ParseCourse, RefusesAnotherFormat) {
  nlohmann::json course = sample_course();
  course["format"] = 0;
  EXPECT_TRUE(refusal(course).starts_with("course.json: format is 0, but")) << refusal(course);
}

nlohmann::json sample_opening() {
  return nlohmann::json::parse(R"json({
    "lesson": "one", "demo": "greet", "title": "A greeting", "sentence": "It greets you.", "step": 3,
    "python": {"file": "greet.py", "lines": [["bprint"]]}
  })json");
}

TEST(ParseCourse, ReadsWhatTheIndexPlays) {
  nlohmann::json course = sample_course();
  EXPECT_FALSE(parse_course(course.dump(), "course.json").opening.has_value());
  course["opening"] = sample_opening();
  const Opening opening = parse_course(course.dump(), "course.json").opening.value();
  EXPECT_EQ(opening.lesson, "one");
  EXPECT_EQ(opening.demo, "greet");
  EXPECT_EQ(opening.title, "A greeting");
  EXPECT_EQ(opening.sentence, "It greets you.");
  EXPECT_EQ(opening.step, 3U);
  EXPECT_EQ(opening.python.lines.at(0).at(0).text, "print");
}

TEST(ParseCourse, RefusesAnOpeningWithoutItsListing) {
  nlohmann::json course = sample_course();
  course["opening"] = sample_opening();
  course["opening"].erase("python");
  EXPECT_EQ(refusal(course), "course.json: opening.python is missing" + remedy());
}

}  // namespace
}  // namespace course
