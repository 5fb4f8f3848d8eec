// Reading a trace: what was written is read back equal, and nothing broken or hostile gets through.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "recorded.hpp"
#include "speakers.hpp"
#include "trace/json.hpp"
#include "trace/recording.hpp"

namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::StartsWith;
using trace_test::Recorded;

/// Why a text is refused; empty if it is not.
std::string refusal(std::string_view text, const trace::JsonLimits& limits = {}) {
  try {
    static_cast<void>(trace::from_json(text, "run.json", limits));
  } catch (const trace::FormatError& error) {
    return error.what();
  }
  return {};
}

/// A document with these events.
std::string document(const std::vector<std::string>& events) {
  std::string text = R"({"format":1,"events":[)";
  for (const std::string& event : events) text += (text.back() == '[' ? "" : ",") + event;
  return text + "]}";
}

const std::string scheduled =
    R"({"event":"handle_scheduled","time":0,"handle":1,"task":1,"kind":"task_step","cause":"created","waited":0})";
const std::string created = R"({"event":"task_created","time":0,"task":1,"name":"main"})";
const std::string iteration = R"({"event":"iteration_started","time":0,"iteration":1})";
const std::string started =
    R"({"event":"handle_started","time":0,"handle":1,"task":1,"kind":"task_step"})";
const std::string finished = R"({"event":"handle_finished","time":0,"handle":1})";
const std::string done = R"({"event":"task_done","time":0,"task":1,"outcome":"returned"})";

/// An event at time 0 with these members.
std::string event(std::string_view kind, std::string_view members) {
  std::string text = R"({"event":")" + std::string(kind) + R"(","time":0)";
  if (!members.empty()) (text += ',') += members;
  return text + '}';
}

/// Why an event is refused in the first step of task 1.
std::string refusal_of(const std::string& event) {
  return refusal(document({scheduled, created, iteration, started, event}));
}
std::string refusal_of(std::string_view kind, std::string_view members) {
  return refusal_of(event(kind, members));
}

struct FromJsonTest : trace_test::Speakers {
  /// Timers, a gather of tasks and of something outside, an error and a cancellation.
  aio::Coroutine<> everything() {
    auto answer = run.loop.create_future<void>(aio::AwaitKind::network, "GET /");
    run.loop.call_later(1.0 / 3, [answer]() mutable { answer.set_result(); });
    aio::Task<> forever =
        aio::create_task(speak(std::numeric_limits<double>::infinity()), "forever");
    co_await aio::sleep(0);
    forever.cancel();
    co_await aio::gather(aio::return_exceptions, aio::create_task(speak(0.7), "speaker"),
                         aio::create_task(fail(0.1), "failer"), answer, forever);
  }
};

TEST_F(FromJsonTest, ReadsWhatWasWritten) {
  run.start(everything(), "main");
  run.to_the_end();
  run.recorder.external("the end");
  const trace::Trace read = trace::from_json(trace::to_json(run.trace), "run.json");
  EXPECT_EQ(read, run.trace);
  EXPECT_EQ(read.steps(), run.trace.steps());
}

TEST_F(FromJsonTest, ReadsEveryNumberExactly) {
  run.start(speak(0.1 + 0.2), "main");
  run.to_the_end();
  const trace::Trace read = trace::from_json(trace::to_json(run.trace), "run.json");
  EXPECT_EQ(read.events().back().time, 0.1 + 0.2);
}

TEST_F(FromJsonTest, TracesThatDifferAreNotEqual) {
  run.start(speak(1), "main");
  run.to_the_end();
  Recorded other;
  other.start(speak(1), "another");
  other.to_the_end();
  EXPECT_NE(other.trace, run.trace);
}

TEST_F(FromJsonTest, ReadsAnEmptyTrace) {
  EXPECT_EQ(trace::from_json(trace::to_json(run.trace), "run.json"), run.trace);
}

TEST(FromJson, SkipsMembersThatItDoesNotKnow) {
  EXPECT_EQ(refusal(R"({"format":1,"made":{"by":["hand",{"events":[7]}]},"events":[
    {"event":"external","time":0,"text":"hello","colour":["red",{"a":[]}]}],"more":[]})"),
            "");
}

TEST(FromJson, ReadsWhatANoteIsAbout) {
  const std::string note = event("external", R"("task":1,"text":"lost","about":"never_retrieved")");
  const trace::Trace read =
      trace::from_json(document({scheduled, created, iteration, note}), "run.json");
  EXPECT_EQ(read.events().back().detail,
            static_cast<std::uint8_t>(trace::NoteKind::never_retrieved));
  EXPECT_EQ(read.events().back().task, 1U);
  EXPECT_EQ(trace::from_json(trace::to_json(read), "run.json"), read);
  EXPECT_THAT(refusal_of("external", R"("text":"lost","about":"nothing")"),
              HasSubstr("about is \"nothing\", which is unknown"));
  EXPECT_THAT(refusal_of("external", R"("text":"lost","task":2)"), HasSubstr("no such task"));
}

