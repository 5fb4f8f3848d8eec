// A trace that one program hands to another.
#include "trace/bytes.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "hand_written.hpp"
#include "recorded.hpp"
#include "speakers.hpp"
#include "trace/json.hpp"

namespace {

struct TraceBytes : trace_test::Speakers {
  aio::Coroutine<> everything() {
    co_await aio::gather(aio::return_exceptions, aio::create_task(speak(0.7), "speaker"),
                         aio::create_task(fail(0.1), "failer"));
  }
};

TEST_F(TraceBytes, BecomeTheSameTrace) {
  run.start(everything(), "main");
  run.to_the_end();
  const trace::Trace read = trace::from_bytes(trace::to_bytes(run.trace));
  EXPECT_EQ(read, run.trace);
  EXPECT_EQ(read.steps(), run.trace.steps());
  EXPECT_EQ(read.events_until(0), run.trace.events_until(0));
}

TEST_F(TraceBytes, OfAHandWrittenTraceBecomeTheSame) {
  const trace::Trace written = trace_test::two_tasks();
  EXPECT_EQ(trace::from_bytes(trace::to_bytes(written)), written);
}

TEST_F(TraceBytes, OfAnEmptyTraceBecomeOne) {
  EXPECT_EQ(trace::from_bytes(trace::to_bytes({})), trace::Trace{});
}

TEST_F(TraceBytes, AddWhatATraceHasNotYet) {
  const trace::Trace whole = trace_test::two_tasks();
  trace::Trace beginning;
  for (std::size_t i = 0; i < whole.events().size() / 2; ++i) {
    trace::Event event = whole.events()[i];
    event.text = beginning.keep(whole.text(event.text));
    event.list = beginning.keep(whole.list(event.list));
    beginning.add(event);
  }
  trace::Trace growing = trace::from_bytes(trace::to_bytes(beginning));
  ASSERT_LT(growing.events().size(), whole.events().size());
  const std::string_view name = growing.text(growing.events().front().text);
  EXPECT_TRUE(trace::extend(growing, trace::to_bytes(whole)));
  EXPECT_EQ(growing, whole);
  EXPECT_EQ(growing.steps(), whole.steps());
  EXPECT_EQ(name.data(), growing.text(growing.events().front().text).data())
      << "what was shown of it stays valid";
  EXPECT_TRUE(trace::extend(growing, trace::to_bytes(whole)));
  EXPECT_EQ(growing, whole);
  EXPECT_TRUE(trace::extend(growing, trace::to_bytes(beginning)));
  EXPECT_EQ(growing, whole) << "a shorter one adds nothing";
}

TEST_F(TraceBytes, OfATraceThatBeginsOtherwiseAreNotAdded) {
  trace::Trace shown = trace_test::two_tasks();
  const std::vector<std::uint32_t> both = {1, 2};
  shown.add(
      {.kind = trace::EventKind::task_suspended, .task = 1, .list = shown.keep(both), .time = 1});
  const auto refused = [&](auto change) {
    trace::Trace other;
    for (trace::Event event : shown.events()) {
      std::string text(shown.text(event.text));
      std::vector<std::uint32_t> list(shown.list(event.list).begin(), shown.list(event.list).end());
      change(event, text, list);
      event.text = other.keep(text);
      event.list = other.keep(list);
      other.add(event);
    }
    // Two more tasks than `shown` has: an event of the last one must never be added to it.
    other.add({.kind = trace::EventKind::line, .task = 4, .number = 1});
    trace::Trace growing = trace::from_bytes(trace::to_bytes(shown));
    const bool added = trace::extend(growing, trace::to_bytes(other));
    return !added && growing == shown;
  };
  EXPECT_TRUE(refused([](auto& event, auto&, auto&) { event.task += 2; })) << "other tasks";
  EXPECT_TRUE(refused([](auto& event, auto&, auto&) { event.time += 1; })) << "another time";
  EXPECT_TRUE(refused([](auto&, auto& text, auto&) {
    if (!text.empty()) text += '?';
  })) << "other texts";
  EXPECT_TRUE(refused([](auto&, auto&, auto& list) {
    for (std::uint32_t& id : list) id += 2;
  })) << "other tasks in a list";
}

TEST_F(TraceBytes, ThatAreDamagedOrCutOffAreRefused) {
  const std::string bytes = trace::to_bytes(trace_test::two_tasks());
  std::string damaged = bytes;
  ++damaged[bytes.size() / 2];
  EXPECT_THROW((void)trace::from_bytes(damaged), trace::FormatError);
  for (const std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{4}, bytes.size() - 1})
    EXPECT_THROW((void)trace::from_bytes(bytes.substr(0, size)), trace::FormatError) << size;
  EXPECT_THROW((void)trace::from_bytes("<!doctype html><title>Not here</title>"),
               trace::FormatError);
}

}  // namespace
