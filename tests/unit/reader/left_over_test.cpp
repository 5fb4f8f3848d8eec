// What a program leaves behind when its main ends.
#include "reader/checks/left_over.hpp"

#include <gtest/gtest.h>

#include "written_run.hpp"

namespace {

using reader_test::run_of;
using reader_test::WrittenRun;

std::string told(const reader::Verdict& verdict) {
  return verdict.passed ? "passes" : std::to_string(verdict.step) + ": " + verdict.words;
}
std::string left_running(const WrittenRun& run) {
  return told(reader::find_left_running(run.recording.trace));
}
std::string left_unnoticed(const WrittenRun& run) {
  return told(reader::find_left_unnoticed(trace::summarize(run.recording.trace)));
}

TEST(LeftRunning, PassesWhereEveryTaskEndsBeforeMain) {
  WrittenRun run;
  run.begin(0, 1).creates_task(2, "fetch").waits().end();
  run.begin(0, 2).done(trace::Outcome::failed).end();
  run.begin(0, 1).done().end();
  EXPECT_EQ(left_running(run), "passes");
}

TEST(LeftRunning, ShowsWhereMainEndsTooEarly) {
  WrittenRun run;
  run.begin(0, 1).creates_task(2, "fetch").waits().end();
  run.begin(0, 1).done().end();
  run.begin(0, 2).done(trace::Outcome::cancelled).end();  // by asyncio.run()
  EXPECT_EQ(left_running(run), "2: main ends while fetch still runs");
}

TEST(LeftRunning, LooksAtTheEndOfMainOnly) {
  WrittenRun run;
  run.begin(0, 1).creates_task(2, "fetch").waits().end();
  run.begin(0, 0).creates_task(3, "log").end();  // a callback has created it, and no task
  run.begin(0, 3).done().end();
  run.begin(1, 2).done().end();
  run.begin(1, 1).done().end();
  EXPECT_EQ(left_running(run), "passes");
}

TEST(LeftRunning, LooksAtTheEndOfEachMain) {
  WrittenRun run;
  run.begin(0, 1).done().end();
  run.creates_task(2, "main").begin(1, 2).creates_task(3, "fetch").done().end();
  EXPECT_EQ(left_running(run), "2: main ends while fetch still runs");
}

TEST(LeftRunning, CountsTheTasks) {
  WrittenRun run;
  run.begin(0, 1).creates_task(2, "a").creates_task(3, "b").creates_task(4, "c").done().end();
  EXPECT_EQ(left_running(run), "1: main ends while a and 2 more still run");
}

TEST(LeftRunning, PassesTasksThatTheProgramHasCancelled) {
  WrittenRun run;
  run.begin(0, 1).creates_task(2, "worker").cancels(2).done().end();
  run.begin(0, 2).done(trace::Outcome::cancelled).end();
  EXPECT_EQ(left_running(run), "passes");
}

TEST(LeftRunning, NamesWhatNeverEnds) {
  WrittenRun run;
  run.begin(0, 1).waits().end();
  EXPECT_EQ(left_running(run), "1: main has not ended");
}

TEST(LeftUnnoticed, PassesANoteThatIsAboutNothing) {
  WrittenRun run = run_of(1);
  run.notes(trace::NoteKind::other, "hello").notes(trace::NoteKind::never_done, "a task");
  EXPECT_EQ(left_unnoticed(run), "passes");
}

TEST(LeftUnnoticed, ShowsTheFirstErrorOrCoroutine) {
  for (const auto kind :
       {trace::NoteKind::never_awaited, trace::NoteKind::never_retrieved, trace::NoteKind::error}) {
    WrittenRun run;
    run.begin(0, 1).waits().end();
    run.begin(0, 1).notes(kind, "no luck").notes(kind, "again").done().end();
    EXPECT_EQ(left_unnoticed(run), "2: this goes unnoticed: no luck");
  }
}

}  // namespace
