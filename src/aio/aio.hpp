/// asyncio in C++: the whole scheduler in one include.
///
///     aio::Coroutine<> say_hello(std::string name, double delay) {
///       co_await aio::sleep(delay);
///       std::printf("Hello, %s!\n", name.c_str());
///     }
///     int main() { aio::run([]() -> aio::Coroutine<> { co_await aio::gather(say_hello("A", 2), say_hello("B", 1)); }()); }
#pragma once

#include "aio/any_future.hpp"        // IWYU pragma: export
#include "aio/as_completed.hpp"      // IWYU pragma: export
#include "aio/async_generator.hpp"   // IWYU pragma: export
#include "aio/async_with.hpp"        // IWYU pragma: export
#include "aio/barrier.hpp"           // IWYU pragma: export
#include "aio/call_graph.hpp"        // IWYU pragma: export
#include "aio/clock.hpp"             // IWYU pragma: export
#include "aio/condition.hpp"         // IWYU pragma: export
#include "aio/context.hpp"           // IWYU pragma: export
#include "aio/coroutine.hpp"         // IWYU pragma: export
#include "aio/errors.hpp"            // IWYU pragma: export
#include "aio/event.hpp"             // IWYU pragma: export
#include "aio/event_loop.hpp"        // IWYU pragma: export
#include "aio/exception_group.hpp"   // IWYU pragma: export
#include "aio/executor.hpp"          // IWYU pragma: export
#include "aio/exit_stack.hpp"        // IWYU pragma: export
#include "aio/future.hpp"            // IWYU pragma: export
#include "aio/gather.hpp"            // IWYU pragma: export
#include "aio/handle.hpp"            // IWYU pragma: export
#include "aio/lock.hpp"              // IWYU pragma: export
#include "aio/observer.hpp"          // IWYU pragma: export
#include "aio/operation_future.hpp"  // IWYU pragma: export
#include "aio/outside.hpp"           // IWYU pragma: export
#include "aio/queue.hpp"             // IWYU pragma: export
#include "aio/run.hpp"               // IWYU pragma: export
#include "aio/runner.hpp"            // IWYU pragma: export
#include "aio/semaphore.hpp"         // IWYU pragma: export
#include "aio/shield.hpp"            // IWYU pragma: export
#include "aio/sleep.hpp"             // IWYU pragma: export
#include "aio/task.hpp"              // IWYU pragma: export
#include "aio/task_base.hpp"         // IWYU pragma: export
#include "aio/task_group.hpp"        // IWYU pragma: export
#include "aio/timeout.hpp"           // IWYU pragma: export
#include "aio/wait.hpp"              // IWYU pragma: export
#include "aio/wait_for.hpp"          // IWYU pragma: export
#include "aio/waiter.hpp"            // IWYU pragma: export
