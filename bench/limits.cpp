// The memory cost of a task, and large sizes: a million tasks, a chain of a million awaits run to its end, and
// one destroyed half-way. Also the cost of the compiler's exceptions, because a cancellation throws one: a
// coroutine that throws and keeps it. Prints one line for each: NAME VALUE UNIT.
#include <coroutine>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <vector>

#include "aio/aio.hpp"
#include "peer.hpp"

namespace {

std::size_t allocated = 0;  // bytes allocated by operator new and not freed

}  // namespace

void* operator new(std::size_t size) {
  auto* block = static_cast<std::size_t*>(std::malloc(size + alignof(std::max_align_t)));
  if (block == nullptr) throw std::bad_alloc();
  *block = size;
  allocated += size;
  return reinterpret_cast<char*>(block) + alignof(std::max_align_t);
}
void operator delete(void* pointer) noexcept {
  if (pointer == nullptr) return;
  void* block = static_cast<char*>(pointer) - alignof(std::max_align_t);
  allocated -= *static_cast<std::size_t*>(block);
  std::free(block);
}
void operator delete(void* pointer, std::size_t) noexcept { operator delete(pointer); }

namespace {

constexpr int million = 1'000'000;

aio::Coroutine<> sleeper() { co_await aio::sleep(3600); }
aio::Coroutine<> nothing() { co_return; }

/// The bytes of a sleeping task: its state, its coroutine's frame and its timer.
void measure_sleeping_task() {
  constexpr int tasks = 1 << 16;  // a size at which the timers' vectors are full
  aio::VirtualClock clock;
  aio::EventLoop loop(clock);
  const std::size_t before = allocated;
  for (int i = 0; i < tasks; ++i) loop.create_task(sleeper());
  loop.run_once();
  std::printf("sleeping_task %.1f bytes\n", static_cast<double>(allocated - before) / tasks);
}

void measure_a_million_tasks() {
  const peer::Meter meter;
  {
    aio::VirtualClock clock;
    aio::EventLoop loop(clock);
    for (int i = 0; i < million; ++i) loop.create_task(nothing());
    loop.run_once();
    peer::check(aio::all_tasks(loop).empty(), "a million tasks");
  }
  std::printf("create_run_destroy_task ");
  meter.report(million);
}

aio::Coroutine<int> chain(int depth) {
  if (depth == 0) co_return 0;
  co_return 1 + co_await chain(depth - 1);
}

aio::Coroutine<int> endless_chain(int depth) {
  if (depth == 0) {
    co_await aio::sleep(3600);
    co_return 0;
  }
  co_return 1 + co_await endless_chain(depth - 1);
}

void measure_deep_chains() {
  {
    const peer::Meter meter;
    aio::VirtualClock clock;
    peer::check(aio::run(chain(million), clock) == million, "chain of a million awaits");
    std::printf("chain_of_awaits ");
    meter.report(million);
  }
  const peer::Meter meter;
  {
    aio::VirtualClock clock;
    aio::EventLoop loop(clock);
    loop.create_task(endless_chain(million));
    loop.run_once();
  }
  std::printf("chain_destroyed ");
  meter.report(million);
}

/// A minimal coroutine that can throw: it keeps its exception.
struct Thrower {
  struct promise_type {
    std::exception_ptr exception;
    Thrower get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() noexcept { exception = std::current_exception(); }
  };
  std::coroutine_handle<promise_type> frame;
};

Thrower thrower() {
  co_await std::suspend_always();
  throw aio::CancelledError();
}

void measure_a_throw() {
  constexpr int throws = 100'000;
  std::vector<Thrower> throwers;
  for (int i = 0; i < throws; ++i) throwers.push_back(thrower());
  for (const Thrower& each : throwers) each.frame.resume();
  const peer::Meter meter;
  for (const Thrower& each : throwers) each.frame.resume();
  std::printf("throw_in_a_bare_coroutine ");
  meter.report(throws);
  for (const Thrower& each : throwers) each.frame.destroy();
}

}  // namespace

int main() {
  measure_sleeping_task();
  measure_a_million_tasks();
  measure_deep_chains();
  measure_a_throw();
  return 0;
}
