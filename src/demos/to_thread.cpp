#include <string>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "demos/demos.hpp"

namespace demos {

namespace {

aio::Coroutine<> heartbeat(Environment& env) {
  for (int beat = 1; beat < 7; ++beat) {
    env.line(5);
    env.line(6);
    env.print("beat " + std::to_string(beat));
    env.line(7);
    co_await aio::sleep(0.5);
  }
  env.line(5);
}

aio::Coroutine<> good(Environment& env) {
  env.line(10);
  co_await aio::sleep(0.75);
  env.line(11);
  env.print("working");
  env.line(12);
  co_await env.sleep_in_thread(2);
  env.line(13);
  env.print("work done");
}

}  // namespace

aio::Coroutine<> to_thread(Environment& env) {
  env.line(16);
  co_await aio::gather(
      aio::create_task(heartbeat(env), "heartbeat"), aio::create_task(good(env), "good"));
  env.line(17);
  env.print("Done");
}

}  // namespace demos
