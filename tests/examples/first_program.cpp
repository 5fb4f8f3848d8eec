#include <cstdio>
#include <string>

#include "aio/aio.hpp"

aio::Coroutine<> say_hello(std::string name, double delay) {
  co_await aio::sleep(delay);
  std::printf("Hello, %s!\n", name.c_str());
}

aio::Coroutine<int> program() {
  co_await aio::gather(say_hello("Alice", 0.01), say_hello("Bob", 0));
  co_return 0;
}

int main() { return aio::run(program()); }
