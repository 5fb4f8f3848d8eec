// A trace that one program hands to another.
#include "trace/bytes.hpp"

#include <gtest/gtest.h>

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
  trace::extend(growing, trace::to_bytes(whole));
  EXPECT_EQ(growing, whole);
  EXPECT_EQ(growing.steps(), whole.steps());
  EXPECT_EQ(name.data(), growing.text(growing.events().front().text).data())
      << "what was shown of it stays valid";
  trace::extend(growing, trace::to_bytes(whole));
  EXPECT_EQ(growing, whole);
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
