// What the page for recorded runs says of a run.
#include "reader/run_lesson.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "course/parse.hpp"
#include "trace/recording.hpp"
#include "words.hpp"

namespace {

using reader_test::words_of;

/// main makes worker, blocks the loop for half a second, and drops a coroutine; worker fails.
const std::string events =
    R"({"event":"handle_scheduled","time":0,"handle":1,"task":1,"kind":"task_step","cause":"created","waited":0},
{"event":"task_created","time":0,"task":1,"name":"main"},
{"event":"iteration_started","time":0,"iteration":1},
{"event":"handle_started","time":0,"handle":1,"task":1,"kind":"task_step"},
{"event":"line","time":0,"task":1,"line":7},
{"event":"handle_scheduled","time":0,"handle":2,"task":2,"kind":"task_step","cause":"created","waited":0},
{"event":"task_created","time":0,"task":2,"creator":1,"name":"worker"},
{"event":"external","time":0.5,"text":"coroutine 'fetch' was never awaited","about":"never_awaited"},
{"event":"task_suspended","time":0.5,"task":1,"awaits":"sleep","until":null},
{"event":"handle_finished","time":0.5,"handle":1},
{"event":"iteration_started","time":0.5,"iteration":2},
{"event":"handle_started","time":0.5,"handle":2,"task":2,"kind":"task_step"},
{"event":"task_done","time":0.5,"task":2,"outcome":"failed","error":"no such user"},
{"event":"handle_finished","time":0.5,"handle":2}]})";

/// As the app reads it.
course::Lesson lesson_of(const trace::Recording& recording) {
  return course::parse_lesson(
      reader::run_lesson(recording, trace::summarize(recording.trace), "run.json", "file:run.json"),
      "run");
}
course::Lesson lesson_of(const std::string& head) {
  return lesson_of(
      trace::recording_from_json(R"({"format":1,)" + head + R"("events":[)" + events, "run.json"));
}

TEST(RunLesson, HasTheRunAsItsDemo) {
  const course::Lesson lesson = lesson_of("");
  EXPECT_EQ(lesson.title, "run.json");
  ASSERT_EQ(lesson.demos.size(), 1U);
  EXPECT_EQ(lesson.demos[0].id, "run");
  EXPECT_EQ(lesson.demos[0].python.file, "run.json");
  EXPECT_EQ(lesson_of(R"("program":{"name":"a.py"},)").title, "a.py");
  EXPECT_FALSE(lesson.has_quiz());
  EXPECT_EQ(lesson.number, 0) << "it is none of the course's";
}

TEST(RunLesson, SaysNothingOfTheEndWhileTheProgramRuns) {
  const auto recording = trace::recording_from_json(
      R"({"format":1,"truncated":"it was taken while the program ran","events":[)" +
          std::string(events),
      "run.json");
  const std::string bundle = reader::run_lesson(recording, trace::summarize(recording.trace),
                                                "run.json", "code:x", {.running = true});
  EXPECT_NE(bundle.find("The program is still running. So far 2 tasks took 2 steps and 0.5 s"),
            std::string::npos);
  EXPECT_NE(bundle.find("still runs"), std::string::npos) << "the task main";
  EXPECT_EQ(bundle.find("has not ended"), std::string::npos);
  EXPECT_EQ(bundle.find("ended before the program did"), std::string::npos);
}

TEST(RunLesson, DoesNotPraiseARunThatHasNotEnded) {
  const auto recording = trace::recording_from_json(
      R"({"format":1,"truncated":"the program was stopped","events":[]})", "run.json");
  const std::string bundle =
      reader::run_lesson(recording, trace::summarize(recording.trace), "run.json", "code:x");
  EXPECT_NE(bundle.find("Nothing so far."), std::string::npos);
  EXPECT_EQ(bundle.find("every coroutine was awaited"), std::string::npos);
}