TEST(FromJson, ReadsWhatTheRecorderSaysOfARun) {
  const trace::Recording recording = trace::recording_from_json(
      R"({"format":1,"program":{"name":"a.py","text":"x = 1\n","python":"3.13.1"},"clock":"real",
        "truncated":"more than 100 events","events":[]})",
      "run.json");
  EXPECT_EQ(recording.program.name, "a.py");
  EXPECT_EQ(recording.program.text, "x = 1\n");
  EXPECT_EQ(recording.program.python, "3.13.1");
  EXPECT_EQ(recording.clock, trace::RecordedClock::real);
  EXPECT_EQ(recording.truncated, "more than 100 events");
}

TEST(FromJson, ReadsTheTypesOfErrors) {
  const auto recording_with = [](const std::string& error) {
    const std::string failed = event("task_done", R"("task":1,"outcome":"failed")" + error);
    return trace::recording_from_json(document({scheduled, created, iteration, started, failed}),
                                      "run.json");
  };
  const auto words_with = [&](const std::string& error) {
    return trace::error_words(recording_with(error), 1, "no user");
  };
  EXPECT_EQ(words_with(R"(,"error":"no user","error_type":"LookupError")"), "LookupError: no user");
  EXPECT_EQ(words_with(R"(,"error":"no user")"), "no user");
  EXPECT_EQ(trace::error_words(recording_with(R"(,"error_type":"LookupError")"), 1, ""),
            "LookupError");
  EXPECT_THAT(refusal_of("task_done", R"("task":1,"outcome":"failed","error_type":7)"),
              HasSubstr("events[4] (task_done): error_type should be text"));
  EXPECT_EQ(refusal_of("line", R"("task":1,"line":1,"error_type":7)"), "");
}

TEST(FromJson, NeedsNothingOfARecorder) {
  const trace::Recording recording = trace::recording_from_json(document({}), "run.json");
  EXPECT_EQ(recording.program.text, "");
  EXPECT_EQ(recording.clock, trace::RecordedClock::virtual_time);
  EXPECT_EQ(recording.truncated, "");
}

TEST(FromJson, RefusesARecorderThatWritesSomethingElse) {
  const auto refusal_with = [](const std::string& member) {
    return refusal(R"({"format":1,"events":[],)" + member + "}");
  };
  EXPECT_THAT(refusal_with(R"("program":"a.py")"), HasSubstr("program should be an object"));
  EXPECT_THAT(refusal_with(R"("program":{"text":7})"), HasSubstr("program.text should be text"));
  EXPECT_THAT(refusal_with(R"("clock":"slow")"), HasSubstr("clock should be virtual or real"));
  EXPECT_THAT(refusal_with(R"("truncated":true)"), HasSubstr("truncated should be text"));
}

TEST(FromJson, LetsTheFormatComeLast) { EXPECT_EQ(refusal(R"({"events":[],"format":1})"), ""); }

TEST(FromJson, LetsATraceEndInTheMiddleOfAStep) {
  EXPECT_EQ(refusal(document({scheduled, created, iteration, started})), "");
}

TEST(FromJson, NamesTheFileThePlaceAndTheRemedy) {
  EXPECT_EQ(
      refusal_of("line", R"("task":1,"line":0)"),
      "run.json: events[4] (line): line should be a whole number from 1 to 2147483647. Record "
      "the run again, or correct the file: docs/trace-format.md describes it.");
}

TEST(FromJson, NamesTheLineOfWhatIsNotJson) {
  EXPECT_THAT(refusal("{\"format\":1,\n\"events\":[}"), StartsWith("run.json: line 2, column 11 "));
  EXPECT_THAT(refusal(""), HasSubstr("line 1, column 1"));
  EXPECT_THAT(refusal("{\"format\":1,\"events\":[\"\xff\"]}"), HasSubstr("not valid JSON"));
  EXPECT_THAT(refusal(R"({"format":1,"events":[]} again)"), HasSubstr("not valid JSON"));
  EXPECT_THAT(refusal(document({R"({"event":"external","time":1e999,"text":""})"})),
              HasSubstr("too large"));
}

