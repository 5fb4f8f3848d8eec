// Who awaits whom, as text: the form of CPython's pstree.
#include "trace/task_tree.hpp"

#include <gtest/gtest.h>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "recorded.hpp"

namespace {

using trace_test::Recorded;

struct TaskTreeTest : testing::Test {
  Recorded run;

  static aio::Coroutine<> sleeper(double delay) { co_await aio::sleep(delay); }
  static aio::Coroutine<> fails() {
    throw std::runtime_error("no luck");
    co_return;
  }
  static aio::Coroutine<> gathers() {
    co_await aio::gather(aio::create_task(sleeper(2), "Alice"),
                         aio::create_task(sleeper(1), "Bob"));
  }
  static aio::Coroutine<> awaits(aio::Task<> other) { co_await other; }
  [[nodiscard]] std::string text(std::size_t step) const {
    return trace::task_tree_text(run.at(step));
  }
};

TEST_F(TaskTreeTest, PutsWhatATaskAwaitsBelowIt) {
  run.start(gathers(), "main");
  run.to_the_end();
  EXPECT_EQ(text(3),
            "└── (T) main\n"
            "    └── gather\n"
            "        ├── (T) Alice\n"
            "        │   └── sleep until 2 s\n"
            "        └── (T) Bob\n"
            "            └── sleep until 1 s\n");
}

TEST_F(TaskTreeTest, SaysHowATaskEnded) {
  run.start(fails(), "main");
  run.to_the_end();
  EXPECT_EQ(text(0), "└── (T) main\n");
  EXPECT_EQ(trace::task_tree_text(run.end()), "└── (T) main failed\n");
}

TEST_F(TaskTreeTest, ExpandsATaskThatTwoAwaitOnce) {
  const auto slow = run.start(sleeper(5), "slow");
  run.start(awaits(slow), "first");
  run.start(awaits(slow), "second");
  for (int i = 0; i < 3; ++i) run.loop.run_handle();
  EXPECT_EQ(text(3),
            "├── (T) first\n"
            "│   └── (T) slow\n"
            "│       └── sleep until 5 s\n"
            "└── (T) second\n"
            "    └── (T) slow (shown above)\n");
  run.to_the_end();
}

TEST_F(TaskTreeTest, ShowsTheCoroutinesOfATaskAndThoseThatRunNothing) {
  trace::Trace made;
  using trace::EventKind;
  made.add({.kind = EventKind::coroutine_created, .other = 1, .text = made.keep("main()")});
  made.add({.kind = EventKind::task_created, .task = 1, .number = 1, .text = made.keep("main")});
  made.add({.kind = EventKind::coroutine_entered, .task = 1, .other = 1});
  made.add({.kind = EventKind::line, .task = 1, .number = 9});
  made.add(
      {.kind = EventKind::coroutine_created, .task = 1, .other = 2, .text = made.keep("f(1)")});
  made.add(
      {.kind = EventKind::coroutine_created, .task = 1, .other = 3, .text = made.keep("f(2)")});
  made.add({.kind = EventKind::coroutine_dropped, .task = 1, .other = 3});
  trace::State state;
  for (const trace::Event& event : made.events()) state.apply(made, event);
  EXPECT_EQ(trace::task_tree_text(state),
            "└── (T) main\n"
            "    └── main() line 9\n"
            "        ├── f(1) has run nothing\n"
            "        └── f(2) never ran\n");
}

TEST_F(TaskTreeTest, TasksThatAwaitEachOtherAppearOnce) {
  trace::Trace made;
  using trace::EventKind;
  constexpr auto waits = static_cast<std::uint8_t>(trace::WaitKind::task);
  for (const std::uint32_t id : {1U, 2U})
    made.add({.kind = EventKind::task_created, .task = id, .text = made.keep(id == 1 ? "a" : "b")});
  for (const std::uint32_t id : {1U, 2U}) {
    const std::vector<std::uint32_t> awaited = {3 - id};
    made.add({.kind = EventKind::task_suspended,
              .detail = waits,
              .task = id,
              .list = made.keep(awaited)});
  }
  trace::State state;
  for (const trace::Event& event : made.events()) state.apply(made, event);
  EXPECT_EQ(trace::task_tree_text(state),
            "└── (T) a\n"
            "    └── (T) b\n"
            "        └── (T) a (shown above)\n");
}

}  // namespace