TEST(RunLesson, SaysHowTheRunWasRecorded) {
  const course::Lesson real = lesson_of(R"("clock":"real","program":{"python":"3.13.1"},)");
  EXPECT_EQ(real.label, "Recorded run · CPython 3.13.1 · real time");
  EXPECT_EQ(real.summary, "2 tasks took 2 steps and 0.5 s.");
  const course::Lesson virtual_time = lesson_of("");
  EXPECT_EQ(virtual_time.label, "Recorded run · virtual time");
  EXPECT_EQ(virtual_time.summary,
            "2 tasks took 2 steps and 0.5 s on a clock that jumps from timer to timer.");
}

TEST(RunLesson, SaysWhyARecordingEndedEarly) {
  EXPECT_EQ(words_of(lesson_of("").intro), "");
  EXPECT_EQ(words_of(lesson_of(R"("truncated":"more than 100 events",)").intro),
            "The recording ended before the program did: The reason: more than 100 events. What "
            "happened until then is here.\n");
}

TEST(RunLesson, LinksToWhatWentUnnoticed) {
  const course::Lesson lesson = lesson_of("");
  EXPECT_EQ(
      words_of(lesson.find_section("unnoticed")->blocks),
      "Step 1: coroutine 'fetch' was never awaited\nAt the end: the task main has not ended.\n");
  const auto& list = std::get<course::List>(lesson.find_section("unnoticed")->blocks[0].content);
  EXPECT_EQ(std::get<course::Paragraph>(list.items[0][0].content).runs[0].href,
            "#step=1&trace=file:run.json");
}

TEST(RunLesson, DoesNotCallATaskUnfinishedWhereTheRecordingEndedEarly) {
  EXPECT_EQ(words_of(lesson_of(R"("truncated":"more",)").find_section("unnoticed")->blocks),
            "Step 1: coroutine 'fetch' was never awaited\n");
}

TEST(RunLesson, NamesTheLongestSteps) {
  EXPECT_EQ(words_of(lesson_of("").find_section("longest")->blocks),
            "While a step runs, the loop can do nothing else.\n1, to line 7 | main | 0.5 | \n");
}

TEST(RunLesson, NamesEveryTaskAndItsEnd) {
  EXPECT_EQ(words_of(lesson_of("").find_section("tasks")->blocks),
            "main | the program | has not ended | \nworker | main | failed: no such user | \n");
}

TEST(RunLesson, NamesTheTypeOfAnError) {
  std::string typed = events;
  const std::string error = R"("error":"no such user")";
  const std::size_t at = typed.find(error);
  typed.replace(at, error.size(), error + R"(,"error_type":"LookupError")");
  const auto ends = [](const std::string& text) {
    return words_of(lesson_of(trace::recording_from_json(R"({"format":1,"events":[)" + text, "r"))
                        .find_section("tasks")
                        ->blocks);
  };
  EXPECT_NE(ends(typed).find("failed: LookupError: no such user |"), std::string::npos);
  typed.replace(at, error.size() + 1, "");
  EXPECT_NE(ends(typed).find("failed: LookupError |"), std::string::npos);
}

TEST(RunLesson, OffersFilesToTakeAlong) {
  const course::Lesson lesson = lesson_of("");
  const auto& blocks = lesson.find_section("files")->blocks;
  std::vector<std::string> addresses;
  for (const auto& item : std::get<course::List>(blocks.at(1).content).items)
    addresses.push_back(std::get<course::Paragraph>(item[0].content).runs[0].href);
  EXPECT_EQ(addresses, (std::vector<std::string>{
                           "#save=json&trace=file:run.json", "#save=chrome&trace=file:run.json",
                           "#save=png&trace=file:run.json", "#save=svg&trace=file:run.json",
                           "#save=tasks&trace=file:run.json"}));
}

TEST(RunLesson, OfAnEmptyRunSaysSo) {
  const trace::Recording recording =
      trace::recording_from_json(R"({"format":1,"events":[]})", "run.json");
  const course::Lesson lesson = lesson_of(recording);
  EXPECT_EQ(lesson.summary,
            "0 tasks took 0 steps and 0 s on a clock that jumps from timer to timer.");
  EXPECT_EQ(words_of(lesson.find_section("tasks")->blocks), "The program has made no task.\n");
}

}  // namespace
