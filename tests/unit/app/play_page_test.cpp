// The page for recorded runs: how a learner opens one, goes through it, and what happens if it cannot be opened.
#include <gtest/gtest.h>

#include <string>

#include "fake_browser.hpp"

namespace {

/// A run of two steps, whose task prints a word.
std::string run(const std::string& word) {
  return R"({"format":1,"clock":"real","events":[
{"event":"handle_scheduled","time":0,"handle":1,"task":1,"kind":"task_step","cause":"created","waited":0},
{"event":"task_created","time":0,"task":1,"name":"main"},
{"event":"iteration_started","time":0,"iteration":1},
{"event":"handle_started","time":0,"handle":1,"task":1,"kind":"task_step"},
{"event":"line","time":0,"task":1,"line":1},
{"event":"handle_scheduled","time":0,"handle":2,"task":1,"kind":"task_step","cause":"yielded","waited":0},
{"event":"task_suspended","time":0,"task":1,"awaits":"yield"},
{"event":"handle_finished","time":0.25,"handle":1},
{"event":"iteration_started","time":0.25,"iteration":2},
{"event":"handle_started","time":0.25,"handle":2,"task":1,"kind":"task_step"},
{"event":"output","time":0.25,"task":1,"text":")" +
         word + R"("},
{"event":"task_done","time":0.25,"task":1,"outcome":"returned"},
{"event":"handle_finished","time":0.25,"handle":2}]})";
}

struct PlayPage : testing::Test {
  PlayPage() { browser.visitor.runs["file:run.json"] = run("hello"); }

  FakeBrowser browser;
};

TEST_F(PlayPage, IsOpenedFromTheIndex) {
  browser.open("");
  browser.click("index/play/open");
  EXPECT_EQ(browser.address(), "play/");
  EXPECT_EQ(browser.text("lesson/title"), "Your own program");
  EXPECT_EQ(browser.host().focused(), "lesson/title");
  EXPECT_TRUE(browser.host().page_title.starts_with("Your own program"));
  EXPECT_FALSE(browser.has("stage"));
  browser.back();
  EXPECT_TRUE(browser.has("index/play/open"));
}

TEST_F(PlayPage, OpensAFileThatTheLearnerChooses) {
  browser.visitor.chosen_run = "file:run.json";
  browser.open("play/");
  browser.click("lesson/open/2");
  EXPECT_EQ(browser.address(), "play/#trace=file:run.json");
  EXPECT_EQ(browser.text("lesson/title"), "program.py");
  EXPECT_TRUE(browser.has("stage/step"));
  browser.click("stage/step");
  browser.click("stage/step");
  EXPECT_EQ(browser.address(), "play/#step=2&trace=file:run.json");
  EXPECT_NE(browser.text("stage/output/lines").find("hello"), std::string::npos);
  browser.back();
  EXPECT_EQ(browser.text("lesson/title"), "Your own program");
  browser.forward();
  EXPECT_EQ(browser.text("lesson/title"), "program.py");
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 2"));
}

TEST_F(PlayPage, OpensARunByItsAddressAtAStep) {
  browser.visitor.runs["https://a.example/r.json"] = run("hello");
  browser.open("play/#trace=https://a.example/r.json&step=1");
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 1"));
  EXPECT_EQ(browser.alerts(), "");
  browser.reload();
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 1"));
}

TEST_F(PlayPage, ShowsTheSummaryFirstOnAPhone) {
  FakeBrowser phone({390, 844});
  phone.visitor.runs = browser.visitor.runs;
  phone.open("play/#trace=file:run.json");
  EXPECT_TRUE(phone.has("lesson/title"));
  EXPECT_EQ(phone.text("lesson/title"), "program.py");
}

TEST_F(PlayPage, ShowsTheRunOfAnEditedProgram) {
  browser.visitor.runs["code:abc"] = run("hello");
  browser.visitor.edited_run = "code:abc";
  browser.open("async-python/#demo=hello-gather");
  browser.click("stage/edit");
  EXPECT_TRUE(browser.host().edited.starts_with("import asyncio\n"));
  EXPECT_EQ(browser.address(), "play/#trace=code:abc");
  EXPECT_EQ(browser.text("lesson/title"), "program.py");
  browser.back();
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather");
}

TEST_F(PlayPage, ShowsAProgramRunAgain) {
  const std::string program = R"("program":{"name":"a.py","text":"a = 1\nb = 2\n"},)";
  browser.visitor.runs["code:abc"] = run("hello").insert(1, program);
  browser.visitor.edited_run = "code:abc";
  browser.open("play/#trace=code:abc&step=2");
  browser.visitor.runs["code:abc"] = run("bye");
  browser.click("stage/edit");
  EXPECT_EQ(browser.address(), "play/#trace=code:abc");
  browser.click("stage/step");
  browser.click("stage/step");
  EXPECT_NE(browser.text("stage/output/lines").find("bye"), std::string::npos);
}

