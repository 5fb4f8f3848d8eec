// Progress is restored as it was stored; anything else in storage is reported and does no harm.
#include "course/progress.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace course {
namespace {

Progress sample() {
  Progress progress;
  progress.settings = {"dark", 2, {.lesson = 420, .hidden = true}};
  progress.lessons["one"] = {.sections = {"first", "second"},
                             .answers = {{"sum", {"aa", 1}}, {"product", {"bb", 0}}},
                             .first = {{"sum", {"aa", 2}}, {"old", {"cc", Answer::unknown}}},
                             .resets = 3,
                             .predictions = {{"greet/0a", PredictionResult::right},
                                             {"greet/0b", PredictionResult::wrong},
                                             {"wait/0a", PredictionResult::skipped}},
                             .exercises = {"be-quick"},
                             .position = "second",
                             .score = 2,
                             .deeper = 1};
  return progress;
}

LoadedProgress load(const nlohmann::json& stored) { return load_progress(stored.dump()); }

nlohmann::json stored() { return nlohmann::json::parse(dump_progress(sample())); }

TEST(Progress, ComesBackAsItWas) {
  const LoadedProgress loaded = load_progress(dump_progress(sample()));
  EXPECT_EQ(loaded.progress, sample());
  EXPECT_EQ(loaded.problem, "");
  EXPECT_FALSE(loaded.newer);
}

TEST(Progress, IsStoredInTheDocumentedForm) {
  EXPECT_EQ(stored(), nlohmann::json::parse(R"({"format": 1,
      "lessons": {"one": {"sections": ["first", "second"],
                          "answers": {"sum": {"hash": "aa", "option": 1},
                                      "product": {"hash": "bb", "option": 0}},
                          "first": {"sum": {"hash": "aa", "option": 2},
                                    "old": {"hash": "cc", "option": -1}},
                          "resets": 3,
                          "predictions": {"greet/0a": "right", "greet/0b": "wrong",
                                          "wait/0a": "skipped"},
                          "exercises": ["be-quick"],
                          "position": "second", "score": 2, "deeper": 1}},
      "settings": {"theme": "dark", "text": 2, "lesson": 420, "hidden": 1}})"));
}

TEST(Progress, IsStoredInTheSameBytesByEveryEdition) {
  Progress progress = sample();
  progress.lessons["one"].submitted = true;
  progress.lessons["one"].tries = {{"sum", 3}};
  progress.lessons["two"] = {};
  EXPECT_EQ(
      dump_progress(progress),
      R"({"format":1,"lessons":{"one":{"answers":{"product":{"hash":"bb","option":0},)"
      R"("sum":{"hash":"aa","option":1}},"deeper":1,"exercises":["be-quick"],"first":{"old":{"hash":"cc","option":-1},)"
      R"("sum":{"hash":"aa","option":2}},"position":"second","predictions":{"greet/0a":"right",)"
      R"("greet/0b":"wrong","wait/0a":"skipped"},"resets":3,"score":2,)"
      R"("sections":["first","second"],"submitted":1,"tries":{"sum":3}},"two":{"answers":{},)"
      R"("deeper":0,"first":{},"position":"","resets":0,"score":0,"sections":[]}},)"
      R"("settings":{"hidden":1,"lesson":420,"text":2,"theme":"dark"}})");
}

TEST(Progress, WithATextThatIsNotUnicodeCanStillBeStored) {
  Progress progress;
  progress.lessons["one"].position = "\xff";
  const LoadedProgress loaded = load_progress(dump_progress(progress));
  EXPECT_EQ(loaded.problem, "");
  EXPECT_EQ(loaded.progress.lessons.at("one").position, "\uFFFD");
}

TEST(Progress, NothingStoredIsAFirstVisit) {
  const LoadedProgress loaded = load_progress("");
  EXPECT_EQ(loaded.progress, Progress{});
  EXPECT_EQ(loaded.problem, "");
}

TEST(Progress, OlderEntriesLackTheScore) {
  nlohmann::json older = stored();
  older["lessons"]["one"].erase("score");
  const LoadedProgress loaded = load(older);
  EXPECT_EQ(loaded.problem, "");
  EXPECT_EQ(loaded.progress.lessons.at("one").score, 0);
  EXPECT_EQ(loaded.progress.lessons.at("one").answers.size(), 2U);
}

TEST(Progress, OlderEntriesLackThePredictions) {
  nlohmann::json older = stored();
  older["lessons"]["one"].erase("predictions");
  const LoadedProgress loaded = load(older);
  EXPECT_EQ(loaded.problem, "");
  EXPECT_TRUE(loaded.progress.lessons.at("one").predictions.empty());
  EXPECT_EQ(loaded.progress.lessons.at("one").answers, sample().lessons["one"].answers);
}

TEST(Progress, OlderEntriesLackTheExercises) {
  nlohmann::json older = stored();
  older["lessons"]["one"].erase("exercises");
  const LoadedProgress loaded = load(older);
  EXPECT_EQ(loaded.problem, "");
  EXPECT_TRUE(loaded.progress.lessons.at("one").exercises.empty());
}

TEST(Progress, OneBrokenExerciseCostsNothingElse) {
  nlohmann::json broken = stored();
  broken["lessons"]["one"]["exercises"] = {"be-quick", 7, std::string(300, 'x')};
  LoadedProgress loaded = load(broken);
  EXPECT_EQ(loaded.progress, sample());
  EXPECT_NE(loaded.problem.find("an exercise solved of the lesson \"one\""), std::string::npos)
      << loaded.problem;
  broken["lessons"]["one"]["exercises"] = "be-quick";
  loaded = load(broken);
  EXPECT_TRUE(loaded.progress.lessons.at("one").exercises.empty());
  EXPECT_EQ(loaded.progress.lessons.at("one").answers, sample().lessons["one"].answers);
  EXPECT_NE(loaded.problem.find("the exercises solved of the lesson"), std::string::npos);
}

TEST(Progress, WithoutPredictionsNothingIsStoredOfThem) {
  Progress none = sample();
  none.lessons["one"].predictions.clear();
  EXPECT_FALSE(
      nlohmann::json::parse(dump_progress(none))["lessons"]["one"].contains("predictions"));
}

TEST(Progress, OlderEntriesLackFirstTriesAndGetNone) {
  nlohmann::json older = stored();
  for (const char* key : {"first", "resets", "deeper"}) older["lessons"]["one"].erase(key);
  const LoadedProgress loaded = load(older);
  EXPECT_EQ(loaded.problem, "");
  const LessonProgress& lesson = loaded.progress.lessons.at("one");
  EXPECT_EQ(lesson.answers, sample().lessons["one"].answers);
  EXPECT_TRUE(lesson.first.empty());
  EXPECT_EQ(lesson.resets, 0);
  EXPECT_EQ(lesson.deeper, 0);
}

TEST(Progress, AnExamThatWasSubmittedStaysSo) {
  Progress exam = sample();
  EXPECT_FALSE(nlohmann::json::parse(dump_progress(exam))["lessons"]["one"].contains("submitted"));
  exam.lessons["one"].submitted = true;
  EXPECT_EQ(load_progress(dump_progress(exam)).progress, exam);
}

TEST(Progress, OneBrokenFirstTryCostsNothingElse) {
  nlohmann::json broken = stored();
  broken["lessons"]["one"]["first"]["sum"]["option"] = -2;
  broken["lessons"]["one"]["resets"] = -1;
  const LoadedProgress loaded = load(broken);
  const LessonProgress& lesson = loaded.progress.lessons.at("one");
  EXPECT_EQ(lesson.first, (std::map<std::string, Answer>{{"old", {"cc", Answer::unknown}}}));
  EXPECT_EQ(lesson.answers, sample().lessons["one"].answers);
  EXPECT_EQ(lesson.resets, 0);
  EXPECT_NE(loaded.problem.find("the first answer \"sum\""), std::string::npos) << loaded.problem;
}

TEST(Progress, WhatIsDamagedStartsAfreshAndSaysSo) {
  for (const char* text : {"{", "{\"format\":1,\"lessons\":", "\xff\xfe", "nonsense"}) {
    const LoadedProgress loaded = load_progress(text);
    EXPECT_EQ(loaded.progress, Progress{}) << text;
    EXPECT_FALSE(loaded.newer) << text;
    EXPECT_EQ(loaded.problem,
              "Your stored progress could not be read (it is damaged or cut off), so you are "
              "starting over. Your next answer will replace it.");
  }
}

TEST(Progress, WhatIsSomethingElseStartsAfreshAndSaysSo) {
  for (const char* text : {"[]", "null", "7", "\"text\"", "{}"}) {
    EXPECT_NE(load_progress(text).problem.find("it has an unexpected form"), std::string::npos)
        << text;
  }
  for (const char* text : {R"({"format":"one"})", R"({"format":0})", R"({"format":null})"}) {
    EXPECT_NE(load_progress(text).problem.find("its format is unknown"), std::string::npos) << text;
  }
}

TEST(Progress, ANewerFormatIsLeftAlone) {
  for (const char* text : {R"({"format":2,"lessons":7})", R"({"format":1.5})"}) {
    const LoadedProgress loaded = load_progress(text);
    EXPECT_TRUE(loaded.newer) << text;
    EXPECT_EQ(loaded.progress, Progress{});
    EXPECT_NE(loaded.problem.find("newer version"), std::string::npos);
  }
}

TEST(Progress, OneBrokenAnswerCostsNoOther) {
  nlohmann::json broken = stored();
  broken["lessons"]["one"]["answers"]["sum"]["option"] = -1;
  const LoadedProgress loaded = load(broken);
  const LessonProgress& lesson = loaded.progress.lessons.at("one");
  EXPECT_EQ(lesson.answers, (std::map<std::string, Answer>{{"product", {"bb", 0}}}));
  EXPECT_EQ(lesson.sections, sample().lessons["one"].sections);
  EXPECT_EQ(loaded.progress.settings, sample().settings);
  EXPECT_TRUE(
      loaded.problem.starts_with("Part of your stored progress could not be read and was dropped: "
                                 "the answer \"sum\" of the lesson \"one\""))
      << loaded.problem;
  EXPECT_TRUE(loaded.problem.ends_with("Everything else was kept.")) << loaded.problem;
}

TEST(Progress, OneBrokenPredictionCostsNoOther) {
  for (const nlohmann::json& other : nlohmann::json::parse(R"([null, 1, "won", "", ["right"]])")) {
    nlohmann::json broken = stored();
    broken["lessons"]["one"]["predictions"]["greet/0a"] = other;
    const LoadedProgress loaded = load(broken);
    Progress expected = sample();
    expected.lessons["one"].predictions.erase("greet/0a");
    EXPECT_EQ(loaded.progress, expected) << other;
    EXPECT_NE(loaded.problem.find("dropped: the prediction \"greet/0a\" of the lesson \"one\""),
              std::string::npos)
        << loaded.problem;
  }
}

TEST(Progress, PredictionsThatAreNoObjectCostNothingElse) {
  nlohmann::json broken = stored();
  broken["lessons"]["one"]["predictions"] = {"right"};
  const LoadedProgress loaded = load(broken);
  Progress expected = sample();
  expected.lessons["one"].predictions.clear();
  EXPECT_EQ(loaded.progress, expected);
  EXPECT_NE(loaded.problem.find("the predictions of the lesson \"one\""), std::string::npos);
}

TEST(Progress, OneBrokenLessonCostsNoOther) {
  nlohmann::json broken = stored();
  broken["lessons"]["two"] = "read";
  const LoadedProgress loaded = load(broken);
  EXPECT_EQ(loaded.progress, sample());
  EXPECT_NE(loaded.problem.find("dropped: the lesson \"two\". Everything"), std::string::npos)
      << loaded.problem;
}

TEST(Progress, BrokenSettingsGoBackToTheirDefaults) {
  nlohmann::json broken = stored();
  broken["settings"] = {{"theme", "pink"}, {"text", 9}, {"lesson", -1}, {"hidden", "no"}};
  const LoadedProgress loaded = load(broken);
  EXPECT_EQ(loaded.progress.settings, Settings{});
  EXPECT_NE(loaded.problem.find("the theme, the text size, the width of the lesson and 1 more"),
            std::string::npos);
}

TEST(Progress, ALongListOfLossesIsCutShort) {
  nlohmann::json broken = stored();
  broken["lessons"]["one"]["sections"] = {1, 2, 3, 4, 5};
  EXPECT_NE(load(broken).problem.find(" and 2 more."), std::string::npos) << load(broken).problem;
}

TEST(Progress, AScoreIsNeverAboveTheAnswers) {
  nlohmann::json broken = stored();
  broken["lessons"]["one"]["score"] = 3;
  EXPECT_EQ(load(broken).progress.lessons.at("one").score, 0);
  EXPECT_NE(load(broken).problem.find("the score"), std::string::npos);
}

TEST(Progress, HalfACharacterDoesNotStopStoring) {
  Progress progress = sample();
  progress.lessons["one"].position = "\xc3";
  EXPECT_EQ(load_progress(dump_progress(progress)).problem, "");
}

// Replaces every value by values of other types, in turn: the result can be stored again.
TEST(Progress, SurvivesAnyValueAnywhere) {
  const nlohmann::json whole = stored();
  const nlohmann::json others = nlohmann::json::parse(
      R"([null, true, -1, 18446744073709551615, 1e300, "", "x", [], {}, [[]], [null]])");
  const nlohmann::json flat = whole.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    for (nlohmann::json::json_pointer at(pointer); !at.empty(); at.pop_back()) {
      for (const nlohmann::json& other : others) {
        nlohmann::json broken = whole;
        broken[at] = other;
        const LoadedProgress loaded = load(broken);
        EXPECT_EQ(load_progress(dump_progress(loaded.progress)).progress, loaded.progress);
      }
    }
  }
}

