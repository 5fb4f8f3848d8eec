#include "aio/sleep.hpp"
#include "demos/program.hpp"

namespace demos::first_steps {

aio::Coroutine<> greet(Environment& env) {
  env.at("await asyncio.sleep(1)");
  co_await aio::sleep(1);
  env.at("print('Hello')");
  env.print("Hello");
}

}  // namespace demos::first_steps
