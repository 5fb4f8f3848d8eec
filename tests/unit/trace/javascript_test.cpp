// Traces of JavaScript: two queues instead of one, and calls that run at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "javascript_greeting.hpp"
#include "trace/json.hpp"
#include "trace/recording.hpp"
#include "trace/state.hpp"
#include "trace/timeline.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using trace::QueueKind;
using trace::TaskStatus;
using trace_test::document;
using trace_test::greeting;

constexpr std::size_t in_module = 9;  // events: line 7 begins
constexpr std::size_t in_call = 12;   // events: line 3 begins, inside line 7

/// The first `count` events of the greeting, and others after them.
std::vector<std::string> after(std::size_t count, const std::vector<std::string>& more) {
  std::vector<std::string> events(greeting.begin(),
                                  greeting.begin() + static_cast<std::ptrdiff_t>(count));
  events.insert(events.end(), more.begin(), more.end());
  return events;
}

trace::Trace read(const std::vector<std::string>& events) {
  return trace::from_json(document(events), "greet.js.json");
}

trace::State state_after(const trace::Trace& run, std::size_t events) {
  trace::State state;
  for (std::size_t i = 0; i < events; ++i) state.apply(run, run.events()[i]);
  return state;
}

std::vector<std::uint32_t> ids(const std::deque<trace::HandleState>& handles) {
  std::vector<std::uint32_t> made;
  for (const trace::HandleState& handle : handles) made.push_back(handle.id);
  return made;
}

/// Why a trace is refused; empty if it is not.
std::string refusal(const std::vector<std::string>& events) {
  try {
    static_cast<void>(read(events));
  } catch (const trace::FormatError& error) {
    return error.what();
  }
  return {};
}

TEST(JavaScriptTrace, IsReadAndWrittenBackEqual) {
  const trace::Trace run = read(greeting);
  EXPECT_EQ(run.steps(), 5U);
  EXPECT_EQ(trace::from_json(trace::to_json(run), "again.json"), run);
}

TEST(JavaScriptTrace, NamesTheEditionOfTheLanguage) {
  const trace::Recording recording = trace::recording_from_json(document(greeting), "greet.json");
  EXPECT_EQ(recording.program.javascript, "ES2025");
  EXPECT_EQ(recording.program.python, "");
}

TEST(JavaScriptTrace, RunsACallInsideTheCallThatMadeIt) {
  const trace::Trace run = read(greeting);
  EXPECT_THAT(state_after(run, in_module).calls, ElementsAre(1U));
  const trace::State inside = state_after(run, in_call);
  EXPECT_THAT(inside.calls, ElementsAre(1U, 2U));
  EXPECT_EQ(inside.task(1).status, TaskStatus::running);
  EXPECT_EQ(inside.task(2).status, TaskStatus::running);
  EXPECT_EQ(inside.task(2).call, "greet(\"Ada\")");
  EXPECT_EQ(inside.task(2).line, 3);
}

TEST(JavaScriptTrace, LeavesEachCallWhereItWaits) {
  const trace::State end = trace::state_at(read(greeting), 1);
  EXPECT_THAT(end.calls, IsEmpty());
  EXPECT_THAT(end.ran, ElementsAre(1U, 2U));
  EXPECT_EQ(end.task(1).status, TaskStatus::suspended);
  EXPECT_THAT(end.task(1).awaited_tasks, ElementsAre(2U));
  EXPECT_EQ(end.task(2).awaits, trace::WaitKind::sleep);
}

TEST(JavaScriptTrace, HasAQueueOfMicrotasksAndOneOfMacrotasks) {
  const trace::Trace run = read(greeting);
  const trace::State first = trace::state_at(run, 1);
  EXPECT_TRUE(first.of_javascript());
  EXPECT_THAT(ids(first.queue(QueueKind::micro)), ElementsAre(2U));
  EXPECT_THAT(ids(first.queue(QueueKind::macro)), IsEmpty());
  EXPECT_EQ(first.timers.size(), 1U);
  const trace::State due = state_after(run, run.events_until(2) + 2);
  EXPECT_THAT(ids(due.queue(QueueKind::macro)), ElementsAre(3U));
  EXPECT_THAT(due.timers, IsEmpty());
  const trace::State woken = trace::state_at(run, 3);
  EXPECT_THAT(ids(woken.queue(QueueKind::micro)), ElementsAre(4U));
  EXPECT_EQ(woken.task(2).status, TaskStatus::ready);
  EXPECT_EQ(woken.iteration, 2);
  EXPECT_THAT(ids(woken.queue(QueueKind::ready)), IsEmpty());
}

