// Floor: a minimal C++20 FIFO loop without cancellation, stored exceptions, task names or result boxes. Shows
// what features cost.
#include <coroutine>
#include <exception>
#include <queue>
#include <utility>
#include <vector>
#include "peer.hpp"
using namespace peer;
using H = std::coroutine_handle<>;
struct Ring {  // power-of-two FIFO
  std::vector<H> b = std::vector<H>(1024);
  size_t head = 0, tail = 0;
  bool empty() const { return head == tail; }
  size_t size() const { return tail - head; }
  void push(H h) {
    if (tail - head == b.size()) grow();
    b[tail++ & (b.size() - 1)] = h;
  }
  H pop() { return b[head++ & (b.size() - 1)]; }
  void grow() {
    std::vector<H> n(b.size() * 2);
    size_t k = 0;
    for (size_t i = head; i != tail; ++i) n[k++] = b[i & (b.size() - 1)];
    b.swap(n);
    head = 0;
    tail = k;
  }
};
struct Timer {
  int64_t when;
  uint64_t seq;
  H h;
  bool operator>(const Timer& o) const { return when != o.when ? when > o.when : seq > o.seq; }
};
struct Loop {
  Ring ready;
  std::priority_queue<Timer, std::vector<Timer>, std::greater<>> timers;
  uint64_t seq = 0;
  static int64_t now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }
  void run() {
    while (!ready.empty() || !timers.empty()) {
      if (!timers.empty()) {
        int64_t t = now();
        if (ready.empty() && timers.top().when > t) {
          int64_t d = timers.top().when - t;
          timespec ts{static_cast<time_t>(d / 1000000000), static_cast<long>(d % 1000000000)};
          nanosleep(&ts, nullptr);
          t = now();
        }
        while (!timers.empty() && timers.top().when <= t) {
          ready.push(timers.top().h);
          timers.pop();
        }
      }
      for (size_t n = ready.size(); n; --n)
        ready.pop().resume();  // only what was ready at the start
    }
  }
} loop;
struct Co {  // lazy coroutine, symmetric transfer
  struct promise_type {
    H cont;
    int v = 0;
    Co get_return_object() { return Co{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Fin {
      bool await_ready() noexcept { return false; }
      H await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        return h.promise().cont ? h.promise().cont : std::noop_coroutine();
      }
      void await_resume() noexcept {}
    };
    Fin final_suspend() noexcept { return {}; }
    void return_value(int x) { v = x; }
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> h;
  explicit Co(std::coroutine_handle<promise_type> x) : h(x) {}
  Co(Co&& o) noexcept : h(std::exchange(o.h, {})) {}
  ~Co() {
    if (h) h.destroy();
  }
  bool await_ready() { return false; }
  H await_suspend(H c) {
    h.promise().cont = c;
    return h;
  }
  int await_resume() { return h.promise().v; }
};
struct Task {  // scheduled, wakes its one waiter through the queue
  struct promise_type {
    H cont;
    int v = 0;
    Task get_return_object() {
      return Task{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Fin {
      bool await_ready() noexcept { return false; }
      void await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        if (h.promise().cont) loop.ready.push(h.promise().cont);
      }
      void await_resume() noexcept {}
    };
    Fin final_suspend() noexcept { return {}; }
    void return_value(int x) { v = x; }
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> h;
  explicit Task(std::coroutine_handle<promise_type> x) : h(x) { loop.ready.push(h); }
  Task(Task&& o) noexcept : h(std::exchange(o.h, {})) {}
  ~Task() {
    if (h) h.destroy();
  }
  bool await_ready() { return h.done(); }
  void await_suspend(H c) { h.promise().cont = c; }
  int await_resume() { return h.promise().v; }
};
struct Yield {
  bool await_ready() { return false; }
  void await_suspend(H h) { loop.ready.push(h); }
  void await_resume() {}
};
struct Sleep {
  int64_t ns;
  bool await_ready() { return false; }
  void await_suspend(H h) { loop.timers.push({Loop::now() + ns, loop.seq++, h}); }
  void await_resume() {}
};
Co child(int i) { co_return i & 1; }
Task child_task(int i) { co_return i & 1; }
Task await_direct(long& s) {
  for (long i = 0; i < await_count; ++i) s += co_await child(int(i));
  co_return 0;
}
Task await_task(long& s) {
  for (long i = 0; i < await_count; ++i) s += co_await child_task(int(i));
  co_return 0;
}
Task yielder(long& s) {
  for (int i = 0; i < yield_each; ++i) co_await Yield{};
  ++s;
  co_return 0;
}
Task gatherer(long& s) {
  std::vector<Task> v;
  for (int r = 0; r < gather_rounds; ++r) {
    v.clear();
    for (int i = 0; i < gather_width; ++i) v.push_back(child_task(i));
    for (auto& t : v) s += co_await t;
  }
  co_return 0;
}
Task sleeper(int i, long& s) {
  co_await Sleep{delay_ms(i) * 1000000LL};
  ++s;
  co_return 0;
}
int main(int, char** a) {
  long s = 0;
  std::vector<Task> ts;
  Meter m;
  if (is(a[1], "await_coro")) {
    auto t = await_direct(s);
    loop.run();
    m.report(await_count);
    check(s == await_count / 2, "sum");
  } else if (is(a[1], "await_task")) {
    auto t = await_task(s);
    loop.run();
    m.report(await_count);
    check(s == await_count / 2, "sum");
  } else if (is(a[1], "yield")) {
    for (int i = 0; i < yield_tasks; ++i) ts.push_back(yielder(s));
    loop.run();
    m.report(double(yield_tasks) * yield_each);
    check(s == yield_tasks, "sum");
  } else if (is(a[1], "gather10")) {
    auto t = gatherer(s);
    loop.run();
    m.report(double(gather_rounds) * gather_width);
    check(s == long(gather_rounds) * 5, "sum");
  } else if (is(a[1], "timers")) {
    for (int i = 0; i < timers_count; ++i) ts.push_back(sleeper(i, s));
    loop.run();
    m.report(timers_count);
    check(s == timers_count, "sum");
  } else return unsupported();
}
