// A run as a Chrome trace: what is on which row, and when.
#include "trace/chrome_trace.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "hand_written.hpp"
#include "speakers.hpp"
#include "trace/recording.hpp"

namespace {

using nlohmann::json;

json parsed(const trace::Recording& recording) {
  return json::parse(trace::to_chrome_trace(recording));
}
json events_of(const trace::Recording& recording) { return parsed(recording).at("traceEvents"); }

/// Those whose member `name` is `value`.
std::vector<json> those(const json& events, const std::string& name, const std::string& value) {
  std::vector<json> found;
  for (const json& event : events)
    if (event.value(name, std::string()) == value) found.push_back(event);
  return found;
}

/// "main 0-20" for a slice on the row of main.
std::string words_of(const json& slice, const json& events) {
  std::string row;
  for (const json& name : those(events, "name", "thread_name"))
    if (name.at("tid") == slice.at("tid")) row = name.at("args").at("name");
  const long long from = slice.at("ts");
  const long long duration = slice.value("dur", 0LL);
  return row + ": " + std::string(slice.at("name")) + " " + std::to_string(from) +
         (duration > 0 ? "-" + std::to_string(from + duration) : "");
}
std::vector<std::string> words_of(const std::vector<json>& some, const json& events) {
  std::vector<std::string> words;
  for (const json& each : some) words.push_back(words_of(each, events));
  return words;
}
using Words = std::vector<std::string>;

trace::Recording two_tasks(trace::RecordedClock clock = trace::RecordedClock::virtual_time) {
  return {.trace = trace_test::two_tasks(),
          .program = {.name = "pool.py", .text = {}, .python = "3.13.1"},
          .clock = clock,
          .truncated = {}};
}

TEST(ChromeTrace, IsNamedAfterTheProgramAndItsTasks) {
  const json events = events_of(two_tasks());
  EXPECT_EQ(those(events, "name", "process_name")[0].at("args"), (json{{"name", "pool.py"}}));
  Words names;
  for (const json& row : those(events, "name", "thread_name"))
    names.push_back(row.at("args").at("name"));
  EXPECT_EQ(names, (Words{"event loop", "main", "worker"}));
  std::vector<int> orders;
  for (const json& row : those(events, "name", "thread_sort_index"))
    orders.push_back(row.at("args").at("sort_index"));
  EXPECT_EQ(orders, (std::vector<int>{0, 1, 2}));
}

TEST(ChromeTrace, DrawsStepsAtTheirTimesAndAtLeastSoWideThatTheyCanBeSeen) {
  const json events = events_of(two_tasks());
  EXPECT_EQ(words_of(those(events, "cat", "step"), events),
            (Words{"main: main 0-20000", "worker: worker 20000-40000",
                   "worker: worker 1020000-1040000"}));
  EXPECT_EQ(words_of(those(events, "cat", "callback"), events),
            (Words{"event loop: sleep 1000000-1020000"}));
}

TEST(ChromeTrace, SaysWhatItsWidthsAre) {
  const json about = parsed(two_tasks()).at("otherData");
  EXPECT_EQ(about.at("clock"), "virtual");
  EXPECT_EQ(about.at("least_step_us"), 20000);
  EXPECT_EQ(about.at("python"), "3.13.1");
  EXPECT_FALSE(about.contains("truncated"));
}

TEST(ChromeTrace, KeepsTheExactTimesOfSteps) {
  const json args = those(events_of(two_tasks()), "cat", "step")[2].at("args");
  EXPECT_EQ(args.at("step"), 4);
  EXPECT_EQ(args.at("time"), 1.0);
  EXPECT_EQ(args.at("seconds"), 0.0);
  EXPECT_EQ(args.at("lines"), (json{8}));
  EXPECT_EQ(args.at("iteration"), 4);
  EXPECT_EQ(args.at("outcome"), "returned");
}

TEST(ChromeTrace, DrawsStepsOnARealClockAsLongAsTheyTook) {
  const json events = events_of(two_tasks(trace::RecordedClock::real));
  EXPECT_EQ(words_of(those(events, "cat", "step"), events),
            (Words{"main: main 0-1", "worker: worker 1-2", "worker: worker 1000001-1000002"}));
}

TEST(ChromeTrace, DrawsStepsOfARunWithoutTimeAsAMillisecondEach) {
  trace::Trace run;
  constexpr auto step = static_cast<std::uint8_t>(trace::CallbackKind::task_step);
  run.add({.kind = trace::EventKind::handle_scheduled, .detail = step, .handle = 1, .task = 1});
  run.add({.kind = trace::EventKind::task_created, .task = 1, .text = run.keep("main")});
  run.add({.kind = trace::EventKind::iteration_started, .number = 1});
  run.add({.kind = trace::EventKind::handle_started, .detail = step, .handle = 1, .task = 1});
  run.add({.kind = trace::EventKind::handle_finished, .handle = 1});
  const json events = events_of({.trace = run});
  EXPECT_EQ(words_of(those(events, "cat", "step"), events), (Words{"main: main 0-1000"}));
}

TEST(ChromeTrace, ShowsWhatATaskWaitsForAndSinceWhenItIsReady) {
  const json events = events_of(two_tasks());
  const Words waits = words_of(those(events, "cat", "wait"), events);
  EXPECT_EQ(waits, (Words{"main: sleep 20000-1040000", "worker: sleep 40000-1000000"}));
  EXPECT_EQ(words_of(those(events, "cat", "ready"), events),
            (Words{"worker: ready 1000000-1020000"}));
  EXPECT_EQ(those(events, "cat", "wait")[0].at("args").at("unfinished"), true);
  EXPECT_EQ(those(events, "cat", "wait")[1].at("args"),
            (json{{"awaits", "sleep"}, {"until", 1.0}}));
}

TEST(ChromeTrace, MarksOutputWithinItsStep) {
  const json events = events_of(two_tasks());
  EXPECT_EQ(words_of(those(events, "cat", "output"), events),
            (Words{"main: hello 0", "worker: bye 1020000"}));
}

TEST(ChromeTrace, EndsARecordingThatWasCutOff) {
  trace::Recording recording = two_tasks();
  trace::Trace cut;
  for (std::size_t i = 0; i < 7; ++i) {
    trace::Event event = recording.trace.events()[i];
    if (event.text != 0) event.text = cut.keep(recording.trace.text(event.text));
    cut.add(event);
  }
  recording.trace = cut;
  recording.truncated = "more than 7 events";
  const json events = events_of(recording);
  const json step = those(events, "cat", "step").at(0);
  EXPECT_EQ(words_of(step, events), "main: main 0-1000");
  EXPECT_EQ(step.at("args").at("unfinished"), true);
  EXPECT_EQ(parsed(recording).at("otherData").at("truncated"), "more than 7 events");
}

TEST(ChromeTrace, OfAnEmptyRunHasNamesOnly) {
  for (const json& event : events_of({})) EXPECT_EQ(event.at("ph"), "M");
}

struct ChromeTraceOfALoop : trace_test::Speakers {
  json events() {
    play();
    return events_of({.trace = run.trace});
  }
};

TEST_F(ChromeTraceOfALoop, LeadsFromTheCauseOfAWakeUpToItsStep) {
  const json all = events();
  const std::vector<json> begins = those(all, "ph", "s");
  const std::vector<json> ends = those(all, "ph", "f");
  ASSERT_FALSE(begins.empty());
  ASSERT_EQ(begins.size(), ends.size());
  for (const json& end : ends) {
    const auto begin = std::ranges::find_if(
        begins, [&end](const json& one) { return one.at("id") == end.at("id"); });
    ASSERT_NE(begin, begins.end());
    EXPECT_LE(begin->at("ts"), end.at("ts"));
    EXPECT_EQ(begin->at("name"), end.at("name"));
    EXPECT_EQ(end.at("bp"), "e");
  }
  EXPECT_FALSE(those(begins, "name", "timer").empty());
  EXPECT_FALSE(those(begins, "name", "created").empty());
  EXPECT_FALSE(those(begins, "name", "gathered").empty());
}

TEST_F(ChromeTraceOfALoop, ShowsWhatBlocksTheLoop) {
  const json all = events();
  const json blocked = those(all, "cat", "blocked").at(0);
  EXPECT_EQ(blocked.at("dur"), 2'000'000);
  EXPECT_EQ(blocked.at("args").at("seconds"), 2.0);
}

TEST_F(ChromeTraceOfALoop, MarksErrorsAndNotes) {
  const json all = events();
  const auto failed = those(all, "cat", "error");
  ASSERT_EQ(failed.size(), 1U);
  EXPECT_EQ(failed[0].at("name"), "failed: no luck");
  const auto notes = those(all, "cat", "note");
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(words_of(notes[0], all).substr(0, 19), "event loop: the end");
}

TEST_F(ChromeTraceOfALoop, NamesTheTypeOfAnErrorIfItIsKnown) {
  play();
  const json all = events_of({.trace = run.trace, .error_types = {{3, "ValueError"}}});
  EXPECT_EQ(those(all, "cat", "error").at(0).at("name"), "failed: ValueError: no luck");
}

TEST_F(ChromeTraceOfALoop, CountsTheReadyQueueAndTheTimers) {
  const json all = events();
  std::vector<int> ready;
  for (const json& count : those(all, "name", "ready queue"))
    ready.push_back(count.at("args").at("callbacks"));
  EXPECT_EQ(ready.front(), 1);
  EXPECT_EQ(ready.back(), 0);
  EXPECT_EQ(*std::ranges::max_element(ready), 2);
  EXPECT_FALSE(those(all, "name", "timers").empty());
}

TEST_F(ChromeTraceOfALoop, HasEventsInTheirOrderAndSlicesOneInAnother) {
  const json all = events();
  long long before = 0;
  std::vector<std::vector<long long>> open(8);  // ends of the slices, by row
  for (const json& event : all) {
    if (event.at("ph") == "M") continue;
    const long long at = event.at("ts");
    EXPECT_LE(before, at) << event;
    before = at;
    if (event.at("ph") != "X") continue;
    auto& ends = open.at(event.at("tid"));
    while (!ends.empty() && ends.back() <= at) ends.pop_back();
    const long long end = at + static_cast<long long>(event.at("dur"));
    EXPECT_LT(at, end) << event;
    EXPECT_TRUE(ends.empty() || end <= ends.back()) << event;
    ends.push_back(end);
  }
}

}  // namespace
