/// The coroutines that the tests of the JSON format record: one sleeps and prints, one blocks and fails.
///
///     struct MyTest : trace_test::Speakers {};
///     run.start(speak(0.5), "main");
#pragma once

#include <gtest/gtest.h>

#include "aio/errors.hpp"
#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "recorded.hpp"

namespace trace_test {

struct Speakers : testing::Test {
  Recorded run;

  aio::Coroutine<> speak(double delay) {
    run.recorder.line(4);
    co_await aio::sleep(delay);
    run.recorder.output("she said \"hi\"\n\\o/ ☃");
  }
  aio::Coroutine<> fail(double seconds) {
    run.clock.advance(seconds);
    run.recorder.blocked(seconds);
    throw aio::ValueError("no luck");
    co_return;
  }
  aio::Coroutine<> both() {
    co_await aio::gather(aio::return_exceptions, aio::create_task(speak(0.5), "speaker"),
                         aio::create_task(fail(2), "failer"));
  }
  /// Both to the end, with a note of something from outside.
  void play() {
    run.start(both(), "main");
    run.to_the_end();
    run.recorder.external("the end");
  }
};

}  // namespace trace_test
