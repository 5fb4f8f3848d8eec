// The level below coroutines: callbacks, futures and errors that nobody awaits.
#include <cstdio>
#include <exception>
#include <stdexcept>
#include <string>

#include "aio/aio.hpp"

namespace {

aio::Coroutine<> program() {
  aio::EventLoop& loop = aio::get_running_loop();
  const aio::Future<int> answer = loop.create_future<int>();
  loop.call_later(2, [answer] { answer.set_result(42); });
  loop.call_at(loop.time() + 1, [] { std::puts("at 1 s"); });
  loop.call_soon([] { std::puts("in the next iteration"); });
  aio::HandleRef never = loop.call_later(1, [] { std::puts("never"); });
  never.cancel();
  const int result = co_await answer;
  std::printf("answer %d at %.0f s\n", result, loop.time());

  loop.call_soon([] { throw std::runtime_error("lost"); });  // nobody awaits a callback
  co_await aio::sleep(0);
}

void report(const aio::ExceptionContext& context) {
  try {
    if (context.exception) std::rethrow_exception(context.exception);
  } catch (const std::exception& error) {
    std::printf("%s: %s\n", context.message.c_str(), error.what());
  }
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::EventLoop loop(clock);
  loop.set_exception_handler(report);
  loop.run_until_complete(program());
}
