// A queue between a producer and its workers, which end when it is shut down.
#include <cstdio>
#include <string>
#include <utility>

#include "aio/aio.hpp"

namespace {

using Jobs = aio::Queue<std::string>;

/// The next job and whether there is one.
aio::Coroutine<std::pair<std::string, bool>> next(Jobs& jobs) {
  try {
    co_return {co_await jobs.get(), true};
  } catch (const aio::QueueShutDown&) {
    co_return {"", false};
  }
}

aio::Coroutine<> work(Jobs& jobs, int worker) {
  while (true) {
    const auto [job, more] = co_await next(jobs);
    if (!more) co_return;
    co_await aio::sleep(1);
    std::printf("%d did %s\n", worker, job.c_str());
    jobs.task_done();
  }
}

aio::Coroutine<> program() {
  Jobs jobs(2);
  co_await aio::async_with(aio::TaskGroup(), [&](aio::TaskGroup& group) -> aio::Coroutine<> {
    group.create_task(work(jobs, 1));
    group.create_task(work(jobs, 2));
    for (const char* job : {"sweep", "mop", "dust"}) co_await jobs.put(job);
    co_await jobs.join();
    jobs.shutdown();
  });

  aio::PriorityQueue<std::pair<int, std::string>> urgent;
  urgent.put_nowait({2, "later"});
  urgent.put_nowait({1, "now"});
  std::printf("%s first\n", urgent.get_nowait().second.c_str());
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(program(), clock);
}
