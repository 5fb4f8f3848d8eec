// Progress between storage, the open lesson and the index, while other tabs store into the same place.
#include "app/progress_keeper.hpp"

#include <gtest/gtest.h>

#include <string>

#include "lesson_fixture.hpp"

namespace {

// A browser's storage, and a tab that has the small lesson open.
struct Tab {
  explicit Tab(std::string& storage) : storage(storage), keeper(storage, "") {
    state.show(small_lesson());
    keeper.restore(state);
  }
  // As the app does it.
  void keep(const std::string& position = "first", bool acted = false) {
    if (!keeper.collect(state, position, acted)) return;
    if (keeper.take_over(storage)) keeper.restore(state);
    if (!keeper.writes()) return;
    storage = keeper.take_text();
    keeper.saved(true);
    ++writes;
  }
  void answer(const std::string& question, int option) {
    state.choose(question, option);
    keep("first", true);
  }
  void retry() {
    state.clear_wrong(course::QuizPart::lesson);
    keep("first", true);
  }
  void reset() {
    state.reset_answers();
    keep("first", true);
  }
  void hear() {
    if (keeper.take_over(storage)) keeper.restore(state);
  }

  std::string& storage;
  app::ProgressKeeper keeper;
  ui::LessonState state;
  int writes = 0;
};

course::LessonProgress kept(const std::string& storage) {
  return course::load_progress(storage).progress.lessons["small"];
}

TEST(ProgressKeeper, AnExerciseIsSolvedOnceAndStaysSoInTheOpenLesson) {
  std::string storage;
  Tab tab(storage);
  EXPECT_TRUE(tab.keeper.solve("small", "be-quick"));
  EXPECT_FALSE(tab.keeper.solve("small", "be-quick"));
  tab.keeper.restore(tab.state);
  EXPECT_TRUE(tab.state.solved("be-quick"));
  tab.answer("q1", 1);
  EXPECT_EQ(kept(storage).exercises, std::set<std::string>{"be-quick"});
  tab.reset();
  EXPECT_EQ(kept(storage).exercises, std::set<std::string>{"be-quick"});
}

TEST(ProgressKeeper, TwoTabsKeepTheAnswersOfBoth) {
  std::string storage;
  Tab one(storage);
  Tab other(storage);
  one.answer("q1", 1);
  other.answer("q2", 0);
  EXPECT_EQ(kept(storage).answers.size(), 2U);
  EXPECT_EQ(kept(storage).score, 2);
}

TEST(ProgressKeeper, ATabShowsWhatTheOtherAnswered) {
  std::string storage;
  Tab one(storage);
  Tab other(storage);
  one.answer("q1", 1);
  other.hear();
  EXPECT_EQ(other.state.quiz().chosen("q1"), 1);
  EXPECT_EQ(other.state.score_text(course::QuizPart::lesson), "1/2");
}

TEST(ProgressKeeper, TheLaterAnswerToAQuestionCounts) {
  std::string storage;
  Tab one(storage);
  Tab other(storage);
  one.answer("q1", 0);
  other.answer("q1", 1);
  one.hear();
  EXPECT_EQ(kept(storage).answers.at("q1").option, 1);
  EXPECT_EQ(one.state.quiz().chosen("q1"), 1);
  one.answer("q1", 0);
  EXPECT_EQ(kept(storage).answers.at("q1").option, 0);
}

TEST(ProgressKeeper, FirstTriesAreKept) {
  std::string storage;
  Tab tab(storage);
  tab.answer("q1", 0);
  tab.answer("q1", 1);
  const Tab later(storage);
  EXPECT_EQ(later.state.first_try_text(course::QuizPart::lesson), "first try: 0/2");
  EXPECT_EQ(kept(storage).first.at("q1").option, 0);
}

TEST(ProgressKeeper, AnswersStoredBeforeFirstTriesWereGetNone) {
  std::string storage =
      R"({"format":1,"lessons":{"small":{"answers":{"q1":{"hash":"h1","option":1}},"score":1}}})";
  Tab tab(storage);
  EXPECT_EQ(tab.state.score_text(course::QuizPart::lesson), "1/2");
  tab.answer("q1", 0);
  tab.retry();
  tab.answer("q1", 1);
  const Tab later(storage);
  EXPECT_EQ(later.state.first_try_text(course::QuizPart::lesson), "first try: 0/1, 1 not recorded");
}

TEST(ProgressKeeper, AnswersClearedForAnotherTryAreClearedInBothTabs) {
  std::string storage;
  Tab one(storage);
  Tab other(storage);
  one.answer("q1", 0);
  other.hear();
  other.retry();
  one.hear();
  EXPECT_EQ(one.state.quiz().chosen("q1"), std::nullopt);
  one.answer("q2", 0);
  EXPECT_FALSE(kept(storage).answers.contains("q1"));
  EXPECT_EQ(kept(storage).first.at("q1").option, 0);
}

TEST(ProgressKeeper, AResetReachesTheOtherTabAndIsNotUndoneByIt) {
  std::string storage;
  Tab one(storage);
  Tab other(storage);
  one.answer("q1", 0);
  other.hear();
  other.answer("q2", 0);
  one.hear();
  one.reset();
  other.state.mark_read("first");
  other.keep("first", true);  // before it has heard
  EXPECT_TRUE(kept(storage).answers.empty());
  EXPECT_TRUE(kept(storage).first.empty());
  EXPECT_FALSE(other.state.quiz().started());
  EXPECT_EQ(kept(storage).score, 0);
  other.answer("q1", 1);
  one.hear();
  EXPECT_EQ(one.state.score_text(course::QuizPart::lesson), "1/2");
  EXPECT_EQ(one.state.first_try_text(course::QuizPart::lesson), "first try: 1/2");
}

TEST(ProgressKeeper, AResetClearsThePredictionsInBothTabs) {
  std::string storage;
  Tab one(storage);
  Tab other(storage);
  one.state.predict("demo/a", course::PredictionResult::wrong);
  one.keep("first", true);
  other.hear();
  one.reset();
  EXPECT_TRUE(kept(storage).predictions.empty());
  other.hear();
  EXPECT_TRUE(other.state.predictions().empty());
}

TEST(ProgressKeeper, AnAnswerGivenBeforeATabHearsOfAResetIsKept) {
  std::string storage;
  Tab one(storage);
  Tab other(storage);
  one.answer("q1", 0);
  other.hear();
  one.reset();
  other.answer("q2", 0);
  EXPECT_EQ(kept(storage).answers.size(), 1U);
  EXPECT_TRUE(kept(storage).answers.contains("q2"));
}

TEST(ProgressKeeper, TheCardCountsDeeperQuestionsApart) {
  std::string storage;
  Tab tab(storage);
  tab.answer("q1", 1);
  tab.answer("d1", 1);
  course::LessonInfo info;
  info.slug = "small";
  info.questions = {"q1", "q2"};
  info.deeper = {"d1"};
  const ui::IndexView::Card card = tab.keeper.card(info, "/");
  EXPECT_EQ(card.answered, 1);
  EXPECT_EQ(card.score, 1);
  EXPECT_EQ(card.questions, 2);
  EXPECT_EQ(card.deeper.answered, 1);
  EXPECT_EQ(card.deeper.score, 1);
  EXPECT_EQ(card.deeper.questions, 1);
}

TEST(ProgressKeeper, TabsAtDifferentPlacesDoNotTakeTurnsForEver) {
  std::string storage;
  Tab one(storage);
  Tab other(storage);
  for (int turn = 0; turn < 5; ++turn) {
    one.keep("first");
    other.hear();
    other.keep("second");
    one.hear();
  }
  EXPECT_LE(one.writes + other.writes, 2);
  EXPECT_EQ(kept(storage).position, "second");
}

TEST(ProgressKeeper, StorageThatWasClearedElsewhereTakesNothingAway) {
  std::string storage;
  Tab tab(storage);
  tab.answer("q1", 1);
  storage.clear();
  tab.answer("q2", 0);
  EXPECT_EQ(kept(storage).answers.size(), 2U);
}

TEST(ProgressKeeper, NothingIsWrittenOverANewerFormat) {
  std::string storage;
  Tab tab(storage);
  tab.answer("q1", 1);
  const std::string newer = R"({"format":2,"lessons":{}})";
  storage = newer;
  tab.answer("q2", 0);
  EXPECT_EQ(storage, newer);
  EXPECT_FALSE(tab.keeper.writes());
  EXPECT_NE(tab.keeper.problem().find("newer version"), std::string::npos);
}

TEST(ProgressKeeper, JunkFromElsewhereIsReplacedByWhatIsHere) {
  std::string storage;
  Tab tab(storage);
  tab.answer("q1", 1);
  for (const char* junk : {"{", "[]", "null", R"({"format":1,"lessons":7,"settings":[]})"}) {
    storage = junk;
    tab.hear();
    tab.state.mark_read("first");
    tab.keep("first", true);
    EXPECT_EQ(kept(storage).answers.size(), 1U) << junk;
  }
}

TEST(ProgressKeeper, BlockedStorageIsReportedAndNeverWritten) {
  app::ProgressKeeper keeper("", "blocked");
  EXPECT_TRUE(keeper.blocked());
  EXPECT_FALSE(keeper.writes());
  EXPECT_EQ(keeper.problem(), "");
  EXPECT_FALSE(keeper.take_over(R"({"format":1,"settings":{"theme":"light"}})"));
}

TEST(ProgressKeeper, SettingsOfBothTabsAreKept) {
  std::string storage;
  Tab one(storage);
  Tab other(storage);
  one.keeper.settings().theme = "light";
  one.keeper.take_over(storage);
  storage = one.keeper.take_text();
  one.keeper.saved(true);
  other.keeper.settings().text = 3;
  EXPECT_TRUE(other.keeper.take_over(storage));
  EXPECT_EQ(other.keeper.settings(), (course::Settings{"light", 3}));
}

}  // namespace
