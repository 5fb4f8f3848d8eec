#include <string>
#include <utility>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "demos/program.hpp"

namespace demos::async_python {

namespace {

aio::Coroutine<> heartbeat(Environment& env) {
  for (int beat = 1; beat < 7; ++beat) {
    env.at("for beat in range(1, 7):");
    env.at("print(f'beat {beat}')");
    env.print("beat " + std::to_string(beat));
    env.at("await asyncio.sleep(0.5)");
    co_await aio::sleep(0.5);
  }
  env.at("for beat in range(1, 7):");
}

aio::Coroutine<> good(Environment& env) {
  env.at("await asyncio.sleep(0.75)");
  co_await aio::sleep(0.75);
  env.at("print('working')");
  env.print("working");
  env.at("await asyncio.to_thread(time.sleep, 2)");
  co_await env.sleep_in_thread(2);
  env.at("print('work done')");
  env.print("work done");
}

}  // namespace

aio::Coroutine<> to_thread(Environment& env) {
  env.at("await asyncio.gather(heartbeat(), good())");
  auto beats = heartbeat(env);
  auto work = good(env);
  co_await aio::gather(
      aio::create_task(std::move(beats), "heartbeat"),
      aio::create_task(std::move(work), "good"));
  env.at("print('Done')");
  env.print("Done");
}

}  // namespace demos::async_python
