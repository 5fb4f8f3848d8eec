// The files that a recorded run is saved as.
#include "reader/saved.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "trace/chrome_trace.hpp"
#include "trace/recording.hpp"

namespace {

/// main makes worker and sleeps; worker returns in step 2.
trace::Recording run() {
  return trace::recording_from_json(R"({"format":1,"events":[
{"event":"handle_scheduled","time":0,"handle":1,"task":1,"kind":"task_step","cause":"created","waited":0},
{"event":"task_created","time":0,"task":1,"name":"main"},
{"event":"iteration_started","time":0,"iteration":1},
{"event":"handle_started","time":0,"handle":1,"task":1,"kind":"task_step"},
{"event":"handle_scheduled","time":0,"handle":2,"task":2,"kind":"task_step","cause":"created","waited":0},
{"event":"task_created","time":0,"task":2,"creator":1,"name":"worker"},
{"event":"task_suspended","time":0,"task":1,"awaits":"sleep","until":4},
{"event":"handle_finished","time":0,"handle":1},
{"event":"iteration_started","time":0,"iteration":2},
{"event":"handle_started","time":0,"handle":2,"task":2,"kind":"task_step"},
{"event":"task_done","time":0,"task":2,"outcome":"returned"},
{"event":"handle_finished","time":0,"handle":2}]})",
                                    "run.json");
}

TEST(Saved, IsAChromeTrace) {
  EXPECT_EQ(reader::saved(run(), "chrome", {}), trace::to_chrome_trace(run()));
}

TEST(Saved, IsTheTreeOfTasksAtAStep) {
  EXPECT_EQ(reader::saved(run(), "tasks", {.step = 1}),
            "├── (T) main\n│   └── sleep until 4 s\n└── (T) worker\n");
  EXPECT_EQ(reader::saved(run(), "tasks", {.step = 2}),
            "├── (T) main\n│   └── sleep until 4 s\n└── (T) worker returned\n");
}

TEST(Saved, IsTheTreeOfTasksWithinAStep) {
  EXPECT_EQ(reader::saved(run(), "tasks", {.step = 1, .event = 2}), "└── (T) main\n");
}

TEST(Saved, IsTheTreeOfTasksAtTheEndForAStepBeyondIt) {
  EXPECT_EQ(reader::saved(run(), "tasks", {.step = 99}),
            reader::saved(run(), "tasks", {.step = 2}));
}

TEST(Saved, IsNothingInAFormatThatItDoesNotKnow) {
  EXPECT_THROW(static_cast<void>(reader::saved(run(), "gif", {})), std::invalid_argument);
}

}  // namespace