TEST(JavaScriptTrace, ShowsOnTheTimelineEveryCallThatRanInAStep) {
  const trace::Timeline timeline = trace::timeline(read(greeting));
  ASSERT_EQ(timeline.rows.size(), 2U);
  EXPECT_EQ(timeline.rows[0].segments.front().activity, trace::Activity::running);
  EXPECT_EQ(timeline.rows[1].segments.front().activity, trace::Activity::running);
  EXPECT_EQ(timeline.rows[1].segments.front().last, 1U);
  EXPECT_EQ(timeline.rows[1].segments.back().activity, trace::Activity::running);
}

TEST(JavaScriptTrace, HasGeneratorsThatWaitForTheirFirstNext) {
  const auto events = after(
      in_module,
      {R"({"event":"task_created","time":0,"task":2,"creator":1,"generator":true,"name":"count"})",
       R"({"event":"task_entered","time":0,"task":2})",
       R"({"event":"task_suspended","time":0,"task":2,"awaits":"future","label":"value","settled":true})"});
  const trace::Trace run = read(events);
  const trace::State made = state_after(run, in_module + 1);
  EXPECT_TRUE(made.task(2).generator);
  EXPECT_EQ(made.task(2).status, TaskStatus::suspended);
  EXPECT_EQ(made.task(2).awaits, trace::WaitKind::yield);
  const trace::State waits = state_after(run, in_module + 3);
  EXPECT_TRUE(waits.task(2).settled);
  EXPECT_THAT(waits.calls, ElementsAre(1U));
  EXPECT_EQ(trace::from_json(trace::to_json(run), "again.json"), run);
}

TEST(JavaScriptTrace, MayEndAGeneratorBeforeItHasBegun) {
  const std::string made =
      R"({"event":"task_created","time":0,"task":2,"creator":1,"generator":true,"name":"count"})";
  const std::string done = R"({"event":"task_done","time":0,"task":2,"outcome":"returned"})";
  EXPECT_EQ(refusal(after(in_module, {made, done})), "");
  const trace::State state = state_after(read(after(in_module, {made, done})), in_module + 2);
  EXPECT_EQ(state.task(2).status, TaskStatus::returned);
  EXPECT_THAT(state.calls, ElementsAre(1U));
}

TEST(JavaScriptTrace, MayEndTheCallsThatRunWhenTheProgramEndsItself) {
  const std::string ended =
      R"({"event":"external","time":0,"task":1,"text":"module never ended","about":"never_done"})";
  const std::string finished = R"({"event":"handle_finished","time":0,"handle":1})";
  const auto events = after(in_module, {ended, finished});
  EXPECT_EQ(refusal(events), "");
  EXPECT_THAT(trace::state_at(read(events), 1).calls, IsEmpty());
  EXPECT_THAT(refusal(after(in_module, {finished})), HasSubstr("task 1 still runs"));
}

TEST(JavaScriptTrace, TellsWhatHasBecomeOfPromisesAndSignals) {
  const auto events = after(
      in_module,
      {R"({"event":"object_created","time":0,"task":1,"object":1,"type":"Promise","name":"both"})",
       R"({"event":"object_changed","time":0,"object":1,"type":"Promise","state":"pending","waiters":[1]})",
       R"({"event":"object_changed","time":0,"object":1,"type":"Promise","state":"rejected","value":"Error: no","waiters":[]})",
       R"({"event":"object_created","time":0,"task":1,"object":2,"type":"AbortSignal","name":"signal"})",
       R"({"event":"object_changed","time":0,"object":2,"type":"AbortSignal","aborted":true,"reason":"AbortError"})"});
  const trace::Trace run = read(events);
  const trace::State pending = state_after(run, in_module + 2);
  EXPECT_EQ(static_cast<trace::PromiseState>(pending.object(1).number),
            trace::PromiseState::pending);
  EXPECT_EQ(pending.object(1).waiters.count, 1U);
  const trace::State settled = state_after(run, in_module + 5);
  EXPECT_EQ(static_cast<trace::PromiseState>(settled.object(1).number),
            trace::PromiseState::rejected);
  EXPECT_EQ(settled.object(1).value, "Error: no");
  EXPECT_EQ(settled.object(2).number, 1);
  EXPECT_EQ(settled.object(2).value, "AbortError");
  EXPECT_EQ(trace::from_json(trace::to_json(run), "again.json"), run);
}