// Each value replaced by arrays and by objects that are nested 100,000 deep.
TEST(Progress, SurvivesAnyDepth) {
  constexpr int depth = 100'000;
  std::string arrays(depth, '[');
  arrays.append(depth, ']');
  std::string objects;
  for (int i = 0; i < depth; ++i) objects += R"({"lessons":)";
  objects += "0" + std::string(depth, '}');
  const nlohmann::json whole = stored();
  const nlohmann::json flat = whole.flatten();
  for (const std::string& deep : {arrays, objects}) {
    EXPECT_NE(load_progress(deep).problem, "");
    EXPECT_EQ(load_progress(deep).progress, Progress{});
    for (const auto& [pointer, value] : flat.items()) {
      for (nlohmann::json::json_pointer at(pointer); !at.empty(); at.pop_back()) {
        nlohmann::json broken = whole;
        broken[at] = "DEEP";
        std::string text = broken.dump();
        text.replace(text.find("\"DEEP\""), 6, deep);
        const LoadedProgress loaded = load_progress(text);
        EXPECT_EQ(load_progress(dump_progress(loaded.progress)).progress, loaded.progress);
      }
    }
  }
}

TEST(Progress, NamesThatAreTooLongForAnIdAreDroppedAndToldInShort) {
  const std::string long_name(5'000'000, 'x');
  nlohmann::json broken = stored();
  broken["lessons"][long_name] = nlohmann::json::object();
  broken["lessons"]["one"]["position"] = long_name;
  broken["lessons"]["one"]["sections"].push_back(long_name);
  broken["lessons"]["one"]["predictions"][long_name] = "right";
  broken["lessons"]["one"]["answers"][long_name] = {{"hash", "aa"}, {"option", 0}};
  broken["lessons"]["one"]["answers"]["sum"]["hash"] = long_name;
  const LoadedProgress loaded = load(broken);
  EXPECT_LT(dump_progress(loaded.progress).size(), 1000U);
  EXPECT_LT(loaded.problem.size(), 1000U);
  EXPECT_EQ(loaded.progress.lessons.at("one").sections, sample().lessons["one"].sections);
  EXPECT_EQ(loaded.progress.lessons.at("one").answers.size(), 1U);
  EXPECT_EQ(loaded.progress.lessons.at("one").predictions, sample().lessons["one"].predictions);
}

