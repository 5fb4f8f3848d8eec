#include <string>
#include <utility>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "demos/program.hpp"

namespace demos::async_python {

namespace {

aio::Coroutine<> heartbeat(Environment& env) {
  for (int beat = 1; beat < 5; ++beat) {
    env.at("for beat in range(1, 5):");
    env.at("print(f'beat {beat}')");
    env.print("beat " + std::to_string(beat));
    env.at("await asyncio.sleep(0.5)");
    co_await aio::sleep(0.5);
  }
  env.at("for beat in range(1, 5):");
}

}  // namespace

aio::Coroutine<> process_pool(Environment& env) {
  env.at("loop = asyncio.get_running_loop()");
  env.at("with ProcessPoolExecutor() as pool:");
  env.at("_, primes = await asyncio.gather(");
  auto beats = heartbeat(env);
  auto counting = env.run_in_process(count_primes_job, 200'000);
  auto [_, primes] = co_await aio::gather(
      aio::create_task(std::move(beats), "heartbeat"), std::move(counting));
  env.at("with ProcessPoolExecutor() as pool:");  // the pool closes as its `with` ends
  env.at("print(f'{primes} primes')");
  env.print(std::to_string(primes) + " primes");
}

}  // namespace demos::async_python
