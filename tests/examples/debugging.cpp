// What the loop reports: slow callbacks, coroutines that were never awaited, the call graph, deadlocks.
#include <cstdio>
#include <string>

#include "aio/aio.hpp"

namespace app {

aio::Coroutine<> fetch(double seconds) { co_await aio::sleep(seconds); }

aio::Coroutine<> report() { co_await aio::gather(fetch(1), fetch(2)); }

aio::Coroutine<> hog(aio::VirtualClock& clock) {
  clock.advance(0.5);  // stands for a computation of half a second
  co_return;
}

aio::Coroutine<> forgetful() {
  [[maybe_unused]] const aio::Coroutine<> forgotten = fetch(1);  // no co_await
  co_return;
}

aio::Coroutine<> wait_for_nobody() { co_await aio::get_running_loop().create_future<int>(); }

}  // namespace app

int main() {
  aio::VirtualClock clock;
  aio::EventLoop loop(clock);
  loop.set_debug(true);
  loop.set_warning_handler([](const std::string& warning) { std::puts(warning.c_str()); });
  loop.run_until_complete(app::hog(clock));
  loop.run_until_complete(app::forgetful());

  const aio::Task<> task = loop.create_task(app::report(), "report");
  while (!loop.next_timer()) loop.run_once();
  std::fputs(aio::format_call_graph(loop).c_str(), stdout);
  loop.run_until_complete(task);

  try {
    loop.run_until_complete(app::wait_for_nobody());
  } catch (const aio::DeadlockError& error) {
    std::printf("%s\n", error.what());
  }
}
