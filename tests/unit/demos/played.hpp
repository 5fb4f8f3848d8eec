/// A demo as the stage plays it, with recorded responses and processes that take as long as the stage makes them take.
///
///     const trace::Trace run = stage_test::played(demo);
#pragma once

#include <gtest/gtest.h>

#include <cstdint>

#include "demos/demos.hpp"
#include "demos/jobs.hpp"
#include "fake_site.hpp"
#include "stage/demo_run.hpp"
#include "stage/workers.hpp"
#include "trace/trace.hpp"

namespace stage_test {

/// Runs each job at once, so that its end does not depend on the machine.
struct WorkersAtOnce final : stage::Workers {
  void start(const demos::Job& job, std::int64_t argument, Done done) override {
    done(job.function(argument));
  }
};

/// The trace of a demo that runs to its end without an error.
inline trace::Trace played(const demos::Demo& demo) {
  World world(demo.lesson);
  WorkersAtOnce workers;
  world.services.workers = &workers;
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  while (run.advance() == stage::Advance::stepped) {
  }
  EXPECT_TRUE(run.finished());
  EXPECT_FALSE(run.failure()) << run.failure().value_or("");
  return run.trace();
}

}  // namespace stage_test
