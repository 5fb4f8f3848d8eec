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

TEST(MergeProgress, AnExamThatOneOfThemSubmittedIsSubmitted) {
  const Progress submitted = with({.submitted = true});
  EXPECT_TRUE(merge({}, submitted, with({})).lessons.at("one").submitted);
  EXPECT_TRUE(merge({}, with({}), submitted).lessons.at("one").submitted);
}

TEST(MergeProgress, SubmittedAnswersAreNotChangedByOthers) {
  const Progress submitted = with({.answers = {{"sum", {"aa", 1}}}, .submitted = true});
  const Progress others = with({.answers = {{"sum", {"aa", 2}}, {"product", {"bb", 0}}}});
  EXPECT_EQ(merge({}, submitted, others).lessons.at("one").answers, (Answers{{"sum", {"aa", 1}}}));
  EXPECT_EQ(merge({}, others, submitted).lessons.at("one").answers, (Answers{{"sum", {"aa", 1}}}));
}

TEST(MergeProgress, PredictionsOfBothTabsAreKept) {
  const Progress merged = merge({}, with({.predictions = {{"a/1", PredictionResult::right}}}),
                                with({.predictions = {{"b/1", PredictionResult::wrong}}}));
  EXPECT_EQ(
      merged,
      with({.predictions = {{"a/1", PredictionResult::right}, {"b/1", PredictionResult::wrong}}}));
}

TEST(MergeProgress, ExercisesSolvedInEitherTabStaySolvedEvenAfterAReset) {
  const Progress mine = with({.exercises = {"quick"}});
  EXPECT_EQ(merge({}, mine, with({.exercises = {"slow"}})), with({.exercises = {"quick", "slow"}}));
  EXPECT_EQ(merge(mine, mine, with({.resets = 1})), with({.resets = 1, .exercises = {"quick"}}));
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

TEST(MergeProgress, OfTwoFirstTriesTheOneStoredFirstCounts) {
  const Progress mine = with({.answers = {{"sum", {"aa", 2}}}, .first = {{"sum", {"aa", 2}}}});
  const Progress theirs = with({.answers = {{"sum", {"aa", 1}}}, .first = {{"sum", {"aa", 1}}}});
  const LessonProgress merged = merge({}, mine, theirs).lessons.at("one");
  EXPECT_EQ(merged.first, (Answers{{"sum", {"aa", 1}}}));
  EXPECT_EQ(merged.answers, (Answers{{"sum", {"aa", 2}}}));
}

TEST(MergeProgress, FirstTriesOfBothTabsAreKept) {
  const Progress mine = with({.answers = {{"sum", {"aa", 2}}}, .first = {{"sum", {"aa", 2}}}});
  const Progress theirs =
      with({.answers = {{"product", {"bb", 0}}}, .first = {{"product", {"bb", 1}}}});
  EXPECT_EQ(merge({}, mine, theirs).lessons.at("one").first,
            (Answers{{"sum", {"aa", 2}}, {"product", {"bb", 1}}}));
}

/// A wrong answer, and the same cleared to be tried again.
const Answers wrong{{"sum", {"aa", 2}}};
const LessonProgress answered{.answers = wrong, .first = wrong};
const LessonProgress cleared{.first = wrong};

TEST(MergeProgress, AnAnswerClearedHereIsClearedInTheOtherTab) {
  const Progress base = with(answered);
  EXPECT_EQ(merge(base, with(cleared), base), with(cleared));
}

TEST(MergeProgress, AnAnswerClearedInTheOtherTabIsClearedHere) {
  const Progress base = with(answered);
  EXPECT_EQ(merge(base, base, with(cleared)), with(cleared));
}

TEST(MergeProgress, AnAnswerClearedHereButChangedThereIsClearedAtLast) {
  const Progress there = with({.answers = {{"sum", {"aa", 1}}}, .first = wrong});
  EXPECT_EQ(merge(with(answered), with(cleared), there), with(cleared));
}

TEST(MergeProgress, AResetHereIsNotUndone) {
  const Progress base = with(answered);
  const Progress reset = with({.resets = 1});
  EXPECT_EQ(merge(base, reset, base), reset);
}

TEST(MergeProgress, AResetInTheOtherTabArrives) {
  const Progress base = with(answered);
  const Progress reset = with({.resets = 1});
  EXPECT_EQ(merge(base, base, reset), reset);
}

TEST(MergeProgress, AnAnswerGivenAfterAResetElsewhereIsKeptAndIsAFirstTry) {
  const Progress base = with(answered);
  const Answers newer{{"sum", {"aa", 1}}};
  const Progress mine = with({.answers = newer, .first = wrong});
  EXPECT_EQ(merge(base, mine, with({.resets = 1})),
            with({.answers = newer, .first = newer, .resets = 1}));
}

TEST(MergeProgress, AnswersFromAfterTwoResetsAddUp) {
  const Answers product{{"product", {"bb", 0}}};
  const Answers sum{{"sum", {"aa", 2}}};
  const Progress mine = with({.answers = sum, .first = sum, .resets = 1});
  const Progress theirs = with({.answers = product, .first = product, .resets = 1});
  const LessonProgress merged = merge(with(answered), mine, theirs).lessons.at("one");
  EXPECT_EQ(merged.answers, (Answers{{"product", {"bb", 0}}, {"sum", {"aa", 2}}}));
  EXPECT_EQ(merged.first, merged.answers);
}

TEST(MergeProgress, AResetClearsThePredictionsFromBeforeItInEitherTab) {
  const Progress base = with({.predictions = {{"demo/a", PredictionResult::wrong}}});
  const Progress reset = with({.resets = 1});
  EXPECT_EQ(merge(base, reset, base), reset);
  EXPECT_EQ(merge(base, base, reset), reset);
}

TEST(MergeProgress, APredictionMadeAfterAResetElsewhereIsKept) {
  const Progress base = with({.predictions = {{"demo/a", PredictionResult::wrong}}});
  const Progress mine = with(
      {.predictions = {{"demo/a", PredictionResult::wrong}, {"demo/b", PredictionResult::right}}});
  EXPECT_EQ(merge(base, mine, with({.resets = 1})),
            with({.resets = 1, .predictions = {{"demo/b", PredictionResult::right}}}));
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

TEST(MergeProgress, TheSplitOfTheWindowIsOneSetting) {
  const Progress base;
  const Progress hidden{.settings = {.split = {.hidden = true}}};
  const Progress wider{.settings = {.split = {.lesson = 600}}};
  EXPECT_EQ(merge(base, hidden, wider).settings, hidden.settings);
  EXPECT_EQ(merge(base, base, wider).settings, wider.settings);
}

TEST(MergeProgress, WhatDidNotChangeIsLeftAsItIs) {
  const Progress same = with({.sections = {"a"}, .answers = {{"sum", {"aa", 1}}}, .score = 1});
  EXPECT_EQ(merge(same, same, same), same);
}

}  // namespace
}  // namespace course
