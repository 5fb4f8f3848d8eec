// Asynchronous generators, and closing them.
#include <cstdio>

#include "aio/aio.hpp"

namespace {

aio::AsyncGenerator<int> ticks() {
  for (int i = 1;; ++i) {
    co_await aio::sleep(1);
    co_yield i;
  }
}

aio::Coroutine<> three_ticks() {
  auto generator = ticks();
  while (const auto tick = co_await generator.next()) {
    std::printf("tick %d\n", *tick);
    if (*tick == 3) break;
  }
  co_await generator.aclose();
}

aio::AsyncGenerator<int> rows() {
  for (int row = 1; row <= 9; ++row) {
    if (co_yield aio::closable(row)) {  // true: it is being closed, and may await to clean up
      co_await aio::sleep(1);
      std::puts("connection closed");
      co_return;
    }
  }
}

aio::Coroutine<> one_row() {
  auto generator = rows();
  std::printf("row %d\n", (co_await generator.next()).value());
  co_await generator.aclose();
}

aio::Coroutine<> program() {
  co_await three_ticks();
  co_await one_row();
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(program(), clock);
}