TEST_F(PlayPage, IsOnePlaceInTheHistoryHoweverOftenItsProgramRuns) {
  const std::string program = R"("program":{"name":"a.py","text":"a = 1\nb = 2\n"},)";
  browser.visitor.runs["code:abc"] = run("hello").insert(1, program);
  browser.visitor.edited_run = "code:abc";
  browser.open("async-python/#demo=hello-gather");
  browser.click("stage/edit");
  browser.click("stage/step");
  browser.click("stage/edit");
  EXPECT_EQ(browser.address(), "play/#trace=code:abc");
  browser.back();
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather");
}

TEST_F(PlayPage, ShowsTheStepAtWhichACheckOfAnExerciseFails) {
  FakeBrowser phone({390, 844});
  phone.visitor.runs["code:abc"] = run("hello");
  phone.visitor.edited_run = "code:abc";
  phone.visitor.judged_step = 2;
  phone.open("async-python/#demo=hello-gather");
  phone.click("stage/edit");
  EXPECT_EQ(phone.address(), "play/#step=2&front=lesson&trace=code:abc");
  EXPECT_EQ(phone.text("lesson/title"), "program.py") << "the results come first";
}

TEST_F(PlayPage, HasNothingToEditInARunWithoutItsProgram) {
  browser.open("play/#trace=file:run.json");
  EXPECT_FALSE(browser.has("stage/edit"));
}

TEST_F(PlayPage, ShowsTheStageOfAProgramFirstOnAPhone) {
  FakeBrowser phone({390, 844});
  phone.visitor.runs["code:abc"] = run("hello");
  phone.visitor.edited_run = "code:abc";
  phone.open("play/#trace=code:abc");
  EXPECT_TRUE(phone.has("stage/step"));
  phone.open("async-python/#demo=hello-gather");
  phone.click("stage/edit");
  EXPECT_EQ(phone.address(), "play/#trace=code:abc");
  EXPECT_TRUE(phone.has("stage/step"));
}

TEST_F(PlayPage, HasOnlyThePythonOfARun) {
  browser.open("play/#trace=file:run.json");
  EXPECT_TRUE(browser.has("stage/python"));
  EXPECT_FALSE(browser.has("stage/javascript"));
}

TEST_F(PlayPage, HasAShortTitleInTheBar) {
  std::string text = run("hello");
  text.insert(1, R"("program":{"name":"a.py","text":"","python":"3.13.1"},)");
  browser.visitor.runs["file:run.json"] = text;
  browser.open("play/#trace=file:run.json");
  EXPECT_EQ(browser.text("bar/title"), "a.py");
}

TEST_F(PlayPage, KeepsTheRunWhenItsStageIsClosed) {
  browser.open("play/#trace=file:run.json");
  browser.press("Escape");
  EXPECT_EQ(browser.address(), "play/#stage=closed&trace=file:run.json");
  EXPECT_FALSE(browser.has("stage"));
  EXPECT_EQ(browser.text("lesson/title"), "program.py");
  browser.click("lesson/demo/run/open");
  EXPECT_TRUE(browser.has("stage/step"));
}

TEST_F(PlayPage, SaysWhyARunCannotBeOpenedAndHowToRecordOne) {
  browser.open("play/#trace=https://a.example/none.json");
  EXPECT_EQ(browser.address(), "play/");
  EXPECT_EQ(browser.text("lesson/title"), "Your own program");
  EXPECT_NE(browser.alerts().find("There is no such run."), std::string::npos);
}

TEST_F(PlayPage, NamesWhatIsWrongInAFile) {
  browser.visitor.runs["file:broken.json"] = R"({"format":1,"events":[7]})";
  browser.open("play/#trace=file:broken.json");
  EXPECT_NE(browser.alerts().find("events[0]: should be an object"), std::string::npos)
      << browser.alerts();
  EXPECT_EQ(browser.text("lesson/title"), "Your own program");
}

TEST_F(PlayPage, GoesBackToTheRunBeforeAFileThatIsBroken) {
  browser.visitor.runs["file:broken.json"] = "{";
  browser.visitor.chosen_run = "file:broken.json";
  browser.open("play/#trace=file:run.json");
  browser.click("lesson/intro/2");
  EXPECT_EQ(browser.text("lesson/title"), "Your own program");
  browser.back();
  EXPECT_EQ(browser.text("lesson/title"), "program.py");
}

TEST_F(PlayPage, ShowsAFileAnewThatWasRecordedAgain) {
  browser.visitor.chosen_run = "file:run.json";
  browser.open("play/#trace=file:run.json");
  browser.click("stage/step");
  browser.visitor.runs["file:run.json"] = run("again");
  browser.click("lesson/intro/2");
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 0"))
      << browser.text("stage/position");
  browser.click("stage/step");
  browser.click("stage/step");
  EXPECT_NE(browser.text("stage/output/lines").find("again"), std::string::npos);
}

