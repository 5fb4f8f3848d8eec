// Ordinary code that runs coroutines one after the other, and context variables.
#include <cstdio>
#include <string>

#include "aio/aio.hpp"

namespace {

aio::ContextVar<std::string> user("user", "nobody");

aio::Coroutine<> greet() {
  std::printf("hello, %s\n", user.get().c_str());
  co_return;
}

aio::Coroutine<> serve() {
  const auto token = user.set("ada");
  const aio::Task<> for_ada = aio::create_task(greet());  // with a copy of this task's context
  user.reset(token);
  co_await for_ada;
  co_await greet();
}

aio::Coroutine<int> count() {
  co_await aio::sleep(1);
  co_return 3;
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::Runner runner(clock);
  const int rounds = runner.run(count());
  runner.run(serve());
  std::printf("%d at %.0f s\n", rounds, runner.get_loop().time());
}
