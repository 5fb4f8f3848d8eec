// A bundle that is broken is refused with file, place and remedy, whatever it is.
#include <gtest/gtest.h>

#include <random>

#include "course/parse.hpp"
#include "sample.hpp"

namespace course {
namespace {

// A lesson with one error, and its message between the file's name and the remedy.
struct Case {
  const char* name;
  void (*breaks)(nlohmann::json& lesson);
  const char* said;
};

class BrokenLesson : public testing::TestWithParam<Case> {};

TEST_P(BrokenLesson, IsRefusedWithItsPlace) {
  nlohmann::json lesson = sample_lesson();
  GetParam().breaks(lesson);
  EXPECT_EQ(problem(lesson), std::string("one/lesson.json: ") + GetParam().said + remedy());
}

constexpr Case cases[] = {
    {"NoObject", [](auto& l) { l = nlohmann::json::array(); }, "the document should be an object"},
    {"NoFormat", [](auto& l) { l.erase("format"); }, "format is missing"},
    {"OtherFormat", [](auto& l) { l["format"] = 2; },
     "format is 2, but this app reads format 1: page and app come from different builds"},
    {"NoTitle", [](auto& l) { l.erase("title"); }, "title is missing"},
    {"EmptyTitle", [](auto& l) { l["title"] = ""; }, "title should not be empty"},
    {"TitleOfNumbers", [](auto& l) { l["title"] = 7; }, "title should be text"},
    {"MinutesOfText", [](auto& l) { l["minutes"] = "5"; },
     "minutes should be a whole number from 1 to 999"},
    {"MinutesInPart", [](auto& l) { l["minutes"] = 2.5; },
     "minutes should be a whole number from 1 to 999"},
    {"HugeMinutes", [](auto& l) { l["minutes"] = UINT64_MAX; },
     "minutes should be a whole number from 1 to 999"},
    {"BeyondTheLast", [](auto& l) { l["number"] = 4; },
     "number should be a whole number from 1 to 3"},
    {"NoTopics", [](auto& l) { l["topics"] = "loops"; }, "topics should be an array"},
    {"EmptyTopic", [](auto& l) { l["topics"][1] = ""; }, "topics[1] should not be empty"},
    {"NoSections", [](auto& l) { l["sections"] = nlohmann::json::array(); },
     "sections should not be empty"},
    {"NoBlocks", [](auto& l) { l["sections"][1].erase("blocks"); },
     "sections[1].blocks is missing"},
    {"NoRuns", [](auto& l) { l["sections"][0]["blocks"][0].erase("runs"); },
     "sections[0].blocks[0].runs is missing"},
    {"RunOfNumber", [](auto& l) { l["sections"][0]["blocks"][0]["runs"][2] = 3; },
     "sections[0].blocks[0].runs[2] should be an object"},
    {"UnknownStyle", [](auto& l) { l["sections"][0]["blocks"][0]["runs"][1]["style"] = "red"; },
     "sections[0].blocks[0].runs[1].style should be strong, em or code"},
    {"ScriptAsLink", [](auto& l) { l["intro"][0]["href"] = "javascript:alert(1)"; },
     "intro[0].href should be a link that starts with \"https://\", \"http://\", \"../\" or \"#\""},
    {"ScriptBehindAnExplanation",
     [](auto& l) { l["quiz"]["questions"][0]["see"][0]["href"] = "javascript:alert(1)"; },
     "quiz.questions[0].see[0].href should be a link that starts with \"https://\", \"http://\", "
     "\"../\" or \"#\""},
    {"DeeperQuestionOfTheSameId", [](auto& l) { l["quiz"]["deeper"][0]["id"] = "sum"; },
     "quiz.deeper[0] repeats the id \"sum\""},
    {"DeeperQuestionWithoutAnAnswer",
     [](auto& l) { l["quiz"]["deeper"][0]["options"][1]["correct"] = false; },
     "quiz.deeper[0].options should have exactly one correct option"},
    {"DefinitionWithoutATerm", [](auto& l) { l["glossary"][0].erase("term"); },
     "glossary[0].term is missing"},
    {"UnknownBlock", [](auto& l) { l["sections"][0]["blocks"][6]["type"] = "video"; },
     "sections[0].blocks[6].type is \"video\", a block type that this app does not know"},
    {"HeadingOfLevelOne", [](auto& l) { l["sections"][0]["blocks"][1]["level"] = 1; },
     "sections[0].blocks[1].level should be a whole number from 3 to 4"},
    {"UnknownCallout", [](auto& l) { l["sections"][0]["blocks"][3]["kind"] = "danger"; },
     "sections[0].blocks[3].kind should be note or warning"},
    {"RaggedTable", [](auto& l) { l["sections"][0]["blocks"][4]["rows"][1].erase(0); },
     "sections[0].blocks[4].rows[1] should have 2 cells, like the head"},
    {"EmptyTable", [](auto& l) { l["sections"][0]["blocks"][4]["head"] = nlohmann::json::array(); },
     "sections[0].blocks[4].head should not be empty"},
    {"ASpanWithoutAClass",
     [](auto& l) { l["sections"][0]["blocks"][5]["python"]["lines"][0][1] = "(1)"; },
     "sections[0].blocks[5].python.lines[0][1] should begin with the letter of a class"},
    {"NoJavaScript", [](auto& l) { l["demos"][0]["listing"].erase("javascript"); },
     "demos[0].listing.javascript is missing"},
    {"CardOfNoDemo", [](auto& l) { l["sections"][0]["blocks"][6]["demo"] = "leave"; },
     "sections[0].blocks[6].demo names \"leave\", which is not a demo of this lesson"},
    {"CardOfNoDemoInAList",
     [](auto& l) { l["sections"][0]["blocks"][2]["items"][1][0]["demo"] = "leave"; },
     "sections[0].blocks[2].items[1][0].demo names \"leave\", which is not a demo of this lesson"},
    {"DemoOfNoSection", [](auto& l) { l["demos"][0]["section"] = "third"; },
     "demos[0].section names \"third\", which is not a section of this lesson"},
    {"DemoTwice", [](auto& l) { l["demos"].push_back(l["demos"][0]); },
     "demos[1] repeats the id \"greet\""},
    {"SectionTwice", [](auto& l) { l["sections"][1]["id"] = "first"; },
     "sections[1] repeats the id \"first\""},
    {"QuestionTwice", [](auto& l) { l["quiz"]["questions"][1]["id"] = "sum"; },
     "quiz.questions[1] repeats the id \"sum\""},
    {"NoCorrectOption", [](auto& l) { l["quiz"]["questions"][0]["options"][1]["correct"] = false; },
     "quiz.questions[0].options should have exactly one correct option"},
    {"CorrectOfText", [](auto& l) { l["quiz"]["questions"][0]["options"][1]["correct"] = "yes"; },
     "quiz.questions[0].options[1].correct should be true or false"},
    {"PredictionTwice", [](auto& l) { l["demos"][0]["predictions"][1]["id"] = "0a"; },
     "demos[0].predictions[1] repeats the id \"0a\""},
    {"PredictionOfUnknownKind", [](auto& l) { l["demos"][0]["predictions"][0]["kind"] = "who"; },
     "demos[0].predictions[0].kind is \"who\", which this program does not know"},
    {"PredictionWithoutQuestion", [](auto& l) { l["demos"][0]["predictions"][0]["question"] = ""; },
     "demos[0].predictions[0].question should not be empty"},
    {"PredictionAtNoText", [](auto& l) { l["demos"][0]["predictions"][0]["after"]["text"] = ""; },
     "demos[0].predictions[0].after.text should not be empty"},
    {"PredictionOpenNowhere",
     [](auto& l) { l["demos"][0]["predictions"][0]["after"]["open"] = "middle"; },
     "demos[0].predictions[0].after.open should be start, end or both"},
    {"PredictionOfText0", [](auto& l) { l["demos"][0]["predictions"][0]["after"]["which"] = 0; },
     "demos[0].predictions[0].after.which should be a whole number from 1 to 99"},
    {"PredictionCountsUnknown",
     [](auto& l) { l["demos"][0]["predictions"][2]["counted"] = "timers"; },
     "demos[0].predictions[2].counted is \"timers\", which this program does not know"},
    {"PredictionAtNoTime", [](auto& l) { l["demos"][0]["predictions"][2]["at"] = -1; },
     "demos[0].predictions[2].at should be a whole number from 0 to 1000000000"},
    {"PredictionOfNoTask", [](auto& l) { l["demos"][0]["predictions"][3].erase("task"); },
     "demos[0].predictions[3].task is missing"},
    {"PredictionOfTooFewTexts", [](auto& l) { l["demos"][0]["predictions"][4]["texts"].erase(0); },
     "demos[0].predictions[4].texts has 1 texts, but needs 2 to 4"},
    {"PredictionOfNoTexts", [](auto& l) { l["demos"][0]["predictions"][1].erase("texts"); },
     "demos[0].predictions[1] has 0 texts, but needs 1"},
    {"PredictionWithAnEmptyOption",
     [](auto& l) { l["demos"][0]["predictions"][0]["options"][0] = ""; },
     "demos[0].predictions[0].options[0] should not be empty"},
    {"PredictionWithoutAChoice",
     [](auto& l) { l["demos"][0]["predictions"][0]["options"].erase(0); },
     "demos[0].predictions[0].options should have 2 to 6 options"},
    {"NoCompletion", [](auto& l) { l.erase("completion"); }, "completion is missing"},
};

INSTANTIATE_TEST_SUITE_P(Course, BrokenLesson, testing::ValuesIn(cases),
                         [](const auto& info) { return std::string(info.param.name); });

std::string refusal(std::string_view text) {
  try {
    parse_lesson(text, "one/lesson.json");
  } catch (const BundleError& error) {
    return error.what();
  }
  return "";
}

TEST(BrokenText, IsRefusedWithLineAndColumn) {
  EXPECT_EQ(
      refusal("{\n  \"format\": 1,\n  \"slug\" 2\n}"),
      "one/lesson.json: line 3, column 10 is not valid JSON; the file may be damaged or cut off" +
          remedy());
  EXPECT_EQ(
      refusal(""),
      "one/lesson.json: line 1, column 1 is not valid JSON; the file may be damaged or cut off" +
          remedy());
}

TEST(BrokenText, IsRefusedWhereverItIsCutOff) {
  const std::string whole = sample_lesson().dump();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_NE(refusal(std::string_view(whole).substr(0, length)), "") << length;
  }
}

TEST(BrokenText, MayBeNestedWithoutEnd) {
  const std::string text(200'000, '[');
  EXPECT_NE(refusal(text), "");
  nlohmann::json lesson = sample_lesson();
  nlohmann::json block = {{"type", "paragraph"}, {"runs", nlohmann::json::array()}};
  for (int i = 0; i < 500; ++i) {
    block = {{"type", "list"}, {"ordered", false}, {"items", {{std::move(block)}}}};
  }
  lesson["intro"] = nlohmann::json::array({std::move(block)});
  EXPECT_NE(problem(lesson).find("is nested too deeply"), std::string::npos) << problem(lesson);
}

// Every value of the sample replaced by values of other types, in turn: refused or read, never
// more.
TEST(BrokenText, SurvivesAnyValueAnywhere) {
  const nlohmann::json whole = sample_lesson();
  const nlohmann::json flat = whole.flatten();
  const nlohmann::json others = nlohmann::json::parse(
      R"([null, true, -1, 18446744073709551615, 1e300, "", "x", [], {}, [[]], {"type": "demo"}])");
  int refused = 0;
  for (const auto& [pointer, value] : flat.items()) {
    for (nlohmann::json::json_pointer at(pointer); !at.empty(); at.pop_back()) {
      for (const nlohmann::json& other : others) {
        nlohmann::json lesson = whole;
        lesson[at] = other;
        const std::string said = problem(lesson);
        if (said.empty()) continue;
        ++refused;
        EXPECT_TRUE(said.starts_with("one/lesson.json: ")) << said;
        EXPECT_TRUE(said.ends_with(remedy())) << said;
      }
    }
  }
  EXPECT_GT(refused, 1000);
}

}  // namespace
}  // namespace course
