// Two tabs that store into the same place: neither loses what the other did.
#include <gtest/gtest.h>

#include "course/progress.hpp"

namespace course {
namespace {

using Answers = std::map<std::string, Answer>;

Progress with(LessonProgress lesson) { return {.lessons = {{"one", std::move(lesson)}}}; }

TEST(MergeProgress, AnswersOfBothTabsAreKept) {
  const Progress merged = merge({}, with({.answers = {{"sum", {"aa", 1}}}}),
                                with({.answers = {{"product", {"bb", 0}}}}));
  EXPECT_EQ(merged.lessons.at("one").answers,
            (Answers{{"sum", {"aa", 1}}, {"product", {"bb", 0}}}));
}

TEST(MergeProgress, AnAnswerChangedHereWins) {
  const Progress base = with({.answers = {{"sum", {"aa", 1}}, {"product", {"bb", 0}}}});
  const Progress mine = with({.answers = {{"sum", {"aa", 2}}, {"product", {"bb", 0}}}});
  const Progress theirs = with({.answers = {{"sum", {"aa", 1}}, {"product", {"bb", 3}}}});
  EXPECT_EQ(merge(base, mine, theirs).lessons.at("one").answers,
            (Answers{{"sum", {"aa", 2}}, {"product", {"bb", 3}}}));
}

TEST(MergeProgress, AnAnswerThatTheOtherTabDroppedIsKept) {
  const Progress both = with({.answers = {{"sum", {"aa", 1}}}});
  EXPECT_EQ(merge(both, both, with({})), both);
}

TEST(MergeProgress, ARewordedQuestionCountsAsChanged) {
  const Progress base = with({.answers = {{"sum", {"old", 1}}}});
  const Progress mine = with({.answers = {{"sum", {"new", 1}}}});
  EXPECT_EQ(merge(base, mine, base), mine);
}

TEST(MergeProgress, PredictionsOfBothTabsAreKept) {
  const Progress merged = merge({}, with({.predictions = {{"a/1", PredictionResult::right}}}),
                                with({.predictions = {{"b/1", PredictionResult::wrong}}}));
  EXPECT_EQ(
      merged,
      with({.predictions = {{"a/1", PredictionResult::right}, {"b/1", PredictionResult::wrong}}}));
}

TEST(MergeProgress, APredictionOutweighsASkippedOne) {
  const Progress made = with({.predictions = {{"a/1", PredictionResult::wrong}}});
  const Progress skipped = with({.predictions = {{"a/1", PredictionResult::skipped}}});
  EXPECT_EQ(merge({}, made, skipped), made);
  EXPECT_EQ(merge({}, skipped, made), made);
}

TEST(MergeProgress, OfTwoPredictionsTheOneStoredFirstStays) {
  const Progress stored = with({.predictions = {{"a/1", PredictionResult::wrong}}});
  EXPECT_EQ(merge({}, with({.predictions = {{"a/1", PredictionResult::right}}}), stored), stored);
}

TEST(MergeProgress, SectionsReadAddUp) {
  const Progress merged = merge({}, with({.sections = {"a"}}), with({.sections = {"b"}}));
  EXPECT_EQ(merged.lessons.at("one").sections, (std::set<std::string>{"a", "b"}));
}

TEST(MergeProgress, ThePositionIsThatOfTheTabThatMoved) {
  const Progress base = with({.position = "a"});
  EXPECT_EQ(merge(base, with({.position = "b"}), base).lessons.at("one").position, "b");
  EXPECT_EQ(merge(base, base, with({.position = "c"})).lessons.at("one").position, "c");
}

TEST(MergeProgress, LessonsOfEitherTabAreKept) {
  const Progress mine{.lessons = {{"one", {.position = "a"}}}};
  const Progress theirs{.lessons = {{"two", {.position = "b"}}}};
  EXPECT_EQ(merge({}, mine, theirs).lessons.size(), 2U);
}

TEST(MergeProgress, SettingsAreTakenOneByOne) {
  const Progress base{.settings = {"dark", 1}};
  const Progress mine{.settings = {"light", 1}};
  const Progress theirs{.settings = {"dark", 3}};
  EXPECT_EQ(merge(base, mine, theirs).settings, (Settings{"light", 3}));
}

TEST(MergeProgress, WhatDidNotChangeIsLeftAsItIs) {
  const Progress same = with({.sections = {"a"}, .answers = {{"sum", {"aa", 1}}}, .score = 1});
  EXPECT_EQ(merge(same, same, same), same);
}

}  // namespace
}  // namespace course