TEST(Progress, MoreLessonsThanAnyCourseHasLeaveRoomForTheNextAnswer) {
  nlohmann::json broken = stored();
  for (int i = 0; i < 100'000; ++i)
    broken["lessons"]["lesson-" + std::to_string(i)] = {{"score", 0}};
  const LoadedProgress loaded = load(broken);
  EXPECT_LT(dump_progress(loaded.progress).size(), 100'000U);
  EXPECT_NE(loaded.problem.find("and "), std::string::npos);
}

TEST(Progress, ALongNameIsCutBetweenCharacters) {
  std::string name;
  while (name.size() < 300) name += "€";
  nlohmann::json broken = stored();
  broken["lessons"] = {{name, "read"}};
  EXPECT_NE(load(broken).problem.find("€…\""), std::string::npos) << load(broken).problem;
}

TEST(Progress, NumbersBeyondEveryRangeStartAfresh) {
  for (const char* text : {R"({"format":1e999})", R"({"format":-1e999})", R"({"format":1e-999})",
                           R"({"format":99999999999999999999999999})"}) {
    EXPECT_EQ(load_progress(text).progress, Progress{}) << text;
    EXPECT_NE(load_progress(text).problem, "") << text;
  }
}

TEST(Progress, HalfASurrogatePairStartsAfresh) {
  const LoadedProgress loaded = load_progress(R"({"format":1,"lessons":{"\ud800":{}}})");
  EXPECT_EQ(loaded.progress, Progress{});
  EXPECT_NE(loaded.problem, "");
}

}  // namespace
}  // namespace course
