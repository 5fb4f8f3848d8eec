// Reading an exercise, and how its result stands on the page of a run.
#include "reader/checks/exercise.hpp"

#include <gtest/gtest.h>

#include "course/parse.hpp"
#include "reader/checks/judge.hpp"
#include "reader/run_lesson.hpp"
#include "words.hpp"
#include "written_run.hpp"

namespace {

using reader_test::run_of;
using reader_test::words_of;

std::string with_check(const std::string& members) {
  return R"({"title":"Be quick","task":[],"checks":[{"says":"It is so","hint":[],)" + members +
         "}]}";
}
reader::Check read(const std::string& members) {
  return reader::exercise_from_json(with_check(members)).checks.front();
}

/// What is wrong, without the remedy, which is always the same.
std::string refusal(const std::string& text) {
  try {
    (void)reader::exercise_from_json(text);
  } catch (const course::BundleError& error) {
    std::string words = error.what();
    const std::string remedy =
        ". Reload to try again; if that does not help, tell whoever runs the site.";
    EXPECT_TRUE(words.ends_with(remedy)) << words;
    return words.substr(0, words.size() - remedy.size());
  }
  return "none";
}

TEST(Exercise, HasWhatEachCheckNeeds) {
  EXPECT_EQ(read(R"("kind":"ends-at","milliseconds":2000)").milliseconds, 2000);
  EXPECT_EQ(read(R"("kind":"ends-within","milliseconds":1)").kind, reader::CheckKind::ends_within);
  EXPECT_EQ(read(R"("kind":"at-most","number":3,"name":"fetch")").number, 3U);
  EXPECT_EQ(read(R"("kind":"at-least","number":3,"name":"fetch")").name, "fetch");
  EXPECT_EQ(read(R"("kind":"prints","lines":["a",""])").lines.size(), 2U);
  EXPECT_EQ(read(R"("kind":"prints-in-any-order","lines":[])").kind,
            reader::CheckKind::prints_in_any_order);
  EXPECT_EQ(read(R"("kind":"left-running")").kind, reader::CheckKind::left_running);
  EXPECT_EQ(read(R"("kind":"left-unnoticed")").kind, reader::CheckKind::left_unnoticed);
  EXPECT_EQ(read(R"("kind":"blocks-at-most","milliseconds":0)").milliseconds, 0);
  EXPECT_EQ(read(R"("kind":"task","name":"a","outcome":"cancelled")").outcome,
            trace::Outcome::cancelled);
  EXPECT_EQ(read(R"("kind":"uses","name":"Queue")").object, trace::ObjectKind::queue);
}

TEST(Exercise, ThatIsBrokenIsRefusedWithThePlace) {
  EXPECT_EQ(refusal("{"), "The exercise: the document is not valid JSON");
  EXPECT_EQ(refusal("[]"), "The exercise: the document should be an object");
  EXPECT_EQ(refusal("{}"), "The exercise: title is missing");
  EXPECT_EQ(refusal(R"({"title":3})"), "The exercise: title should be text");
  EXPECT_EQ(refusal(R"({"title":"","task":3})"), "The exercise: task should be an array");
  EXPECT_EQ(refusal(R"({"title":"","task":[],"checks":[]})"), "The exercise: checks is empty");
  EXPECT_EQ(refusal(with_check(R"("kind":"sings")")),
            "The exercise: checks[0].kind is not a check that this page knows");
  for (const char* number : {"-1", "1.5", "2147483648", "18446744073709551615"})
    EXPECT_EQ(refusal(with_check(R"("kind":"ends-at","milliseconds":)" + std::string(number))),
              "The exercise: checks[0].milliseconds should be a whole number from 0 to 2147483647");
  EXPECT_EQ(refusal(with_check(R"("kind":"prints","lines":[3])")),
            "The exercise: checks[0].lines[0] should be text");
  EXPECT_EQ(refusal(with_check(R"("kind":"uses","name":"Mutex")")),
            "The exercise: checks[0].name is not known to this page");
  EXPECT_EQ(refusal(with_check(R"("kind":"task","name":"a","outcome":"sleeps")")),
            "The exercise: checks[0].outcome is not known to this page");
}

/// The page of a run for an exercise with two checks: that it ends at 1 s, and that it prints nothing.
course::Lesson page_of(const trace::Recording& recording, const std::string& more = "",
                       bool begins = false) {
  reader::Judged judged{
      .exercise = reader::exercise_from_json(
          "{" + more +
          R"("title":"Be quick","task":[[{"text":"Shorten the "},{"text":"sleep","style":"code"}]],"checks":[
              {"kind":"ends-at","milliseconds":1000,"says":"It ends at 1 s","hint":[{"text":"One number."}]},
              {"kind":"prints","lines":[],"says":"It prints nothing","hint":[{"text":"Remove it."}]}]})")};
  const trace::Summary summary = trace::summarize(recording.trace);
  if (!begins) judged.judgement = reader::judge(judged.exercise, recording, summary);
  return course::parse_lesson(
      reader::run_lesson(recording, summary, "a.py", "code:x", {.judged = &judged}), "run");
}

