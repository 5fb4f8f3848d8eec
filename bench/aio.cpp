// The workloads on aio, our scheduler.
#include "aio/aio.hpp"

#include <vector>

#include "peer.hpp"

using namespace aio;   // NOLINT(google-build-using-namespace)
using namespace peer;  // NOLINT(google-build-using-namespace)

namespace {

Coroutine<int> child(int i) { co_return i & 1; }

Coroutine<> await_coro(long& sum) {
  for (long i = 0; i < await_count; ++i) sum += co_await child(static_cast<int>(i));
}

Coroutine<> await_task(long& sum) {
  for (long i = 0; i < await_count; ++i) sum += co_await create_task(child(static_cast<int>(i)));
}

Coroutine<> yielder(long& sum) {
  for (int i = 0; i < yield_each; ++i) co_await aio::sleep(0);
  ++sum;
}

Coroutine<> yield(long& sum) {
  std::vector<Task<>> tasks;
  for (int i = 0; i < yield_tasks; ++i) tasks.push_back(create_task(yielder(sum)));
  for (const Task<>& task : tasks) co_await task;
}

Coroutine<> gather10(long& sum) {
  for (int round = 0; round < gather_rounds; ++round) {
    std::vector<Coroutine<int>> children;
    children.reserve(gather_width);
    for (int i = 0; i < gather_width; ++i) children.push_back(child(i));
    for (const int value : co_await gather(std::move(children))) sum += value;
  }
}

Coroutine<> sleeper(int i, long& sum) {
  co_await aio::sleep(delay_ms(static_cast<std::uint32_t>(i)) / 1000.0);
  ++sum;
}

Coroutine<> timers(long& sum) {
  std::vector<Task<>> tasks;
  tasks.reserve(timers_count);
  for (int i = 0; i < timers_count; ++i) tasks.push_back(create_task(sleeper(i, sum)));
  for (const Task<>& task : tasks) co_await task;
}

Coroutine<> hour() { co_await aio::sleep(3600); }

Coroutine<> cancel(long& sum) {
  std::vector<Task<>> tasks;
  tasks.reserve(cancel_count);
  for (int i = 0; i < cancel_count; ++i) tasks.push_back(create_task(hour()));
  co_await aio::sleep(0);
  for (const Task<>& task : tasks) task.cancel();
  co_await wait(tasks);
  for (const Task<>& task : tasks) sum += task.cancelled() ? 1 : 0;
}

struct Workload {
  const char* name;
  Coroutine<> (*run)(long& sum);
  double operations;
  long sum;
};

constexpr Workload workloads[] = {
    {"await_coro", await_coro, await_count, await_count / 2},
    {"await_task", await_task, await_count, await_count / 2},
    {"yield", yield, double{yield_tasks} * yield_each, yield_tasks},
    {"gather10", gather10, double{gather_rounds} * gather_width, gather_rounds * 5L},
    {"timers", timers, timers_count, timers_count},
    {"cancel", cancel, cancel_count, cancel_count},
};

}  // namespace

int main(int argc, char** argv) {
  for (const Workload& workload : workloads) {
    if (argc != 2 || !is(argv[1], workload.name)) continue;
    long sum = 0;
    const Meter meter;
    run(workload.run(sum));
    meter.report(workload.operations);
    check(sum == workload.sum, "sum");
    return 0;
  }
  return unsupported();
}
