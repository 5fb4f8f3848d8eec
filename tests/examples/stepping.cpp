// Runs a loop as a debugger does: one callback at a time, with an observer.
#include <cstdio>

#include "aio/aio.hpp"

namespace {

aio::Coroutine<> walk(int steps) {
  for (int i = 0; i < steps; ++i) co_await aio::sleep(0);
}

class Printer final : public aio::Observer {
 public:
  void iteration_started(std::uint64_t iteration) override {
    std::printf("iteration %d\n", static_cast<int>(iteration));
  }
  void handle_started(const aio::Handle& handle) override {
    const aio::HandleInfo info = handle.info();
    if (info.kind == aio::HandleKind::task_step)
      std::printf("  %s runs\n", info.task->name().c_str());
  }
  void task_suspended(const aio::TaskBase& task, const aio::AwaitInfo& on) override {
    if (on.kind == aio::AwaitKind::yield) std::printf("  %s yields\n", task.name().c_str());
  }
  void task_done(const aio::TaskBase& task) override {
    std::printf("  %s is done\n", task.name().c_str());
  }
};

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::EventLoop loop(clock);
  Printer printer;
  loop.set_observer(&printer);
  loop.create_task(walk(1), "Ann");
  loop.create_task(walk(0), "Ben");
  int callbacks = 0;
  while (loop.has_ready() || loop.next_timer() || loop.outside() > 0) {
    if (loop.run_handle()) ++callbacks;
  }
  std::printf("%d callbacks\n", callbacks);
  loop.set_observer(nullptr);
}
