/// The coroutines that the tests of the JSON format record: one sleeps and prints, one blocks and fails.
///
///     struct MyTest : trace_test::Speakers {};
///     run.start(speak(0.5), "main");
#pragma once

#include <gtest/gtest.h>

#include "aio/errors.hpp"
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
};

}  // namespace trace_test