TEST(FromJson, RefusesADocumentThatIsNotATrace) {
  EXPECT_THAT(refusal("[]"), HasSubstr("should be an object"));
  EXPECT_THAT(refusal("7"), HasSubstr("should be an object"));
  EXPECT_THAT(refusal("{}"), HasSubstr("format is missing"));
  EXPECT_THAT(refusal(R"({"format":1})"), HasSubstr("events is missing"));
  EXPECT_THAT(refusal(R"({"format":2,"events":[]})"), HasSubstr("another version"));
  EXPECT_THAT(refusal(R"({"format":{},"events":[]})"), HasSubstr("format should be 1"));
  EXPECT_THAT(refusal(R"({"format":1,"events":{}})"), HasSubstr("events should be a list"));
  EXPECT_THAT(refusal(R"({"format":1,"events":7})"), HasSubstr("events should be a list"));
  EXPECT_THAT(refusal(R"({"format":1,"events":[],"events":[]})"), HasSubstr("twice"));
  EXPECT_THAT(refusal(document({"7"})), HasSubstr("events[0]: should be an object"));
  EXPECT_THAT(refusal(document({"[]"})), HasSubstr("events[0]: should be an object"));
}

TEST(FromJson, RefusesMembersThatAreMissingOrOfAnotherType) {
  EXPECT_THAT(refusal_of(R"({"time":0})"), HasSubstr("event is missing"));
  EXPECT_THAT(refusal_of(R"({"event":"external","text":""})"), HasSubstr("time is missing"));
  EXPECT_THAT(refusal_of(R"({"event":"external","time":"0","text":""})"),
              HasSubstr("time should be"));
  EXPECT_THAT(refusal_of("dance", ""), HasSubstr("event is \"dance\", which is unknown"));
  EXPECT_THAT(refusal_of("external", ""), HasSubstr("text is missing"));
  EXPECT_THAT(refusal_of("external", R"("text":7)"), HasSubstr("text should be"));
  for (const std::string id : {"-1", "0", "1.5", "4294967296", "\"1\""})
    EXPECT_THAT(refusal_of("output", R"("text":"","task":)" + id), HasSubstr("task should be"))
        << id;
  EXPECT_THAT(refusal_of("line", R"("line":2147483648)"), HasSubstr("line should be"));
  EXPECT_THAT(refusal_of("blocked", R"("seconds":-1)"), HasSubstr("negative"));
  EXPECT_THAT(refusal_of("cancel_requested", R"("task":1,"accepted":1)"),
              HasSubstr("accepted should be"));
  EXPECT_THAT(refusal_of("task_suspended", R"("task":1,"awaits":"gather","tasks":1)"),
              HasSubstr("tasks should be a list"));
  EXPECT_THAT(refusal_of("task_suspended", R"("task":1,"awaits":"gather","outside":[1])"),
              HasSubstr("outside should be text"));
  EXPECT_THAT(refusal_of("coroutine_created", R"("call":"")"), HasSubstr("coroutine is missing"));
  EXPECT_THAT(refusal_of("coroutine_created", R"("coroutine":1)"), HasSubstr("call is missing"));
  EXPECT_THAT(refusal_of("outside_started", R"("operation":1,"kind":"fax")"), HasSubstr("unknown"));
}

TEST(FromJson, RefusesIdsOfWhatDoesNotExist) {
  EXPECT_THAT(refusal_of("output", R"("task":2,"text":"")"), HasSubstr("no such task"));
  EXPECT_THAT(refusal_of("task_created", R"("task":3,"name":"")"),
              HasSubstr("the next new task should be 2"));
  EXPECT_THAT(refusal_of("task_created", R"("task":2,"creator":2,"name":"")"),
              HasSubstr("creator is 2"));
  EXPECT_THAT(refusal_of("task_suspended", R"("task":1,"awaits":"task","tasks":[1,9])"),
              HasSubstr("tasks is 9"));
  EXPECT_THAT(refusal_of("cancel_requested", R"("task":1,"by":2,"accepted":true)"),
              HasSubstr("by is 2"));
  const std::string call = R"("handle":2,"kind":"callback","cause":"called","waited":0)";
  EXPECT_THAT(refusal_of("handle_scheduled", call + R"(,"cause_task":2)"),
              HasSubstr("cause_task is 2"));
  EXPECT_THAT(refusal_of("handle_scheduled", call + R"(,"gathered_by":2)"),
              HasSubstr("gathered_by is 2"));
  EXPECT_THAT(refusal_of("handle_scheduled",
                         R"("handle":2,"kind":"task_step","cause":"called","waited":0)"),
              HasSubstr("task is missing"));
  EXPECT_THAT(refusal(document({scheduled})), HasSubstr("never created"));
  EXPECT_THAT(refusal_of("task_created", R"("task":2,"name":"","coroutine":1)"),
              HasSubstr("no such coroutine"));
  EXPECT_THAT(refusal_of("coroutine_created", R"("coroutine":2,"call":"")"),
              HasSubstr("the next new one should be 1"));
  EXPECT_THAT(refusal_of("coroutine_created", R"("coroutine":1,"call":"","task":2)"),
              HasSubstr("no such task"));
  EXPECT_THAT(refusal_of("coroutine_entered", R"("coroutine":1,"task":1)"),
              HasSubstr("no such coroutine"));
  EXPECT_THAT(refusal_of("outside_started", R"("operation":2,"kind":"request")"),
              HasSubstr("the next new one should be 1"));
  EXPECT_THAT(refusal_of("outside_ended", R"("operation":1,"outcome":"returned")"),
              HasSubstr("is not in flight"));
}

