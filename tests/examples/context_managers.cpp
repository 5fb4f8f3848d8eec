// `async with` a manager of one's own, and with as many as the run decides.
#include <cstdio>
#include <exception>
#include <string>
#include <utility>

#include "aio/aio.hpp"

namespace {

class Connection {
 public:
  explicit Connection(std::string host) : host_(std::move(host)) {}

  aio::Coroutine<std::string> aenter() {
    co_await aio::sleep(1);
    std::printf("%s open\n", host_.c_str());
    co_return host_;
  }

  /// True would swallow the exception, which is null where there is none.
  aio::Coroutine<bool> aexit(std::exception_ptr exception) {
    co_await aio::sleep(1);
    std::printf("%s closed%s\n", host_.c_str(), exception ? " after an error" : "");
    co_return false;
  }

 private:
  std::string host_;
};

aio::Coroutine<> one() {
  co_await aio::async_with(Connection("db"), [](const std::string& host) -> aio::Coroutine<> {
    std::printf("using %s\n", host.c_str());
    co_return;
  });
}

aio::Coroutine<> open_two(aio::AsyncExitStack& stack) {
  for (const char* host : {"east", "west"}) co_await stack.enter_async_context(Connection(host));
  stack.callback([] { std::puts("last in, first out"); });
}

aio::Coroutine<> several() { co_await aio::async_with(aio::AsyncExitStack(), open_two); }

aio::Coroutine<> program() {
  co_await one();
  co_await several();
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(program(), clock);
}
