#include <string>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "demos/demos.hpp"

namespace demos {

namespace {

aio::Coroutine<> heartbeat(Environment& env) {
  for (int beat = 1; beat < 5; ++beat) {
    env.line(9);
    env.line(10);
    env.print("beat " + std::to_string(beat));
    env.line(11);
    co_await aio::sleep(0.5);
  }
  env.line(9);
}

}  // namespace

aio::Coroutine<> process_pool(Environment& env) {
  env.line(14);
  env.line(15);
  env.line(16);
  auto [_, primes] = co_await aio::gather(
      aio::create_task(heartbeat(env), "heartbeat"),
      env.run_in_process(count_primes_job, 200'000));
  env.line(15);  // the pool closes as its `with` ends
  env.line(20);
  env.print(std::to_string(primes) + " primes");
}

}  // namespace demos
