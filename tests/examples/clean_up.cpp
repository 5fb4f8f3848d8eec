// Clean-up that awaits, and attempts in a loop.
#include <cstdio>
#include <exception>
#include <stdexcept>

#include "aio/aio.hpp"

namespace {

aio::Coroutine<> download(int attempt) {
  co_await aio::sleep(1);
  if (attempt < 3) throw std::runtime_error("connection lost");
}

/// One attempt: the try block is in a coroutine of its own.
aio::Coroutine<bool> succeeds(int attempt) {
  try {
    co_await download(attempt);
  } catch (const std::exception& error) {
    std::printf("attempt %d: %s\n", attempt, error.what());
    co_return false;
  }
  co_return true;
}

aio::Coroutine<> retry() {
  int attempt = 1;
  while (!co_await succeeds(attempt)) ++attempt;
  std::printf("attempt %d: done\n", attempt);
}

aio::Coroutine<> rolled_back() {
  std::exception_ptr error;
  try {
    co_await download(1);
  } catch (...) {
    error = std::current_exception();  // a handler cannot await: remember, and leave it
  }
  if (error) {
    co_await aio::sleep(1);
    std::puts("rolled back");
    std::rethrow_exception(error);
  }
}

aio::Coroutine<> program() {
  co_await retry();
  try {
    co_await rolled_back();
  } catch (const std::exception& error) {
    std::printf("and told: %s\n", error.what());
  }
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(program(), clock);
}
