// Tasks: created, named, awaited, cancelled.
#include <cstdio>

#include "aio/aio.hpp"

namespace {

aio::Coroutine<int> square(int n) {
  co_await aio::sleep(1);
  co_return n* n;
}

aio::Coroutine<> make_and_await() {
  aio::Task<int> task = aio::create_task(square(7), "square");  // scheduled, not begun
  task.add_done_callback([] { std::puts("done"); });
  std::printf("%s is %s\n", task.name().c_str(), task.done() ? "done" : "pending");
  const int result = co_await task;
  std::printf("7 squared is %d\n", result);
}

aio::Coroutine<> eager() {
  const auto note = [](const char* text) -> aio::Coroutine<> {
    std::printf("%s in %s\n", text, aio::current_task()->name().c_str());
    co_return;
  };
  aio::create_task(note("second"), "lazy");
  aio::create_task(note("first"), aio::TaskOptions{.name = "eager", .eager_start = true});
  co_await aio::sleep(0);
}

aio::Coroutine<> patient() {
  try {
    co_await aio::sleep(3600);
  } catch (const aio::CancelledError& cancelled) {
    std::printf("cancelled: %s\n", cancelled.message().value_or("").c_str());
    throw;  // or the task was not cancelled, as in Python
  }
}

aio::Coroutine<> cancel() {
  const aio::Task<> task = aio::create_task(patient());
  co_await aio::sleep(1);
  task.cancel("enough");
  try {
    co_await task;
  } catch (const aio::CancelledError&) {
    std::printf("cancelled() is %s\n", task.cancelled() ? "true" : "false");
  }
}

aio::Coroutine<> program() {
  co_await make_and_await();
  co_await eager();
  co_await cancel();
  std::printf("%zu task left\n", aio::all_tasks(aio::get_running_loop()).size());
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(program(), clock);
}
