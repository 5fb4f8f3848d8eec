/// A demo as the stage plays it, with recorded responses.
///
///     const trace::Trace run = stage_test::played(demo);
#pragma once

#include <gtest/gtest.h>

#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "stage/demo_run.hpp"
#include "trace/trace.hpp"

namespace stage_test {

/// The trace of a demo that runs to its end without an error.
inline trace::Trace played(const demos::Demo& demo) {
  World world(demo.lesson);
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  while (run.advance() == stage::Advance::stepped) {
  }
  EXPECT_TRUE(run.finished());
  EXPECT_FALSE(run.failure()) << run.failure().value_or("");
  return run.trace();
}

}  // namespace stage_test
