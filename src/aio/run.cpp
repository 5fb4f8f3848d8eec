#include "aio/run.hpp"

namespace aio::detail {

void cancel_all_tasks(EventLoop& loop) {
  std::vector<Ref<TaskBase>> left;
  loop.for_each_task([&left](TaskBase& task) { left.emplace_back(&task); });
  if (left.empty()) return;
  for (const Ref<TaskBase>& task : left) task->cancel(std::nullopt);
  const auto all_done = [&left] {
    for (const Ref<TaskBase>& task : left) {
      if (!task->done()) return false;
    }
    return true;
  };
  while (!all_done()) loop.run_once();
  for (const Ref<TaskBase>& task : left) {
    if (task->cancelled()) continue;
    if (std::exception_ptr exception = task->exception()) {
      loop.call_exception_handler({"unhandled exception while the loop was shutting down", exception});
    }
  }
}

}  // namespace aio::detail
