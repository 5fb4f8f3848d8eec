#include "aio/timeout.hpp"

#include "aio/async_with.hpp"
#include "aio/sleep.hpp"
#include "demos/demos.hpp"

namespace demos {

namespace {

aio::Coroutine<> slow_operation(Environment& env) {
  env.line(4);
  try {
    env.line(5);
    co_await aio::sleep(3);
  } catch (const aio::CancelledError&) {
    env.line(6);
    env.line(7);
    env.print("the slow operation is cancelled");
    env.line(8);
    throw;
  }
}

aio::Coroutine<> with_timeout(Environment& env) {
  env.line(11);
  try {
    env.line(12);
    co_await aio::async_with(aio::timeout(1), [&env](aio::Timeout&) -> aio::Coroutine<> {
      const Block block(env, 12);
      env.line(13);
      co_await slow_operation(env);
    });
  } catch (const aio::TimeoutError&) {
    env.line(14);
    env.line(15);
    env.print("Gave up after 1 s");
  }
}

}  // namespace

aio::Coroutine<> timeout(Environment& env) {
  env.line(18);
  co_await with_timeout(env);
  env.line(19);
  env.print("main goes on");
}

}  // namespace demos
