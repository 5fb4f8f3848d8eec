// Blocking work on other threads, and other threads that call the loop.
#include <cstdio>
#include <memory>
#include <thread>

#include "aio/aio.hpp"

namespace {

int slow_sum(int n) {
  int sum = 0;
  for (int i = 1; i <= n; ++i) sum += i;
  return sum;
}

aio::Coroutine<> work_elsewhere() {
  const int sum = co_await aio::to_thread([] { return slow_sum(100); });
  std::printf("sum %d\n", sum);

  const std::shared_ptr<aio::Executor> pool = aio::make_thread_pool(2);
  const auto [ten, twenty] =
      co_await aio::gather(aio::run_in_executor(*pool, [] { return slow_sum(10); }),
                           aio::run_in_executor(*pool, [] { return slow_sum(20); }));
  std::printf("%d and %d\n", ten, twenty);
}

aio::Coroutine<> called_from_a_thread() {
  aio::EventLoop& loop = aio::get_running_loop();
  const aio::Future<int> measured = loop.create_future<int>();
  const std::jthread sensor([&loop, measured_by = &measured] {
    loop.call_soon_threadsafe([measured_by] { measured_by->set_result(21); });
  });
  std::printf("measured %d\n", co_await measured);
}

aio::Coroutine<> greet(const char* name) {
  std::printf("hello, %s\n", name);
  co_return;
}

/// What asyncio.run_coroutine_threadsafe does, from a thread.
aio::Coroutine<> coroutine_from_a_thread() {
  aio::EventLoop& loop = aio::get_running_loop();
  aio::Event done;
  const std::jthread visitor([&loop, &done] {
    loop.call_soon_threadsafe([&loop, &done] {
      loop.create_task(greet("Ada")).add_done_callback([&done] { done.set(); });
    });
  });
  co_await done.wait();
}

aio::Coroutine<> program() {
  co_await work_elsewhere();
  co_await called_from_a_thread();
  co_await coroutine_from_a_thread();
}

}  // namespace

int main() { aio::run(program()); }