TEST(ExerciseOnThePage, SaysThatItIsSolved) {
  EXPECT_EQ(words_of(page_of(run_of(1).recording).intro),
            "Exercise: Be quick: Shorten the sleep\n"
            "✓ Passed: It ends at 1 s.\n"
            "✓ Passed: It prints nothing.\n"
            "Solved: the run passes every check.\n");
}

TEST(ExerciseOnThePage, SaysWhatFailsWhereAndGivesTheFirstHintOnly) {
  reader_test::WrittenRun run = run_of(2);
  run.prints("hello");
  const course::Lesson lesson = page_of(run.recording);
  EXPECT_EQ(
      words_of(lesson.intro),
      "Exercise: Be quick: Shorten the sleep\n"
      "× Not yet: It ends at 1 s. At step 2, the program goes on after 1 s, and ends at 2 s.\n"
      "× Not yet: It prints nothing. At step 2, the program prints “hello”, which it should "
      "not print.\n"
      "Hint: One number.\n");
  const auto& list = std::get<course::List>(lesson.intro[2].content);
  const auto& runs = std::get<course::Paragraph>(list.items[0][0].content).runs;
  EXPECT_EQ(runs[1].text, "At step 2");
  EXPECT_EQ(runs[1].href, "#step=2&trace=code:x");
}

constexpr const char* places =
    R"("place":"../one/#first","next":{"title":"Be slow","href":"../play/#trace=code:one/be-slow"},)";

TEST(ExerciseOnThePage, IsOnlyATaskUntilTheLearnerHasRunAProgram) {
  EXPECT_EQ(words_of(page_of(run_of(2).recording, places, true).intro),
            "Exercise: Be quick: Shorten the sleep\n"
            "On the stage, press “Edit”, change the program, and press “Run”. Then the result of "
            "each check is shown here.\n"
            "Back to the lesson\n");
}

TEST(ExerciseOnThePage, LeadsToTheNextOneWhenItIsSolved) {
  const course::Lesson lesson = page_of(run_of(1).recording, places);
  EXPECT_TRUE(words_of(lesson.intro)
                  .ends_with("Solved: the run passes every check.\n"
                             "Next exercise: Be slow\n"
                             "Back to the lesson\n"));
  const auto href = [&](std::size_t from_end) {
    const auto& block = lesson.intro.at(lesson.intro.size() - from_end);
    return std::get<course::Paragraph>(block.content).runs[0].href;
  };
  EXPECT_EQ(href(3), "../play/#trace=code:one/be-slow");
  EXPECT_EQ(href(2), "../one/#first");
}

TEST(ExerciseOnThePage, LeadsBackToTheLessonOnlyUntilItIsSolved) {
  const std::string words = words_of(page_of(run_of(2).recording, places).intro);
  EXPECT_EQ(words.find("Next exercise"), std::string::npos);
  EXPECT_TRUE(words.ends_with("Back to the lesson\n"));
}

TEST(ExerciseOnThePage, IsNotSolvedByAProgramThatDoesNotEnd) {
  trace::Recording recording = run_of(1).recording;
  recording.truncated = "more than 100 events";
  EXPECT_EQ(words_of(page_of(recording).intro),
            "Exercise: Be quick: Shorten the sleep\n"
            "✓ Passed: It ends at 1 s.\n"
            "✓ Passed: It prints nothing.\n"
            "Not solved yet: the program did not end.\n"
            "The recording ended before the program did: The reason: more than 100 events. What "
            "happened until then is here.\n");
}

}  // namespace