TEST(JavaScriptTrace, CountsARejectionThatNobodyHandlesToTheStepBefore) {
  auto events = greeting;
  events.emplace_back(
      R"({"event":"unhandled","time":0.5,"text":"lost","error_type":"TypeError","task":2})");
  const trace::Trace run = read(events);
  EXPECT_EQ(run.events_until(5), events.size());
  const trace::Event& last = run.events().back();
  EXPECT_EQ(run.text(last.text), "lost");
  EXPECT_EQ(run.text(run.list(last.list).front()), "TypeError");
  EXPECT_EQ(trace::from_json(trace::to_json(run), "again.json"), run);
}

TEST(JavaScriptTrace, IsRefusedIfWhatHappensIsNotOfTheInnermostCall) {
  EXPECT_THAT(refusal(after(in_call, {R"({"event":"line","time":0,"task":1,"line":7})"})),
              HasSubstr("task is 1, but task 2 is the call that runs"));
  EXPECT_THAT(refusal(after(in_call, {R"({"event":"output","time":0,"text":"x"})"})),
              HasSubstr("task is missing, but task 2 is the call that runs"));
  EXPECT_THAT(refusal(after(16, {R"({"event":"output","time":0,"task":1,"text":"x"})"})),
              HasSubstr("task is 1, but no async call runs"));
  EXPECT_THAT(refusal(after(in_call,
                            {R"({"event":"task_suspended","time":0,"task":1,"awaits":"future"})"})),
              HasSubstr("task is 1, but task 2 is the call that runs"));
  EXPECT_THAT(
      refusal(
          after(in_call, {R"({"event":"task_created","time":0,"task":3,"creator":1,"name":"x"})"})),
      HasSubstr("creator is 1, but task 2 is the call that runs"));
}

TEST(JavaScriptTrace, IsRefusedIfACallIsEnteredThatCannotBe) {
  EXPECT_THAT(refusal(after(in_call, {R"({"event":"task_entered","time":0,"task":1})"})),
              HasSubstr("task 1 runs already"));
  EXPECT_THAT(refusal(after(16, {R"({"event":"task_entered","time":0,"task":2})"})),
              HasSubstr("nothing runs that could enter task 2"));
  EXPECT_THAT(refusal(after(in_call, {R"({"event":"task_entered","time":0,"task":9})"})),
              HasSubstr("no such task yet"));
}

TEST(JavaScriptTrace, IsRefusedIfAMacrotaskRunsBeforeAMicrotask) {
  const std::string macro =
      R"({"event":"handle_scheduled","time":0,"handle":9,"kind":"callback","queue":"macro","cause":"called"})";
  const std::string starts = R"({"event":"handle_started","time":0,"handle":9,"kind":"callback"})";
  EXPECT_THAT(refusal(after(16, {macro, starts})),
              HasSubstr("a macrotask begins, but a microtask is queued"));
  const std::string cancelled = R"({"event":"handle_cancelled","time":0,"handle":2})";
  EXPECT_EQ(refusal(after(16, {macro, cancelled, starts})), "");
}

TEST(JavaScriptTrace, IsRefusedIfItMixesTwoLanguages) {
  EXPECT_THAT(
      refusal(after(
          in_module,
          {R"({"event":"handle_scheduled","time":0,"handle":9,"kind":"callback","cause":"called","waited":0})"})),
      HasSubstr("queue is missing"));
  const std::string python =
      R"({"event":"handle_scheduled","time":0,"handle":1,"task":1,"kind":"task_step","cause":"created","waited":0})";
  EXPECT_THAT(refusal({python, greeting[3], R"({"event":"task_entered","time":0,"task":1})"}),
              HasSubstr("is not an event of Python"));
  EXPECT_THAT(
      refusal(
          {python, greeting[3],
           R"({"event":"handle_scheduled","time":0,"handle":2,"kind":"callback","queue":"micro","cause":"called"})"}),
      HasSubstr("queue is of JavaScript, but the run is one of Python"));
  EXPECT_THAT(refusal({R"({"event":"unhandled","time":0,"text":"x"})"}),
              HasSubstr("is not an event of Python"));
}

TEST(JavaScriptTrace, IsRefusedIfAMemberIsWrong) {
  const std::string begin = R"({"event":"handle_scheduled","time":0,"handle":1,"cause":"created",)";
  EXPECT_THAT(refusal({begin + R"("kind":"script","queue":"ready"})"}),
              HasSubstr("queue should be micro or macro"));
  EXPECT_THAT(refusal({begin + R"("kind":"script","queue":"fast"})"}),
              HasSubstr("queue is \"fast\", which is unknown"));
  EXPECT_THAT(
      refusal(after(
          in_module,
          {R"({"event":"task_created","time":0,"task":2,"creator":1,"name":"x","generator":1})"})),
      HasSubstr("generator should be true or false"));
}

}  // namespace