TEST_F(PlayPage, ShowsAFileAnewThatWasChosenAgainAtItsBeginning) {
  FakeBrowser phone({390, 844});
  phone.visitor.runs["file:run.json"] = run("hello");
  phone.visitor.chosen_run = "file:run.json";
  phone.open("play/");
  phone.click("lesson/open/2");
  phone.visitor.runs["file:run.json"] = run("again");
  phone.click("lesson/intro/2");
  phone.resize({1280, 800}, 1);
  phone.click("stage/step");
  phone.click("stage/step");
  EXPECT_NE(phone.text("stage/output/lines").find("again"), std::string::npos)
      << "what is on the screen is the same, so its address is, too";
}

TEST_F(PlayPage, ReplacesARunByAnotherOneOfTheSameName) {
  browser.open("play/#trace=file:run.json");
  browser.click("stage/step");
  browser.visitor.runs["file:run.json"] = run("of another folder");
  browser.host().load_run("file:run.json");
  browser.settle();
  while (browser.text("stage/position").starts_with("step 2") == false) browser.click("stage/step");
  EXPECT_NE(browser.text("stage/output/lines").find("of another folder"), std::string::npos);
}

TEST_F(PlayPage, KeepsThePlaceInARunThatGrows) {
  browser.open("play/#trace=file:run.json");
  browser.click("stage/step");
  const std::string more = R"(,
{"event":"handle_scheduled","time":0.25,"handle":3,"kind":"callback","cause":"called","waited":0},
{"event":"handle_started","time":0.25,"handle":3,"kind":"callback"},
{"event":"handle_finished","time":0.25,"handle":3}]})";
  std::string longer = run("hello");
  longer.replace(longer.rfind("]}"), 2, more);
  browser.visitor.runs["file:run.json"] = longer;
  browser.visitor.run_grows = true;
  browser.host().load_run("file:run.json");
  browser.settle();
  browser.host().wake();
  browser.settle();
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 1 of 3"))
      << browser.text("stage/position");
  EXPECT_NE(browser.text("lesson/summary").find("3 steps"), std::string::npos);
  EXPECT_EQ(browser.address(), "play/#step=1&trace=file:run.json");
}

TEST_F(PlayPage, OpensARunAnewThatDoesNotGoOnAsItBegan) {
  browser.open("play/#trace=file:run.json");
  browser.click("stage/step");
  std::string other = run("hello");
  const std::string more = R"([
{"event":"handle_scheduled","time":0,"handle":8,"task":1,"kind":"task_step","cause":"created","waited":0},
{"event":"task_created","time":0,"task":1,"name":"first"},
{"event":"handle_started","time":0,"handle":8,"task":1,"kind":"task_step"},
{"event":"task_done","time":0,"task":1,"outcome":"returned"},
{"event":"handle_finished","time":0,"handle":8},)";
  for (std::size_t at = 0; (at = other.find("\"task\":1", at)) != std::string::npos; ++at)
    other.replace(at, 8, "\"task\":2");
  other.replace(other.find('['), 1, more);
  browser.visitor.runs["file:run.json"] = other;
  browser.visitor.run_grows = true;
  browser.host().load_run("file:run.json");
  browser.settle();
  while (!browser.text("stage/position").starts_with("step 3")) browser.click("stage/step");
  EXPECT_NE(browser.text("stage/output/lines").find("hello"), std::string::npos);
  EXPECT_NE(browser.text("lesson/summary").find("2 tasks"), std::string::npos);
  EXPECT_EQ(browser.alerts(), "");
}

TEST_F(PlayPage, SaysWhichStepARunDoesNotHave) {
  browser.open("play/#trace=file:run.json&step=90");
  EXPECT_NE(browser.alerts().find("There is no step 90"), std::string::npos) << browser.alerts();
}

TEST_F(PlayPage, KeepsAndReportsNothing) {
  browser.open("");
  const std::string before = browser.visitor.storage;
  browser.open("play/#trace=file:run.json");
  for (float y = 0; y < 3000; y += 200) browser.scroll("lesson", y);
  browser.click("stage/step");
  browser.click("stage/step");
  EXPECT_EQ(browser.visitor.storage, before);
  EXPECT_TRUE(browser.host().reports.empty());
}

TEST_F(PlayPage, ShowsLinesThatTheListingDoesNotHave) {
  std::string text = run("hello");
  text.replace(text.find("\"line\":1}"), 8, "\"line\":99");
  browser.visitor.runs["file:run.json"] = text;
  browser.open("play/#trace=file:run.json");
  browser.click("stage/step");
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 1"));
}

}  // namespace
