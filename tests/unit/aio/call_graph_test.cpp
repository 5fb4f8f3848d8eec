#include "aio/call_graph.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace aio {

// Named, so that compilers write the functions' names alike.
namespace call_graph_test {

Coroutine<> inner() { co_await sleep(1); }

Coroutine<> outer() { co_await inner(); }

/// The graph while a task runs whose last await has ended.
Coroutine<std::string> look_around() {
  const Task<> other = create_task(outer(), "other");
  co_await inner();
  co_return format_call_graph(get_running_loop());
}

}  // namespace call_graph_test

namespace {

TEST(CallGraph, ShowsASuspendedTasksCoroutinesOutermostFirst) {
  VirtualClock clock;
  EventLoop loop(clock);
  const Task<> task = loop.create_task(call_graph_test::outer());
  loop.run_once();
  const std::vector<FrameInfo> stack = call_stack(*task.state());
  ASSERT_EQ(stack.size(), 2U);
  EXPECT_EQ(stack[0].function, "aio::call_graph_test::outer");
  EXPECT_EQ(stack[1].function, "aio::call_graph_test::inner");
  EXPECT_GT(stack[1].line, 0U);
  EXPECT_LT(stack[1].line, stack[0].line);
}

TEST(CallGraph, ATaskThatIsDoneHasNoStack) {
  VirtualClock clock;
  EventLoop loop(clock);
  const Task<> task = loop.create_task(call_graph_test::outer());
  loop.run_until_complete(task);
  EXPECT_TRUE(call_stack(*task.state()).empty());
}

TEST(CallGraph, ATaskMayAskForItWhileItRuns) {
  VirtualClock clock;
  EventLoop loop(clock);
  const Task<std::string> task = loop.create_task(call_graph_test::look_around(), "running");
  EXPECT_EQ(loop.run_until_complete(task),
            "├── (T) running\n"
            "└── (T) other\n"
            "    └── aio::call_graph_test::outer call_graph_test.cpp:14\n"
            "        └── aio::call_graph_test::inner call_graph_test.cpp:12\n"
            "            └── sleep until 1.000 s\n");
}

}  // namespace
}  // namespace aio
