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

aio::Coroutine<> bad(Environment& env) {
  env.at("await asyncio.sleep(0.75)");
  co_await aio::sleep(0.75);
  env.at("print('working')");
  env.print("working");
  env.at("time.sleep(2)");
  env.block(2);  // the whole loop stands still
  env.at("print('work done')");
  env.print("work done");
}

}  // namespace

aio::Coroutine<> blocking(Environment& env) {
  env.at("await asyncio.gather(heartbeat(), bad())");
  auto beats = heartbeat(env);
  auto work = bad(env);
  co_await aio::gather(
      aio::create_task(std::move(beats), "heartbeat"),
      aio::create_task(std::move(work), "bad"));
  env.at("print('Done')");
  env.print("Done");
}

}  // namespace demos::async_python
