// Waiting for several things at once, and for one thing only so long.
#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

#include "aio/aio.hpp"

namespace {

aio::Coroutine<int> number(int n, double delay) {
  co_await aio::sleep(delay);
  if (n < 0) throw std::runtime_error("negative");
  co_return n;
}

aio::Coroutine<std::string> word(std::string text) {
  co_await aio::sleep(1);
  co_return text;
}

aio::Coroutine<> gathered() {
  const auto [n, text] = co_await aio::gather(number(1, 2), word("one"));  // a tuple
  std::printf("%d is %s\n", n, text.c_str());

  std::vector<aio::Coroutine<int>> many;
  for (int i = 1; i <= 3; ++i) many.push_back(number(i * i, 1));
  for (const int square : co_await aio::gather(std::move(many))) std::printf("%d ", square);

  const auto [good, bad] =
      co_await aio::gather(aio::return_exceptions, number(5, 1), number(-1, 1));
  std::printf("%d, %s\n", good.value(), bad.has_value() ? "fine" : "an error beside it");
}

aio::Coroutine<> first_of_two() {
  std::vector<aio::Task<int>> tasks{aio::create_task(number(1, 2), "slow"),
                                    aio::create_task(number(2, 1), "quick")};
  auto [done, pending] = co_await aio::wait(tasks, {.return_when = aio::FIRST_COMPLETED});
  std::printf("%s is done, %s is not\n", done[0].name().c_str(), pending[0].name().c_str());
}

aio::Coroutine<> in_order_of_completion() {
  std::vector<aio::Task<int>> tasks{aio::create_task(number(30, 3)),
                                    aio::create_task(number(10, 1)),
                                    aio::create_task(number(20, 2))};
  auto completed = aio::as_completed(tasks, 5.0);
  while (const auto task = co_await completed.next()) std::printf("%d ", task->result());
  std::puts("in order");
}

aio::Coroutine<> not_for_ever() {
  try {
    co_await aio::wait_for(number(1, 60), 2.0);
  } catch (const aio::TimeoutError&) {
    std::puts("too slow");
  }
}

aio::Coroutine<> save() {
  co_await aio::sleep(2);
  std::puts("saved");
}

aio::Coroutine<> shielded() {
  const aio::Task<> saving = aio::create_task(save());
  try {
    co_await aio::wait_for(aio::shield(saving), 1.0);
  } catch (const aio::TimeoutError&) {
    std::puts("still saving");  // the time is up for us, not for the task
  }
  co_await saving;
}

aio::Coroutine<> program() {
  co_await gathered();
  co_await first_of_two();
  co_await in_order_of_completion();
  co_await not_for_ever();
  co_await shielded();
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(program(), clock);
}