TEST(FromJson, RefusesWhatNoLoopCouldDo) {
  EXPECT_THAT(refusal(document({scheduled, created, started, started})),
              HasSubstr("still running"));
  EXPECT_THAT(refusal(document({scheduled, created, started, iteration})),
              HasSubstr("still running"));
  EXPECT_THAT(refusal(document({scheduled, created, finished})), HasSubstr("is not running"));
  EXPECT_THAT(refusal(document({scheduled, scheduled})), HasSubstr("already queued"));
  EXPECT_THAT(refusal(document({scheduled, created, created})), HasSubstr("was created before"));
  EXPECT_THAT(refusal(document({scheduled, started})), HasSubstr("no such task"));
  EXPECT_THAT(refusal(document({created, started})), HasSubstr("is not queued"));
  EXPECT_THAT(refusal(document({scheduled, created, started, done, done})),
              HasSubstr("already done"));
  EXPECT_THAT(refusal(document({scheduled, created,
                                event("handle_started", R"("handle":1,"kind":"callback")")})),
              HasSubstr("should match"));
  const std::string called = event("coroutine_created", R"("coroutine":1,"call":"")");
  EXPECT_THAT(refusal(document({scheduled, created, called, done,
                                event("coroutine_entered", R"("coroutine":1,"task":1)")})),
              HasSubstr("already done"));
  EXPECT_THAT(refusal(document({called, event("coroutine_left", R"("coroutine":1)")})),
              HasSubstr("no such task"));
  EXPECT_THAT(refusal_of("handle_cancelled", R"("handle":1)"), HasSubstr("is not queued"));
  EXPECT_THAT(refusal_of("timer_due", R"("handle":1)"), HasSubstr("is not a timer"));
  EXPECT_THAT(refusal_of("timer_cancelled", R"("handle":1)"), HasSubstr("is not a timer"));
  EXPECT_THAT(refusal_of("timer_set", R"("handle":2,"kind":"task_step","due":1)"),
              HasSubstr("a timer cannot run a task"));
  EXPECT_THAT(refusal_of(R"({"event":"external","time":-1,"text":""})"),
              HasSubstr("time goes back"));
}

TEST(FromJson, KeepsToItsLimits) {
  const std::string text = document({scheduled, created, iteration, started});
  EXPECT_THAT(refusal(text, {.bytes = 10}),
              AllOf(StartsWith("run.json: has "), HasSubstr("at most 10")));
  EXPECT_THAT(refusal(text, {.events = 3}), HasSubstr("at most 3 events"));
  EXPECT_THAT(refusal(text, {.tasks = 0}), HasSubstr("at most 0 tasks"));
  EXPECT_THAT(
      refusal(document({event("coroutine_created", R"("coroutine":1,"call":"")")}), {.tasks = 0}),
      HasSubstr("at most 0 can be shown"));
  const std::string wide =
      document({scheduled, created,
                event("task_suspended", R"("task":1,"awaits":"gather","tasks":[1,1,1,1])")});
  EXPECT_EQ(refusal(wide, {.values = 9}), "");
  EXPECT_THAT(refusal(wide, {.values = 8}), HasSubstr("more than 8 values"));
  const std::string deep = std::string(20, '[') + std::string(20, ']');
  EXPECT_THAT(refusal(R"({"format":1,"x":)" + deep + R"(,"events":[]})"), HasSubstr("16 deep"));
  EXPECT_THAT(refusal(document({event("external", R"("text":"","x":)" + deep)})),
              HasSubstr("16 deep"));
  EXPECT_THAT(refusal(R"({"format":1,"events":[{"x":)" + std::string(1'000'000, '[')),
              HasSubstr("16 deep"));
}

TEST(FromJson, KnowsOutputToStandardError) {
  const trace::Trace run =
      trace::from_json(document({event("output", R"("text":"hello")"),
                                 event("output", R"("text":"a warning","stream":"stderr")")}),
                       "run.json");
  EXPECT_EQ(run.events()[0].detail, 0);
  EXPECT_EQ(run.events()[1].detail, 1);
  EXPECT_EQ(trace::from_json(trace::to_json(run), "again.json"), run);
  EXPECT_THAT(refusal(document({event("output", R"("text":"hello","stream":"pipe")")})),
              HasSubstr("stream should be stderr, or left out"));
}

}  // namespace
