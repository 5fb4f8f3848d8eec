// Locks and what is made of them.
#include <cstdio>
#include <deque>

#include "aio/aio.hpp"

namespace {

aio::Coroutine<> in_turn(aio::Lock& lock, int n) {
  co_await aio::async_with(lock, [n]() -> aio::Coroutine<> {
    std::printf("%d begins\n", n);
    co_await aio::sleep(1);
    std::printf("%d ends\n", n);
  });
}

aio::Coroutine<> locks() {
  aio::Lock lock;
  co_await aio::gather(in_turn(lock, 1), in_turn(lock, 2));

  co_await lock.acquire();  // the same by hand: releasing does not await
  std::printf("locked() is %s\n", lock.locked() ? "true" : "false");
  lock.release();
}

aio::Coroutine<> consume(aio::Condition& changed, std::deque<int>& items) {
  co_await aio::async_with(changed, [&]() -> aio::Coroutine<> {
    co_await changed.wait_for([&items] { return !items.empty(); });
    std::printf("got %d\n", items.front());
    items.pop_front();
  });
}

aio::Coroutine<> produce(aio::Condition& changed, std::deque<int>& items) {
  co_await aio::sleep(1);
  co_await aio::async_with(changed, [&]() -> aio::Coroutine<> {
    items.push_back(7);
    changed.notify();
    co_return;
  });
}

aio::Coroutine<> conditions() {
  aio::Condition changed;
  std::deque<int> items;
  co_await aio::gather(consume(changed, items), produce(changed, items));
}

aio::Coroutine<> visit(aio::BoundedSemaphore& doors, int n) {
  co_await aio::async_with(doors, [n]() -> aio::Coroutine<> {
    co_await aio::sleep(1);
    std::printf("%d left at %.0f s\n", n, aio::get_running_loop().time());
  });
}

aio::Coroutine<> semaphores() {
  aio::BoundedSemaphore doors(2);
  co_await aio::gather(visit(doors, 1), visit(doors, 2), visit(doors, 3));
}

aio::Coroutine<> run_when_ready(aio::Event& ready, aio::Barrier& line) {
  co_await ready.wait();
  const int place = co_await line.wait();
  if (place == 0) std::puts("all three at the line");
}

aio::Coroutine<> events_and_barriers() {
  aio::Event ready;
  aio::Barrier line(3);
  aio::get_running_loop().call_later(1, [&ready] { ready.set(); });
  co_await aio::gather(run_when_ready(ready, line), run_when_ready(ready, line),
                       run_when_ready(ready, line));
}

aio::Coroutine<> program() {
  co_await locks();
  co_await conditions();
  co_await semaphores();
  co_await events_and_barriers();
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(program(), clock);
}
