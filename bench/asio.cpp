// Asio standalone, header only: -I asio/include -DASIO_STANDALONE. One thread, typed executor.
#include <asio.hpp>
#include <asio/experimental/parallel_group.hpp>
#include <memory>
#include <vector>
#include "peer.hpp"
using namespace peer;
using Ex = asio::io_context::executor_type;
template <class T>
using Aw = asio::awaitable<T, Ex>;
constexpr asio::use_awaitable_t<Ex> use{};
asio::io_context io(ASIO_CONCURRENCY_HINT_UNSAFE);
Aw<int> child(int i) { co_return i & 1; }
Aw<void> await_direct(long& s) {
  for (long i = 0; i < await_count; ++i) s += co_await child(int(i));
}
Aw<void> await_task(long& s) {
  for (long i = 0; i < await_count; ++i)
    s += co_await asio::co_spawn(io.get_executor(), child(int(i)), use);
}
Aw<void> yielder(long& s) {
  for (int i = 0; i < yield_each; ++i) co_await asio::post(use);
  ++s;
}
Aw<void> gatherer(long& s) {
  auto ex = io.get_executor();
  auto sp = [&](int i) { return asio::co_spawn(ex, child(i), asio::deferred); };
  for (int r = 0; r < gather_rounds; ++r) {
    auto res = co_await asio::experimental::make_parallel_group(sp(0), sp(1), sp(2), sp(3), sp(4),
                                                                sp(5), sp(6), sp(7), sp(8), sp(9))
                   .async_wait(asio::experimental::wait_for_all(), use);
    s += std::get<2>(res) + std::get<4>(res) + std::get<6>(res) + std::get<8>(res) +
         std::get<10>(res) + std::get<12>(res) + std::get<14>(res) + std::get<16>(res) +
         std::get<18>(res) + std::get<20>(res);
  }
}
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Ex>;
Aw<void> sleeper(int i, long& s) {
  Timer t(io.get_executor(), std::chrono::milliseconds(delay_ms(i)));
  co_await t.async_wait(use);
  ++s;
}
Aw<void> hour(long& s) {
  Timer t(io.get_executor(), std::chrono::hours(1));
  try {
    co_await t.async_wait(use);
  } catch (const asio::system_error&) {
    ++s;
  }
}
int main(int, char** a) {
  long s = 0;
  Meter m;
  auto ex = io.get_executor();
  if (is(a[1], "await_coro")) {
    co_spawn(ex, await_direct(s), asio::detached);
    io.run();
    m.report(await_count);
    check(s == await_count / 2, "sum");
  } else if (is(a[1], "await_task")) {
    co_spawn(ex, await_task(s), asio::detached);
    io.run();
    m.report(await_count);
    check(s == await_count / 2, "sum");
  } else if (is(a[1], "yield")) {
    for (int i = 0; i < yield_tasks; ++i) co_spawn(ex, yielder(s), asio::detached);
    io.run();
    m.report(double(yield_tasks) * yield_each);
    check(s == yield_tasks, "sum");
  } else if (is(a[1], "gather10")) {
    co_spawn(ex, gatherer(s), asio::detached);
    io.run();
    m.report(double(gather_rounds) * gather_width);
    check(s == long(gather_rounds) * 5, "sum");
  } else if (is(a[1], "timers")) {
    for (int i = 0; i < timers_count; ++i) co_spawn(ex, sleeper(i, s), asio::detached);
    io.run();
    m.report(timers_count);
    check(s == timers_count, "sum");
  } else if (is(a[1], "cancel")) {
    std::vector<std::unique_ptr<asio::cancellation_signal>> sig;
    for (int i = 0; i < cancel_count; ++i) {
      sig.push_back(std::make_unique<asio::cancellation_signal>());
      co_spawn(ex, hour(s), asio::bind_cancellation_slot(sig.back()->slot(), asio::detached));
    }
    asio::post(ex, [&] {
      asio::post(ex, [&] {
        for (auto& x : sig) x->emit(asio::cancellation_type::terminal);
      });
    });
    io.run();
    m.report(cancel_count);
    check(s == cancel_count, "sum");
  } else return unsupported();
}
