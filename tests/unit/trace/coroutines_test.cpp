// Coroutines in the fold of events: objects that have run nothing, and the stack of the task that runs them.
#include <gtest/gtest.h>

#include "trace/state.hpp"

namespace {

using trace::EventKind;

/// main (task 1) is made of coroutine 1; it has called coroutine 2.
struct CoroutinesTest : testing::Test {
  trace::Trace run;

  CoroutinesTest() {
    call("main()", 0);
    run.add({.kind = EventKind::task_created, .task = 1, .number = 1, .text = run.keep("main")});
    add(EventKind::coroutine_entered, 1);
    line(9);
    call("fetch(1)", 1);
  }
  void call(const char* text, std::uint32_t task) {
    ++calls;
    run.add({.kind = EventKind::coroutine_created,
             .task = task,
             .other = calls,
             .text = run.keep(text)});
  }
  void add(EventKind kind, std::uint32_t coroutine) {
    run.add({.kind = kind, .task = 1, .other = coroutine});
  }
  void line(int number) { run.add({.kind = EventKind::line, .task = 1, .number = number}); }
  [[nodiscard]] trace::State state() const {
    trace::State made;
    for (const trace::Event& event : run.events()) made.apply(run, event);
    return made;
  }
  [[nodiscard]] std::vector<trace::StackFrame> stack() const { return state().task(1).stack; }

  std::uint32_t calls = 0;
};

TEST_F(CoroutinesTest, ACallRunsNothing) {
  const trace::State after = state();
  EXPECT_EQ(after.coroutine(2).call, "fetch(1)");
  EXPECT_EQ(after.coroutine(2).caller, 1U);
  EXPECT_TRUE(after.coroutine(2).idle());
  EXPECT_EQ(stack(), (std::vector<trace::StackFrame>{{.coroutine = 1, .line = 9}}));
}

TEST_F(CoroutinesTest, AnAwaitedCoroutineIsInsideTheTask) {
  add(EventKind::coroutine_entered, 2);
  line(4);
  EXPECT_FALSE(state().coroutine(2).idle());
  EXPECT_EQ(stack(), (std::vector<trace::StackFrame>{{.coroutine = 1, .line = 9},
                                                     {.coroutine = 2, .line = 4}}));
  add(EventKind::coroutine_left, 2);
  line(10);
  EXPECT_EQ(stack(), (std::vector<trace::StackFrame>{{.coroutine = 1, .line = 10}}));
}

TEST_F(CoroutinesTest, AGeneratorIsInsideTheTaskAgainForItsNextItem) {
  for (int item = 0; item < 2; ++item) {
    add(EventKind::coroutine_entered, 2);
    EXPECT_EQ(stack().size(), 2U);
    add(EventKind::coroutine_left, 2);
    EXPECT_EQ(stack().size(), 1U);
  }
}

TEST_F(CoroutinesTest, ATaskIsMadeOfACoroutine) {
  run.add({.kind = EventKind::task_created, .task = 2, .number = 2, .text = run.keep("Bob")});
  const trace::State after = state();
  EXPECT_EQ(after.task(2).coroutine, 2U);
  EXPECT_EQ(after.coroutine(2).task, 2U);
  EXPECT_FALSE(after.coroutine(2).idle());
}

TEST_F(CoroutinesTest, ADroppedCoroutineStaysToBeShown) {
  add(EventKind::coroutine_dropped, 2);
  EXPECT_TRUE(state().coroutine(2).dropped);
  EXPECT_TRUE(state().coroutine(2).idle());
}

TEST_F(CoroutinesTest, ATaskThatHasEndedIsInsideNothing) {
  add(EventKind::coroutine_entered, 2);
  run.add({.kind = EventKind::task_done, .task = 1});
  EXPECT_TRUE(stack().empty());
}

}  // namespace
