#include "aio/run.hpp"

#include <memory>
#include <vector>

#include "aio/gather.hpp"

namespace aio::detail {

namespace {

/// The `gather(*tasks, return_exceptions=True)` of `_cancel_all_tasks`, over tasks of any type.
class AllDone final : public FutureState<void>, private GatherCore {
 public:
  AllDone(EventLoop& loop, const std::vector<Ref<TaskBase>>& tasks)
      : FutureState<void>(loop),
        GatherCore(*this, true),
        nodes_(std::make_unique<Child[]>(tasks.size())) {
    for (std::size_t i = 0; i < tasks.size(); ++i) nodes_[i].future = tasks[i].get();
    size_ = tasks.size();
  }

  void begin() { start({nodes_.get(), size_}); }

 private:
  void collect() override { set_result(); }

  std::unique_ptr<Child[]> nodes_;
  std::size_t size_;
};

}  // namespace

void check_no_running_loop() {
  if (running_loop != nullptr)
    throw RuntimeError("aio::run() cannot be called from a running event loop");
}

void cancel_all_tasks(EventLoop& loop) {
  std::vector<Ref<TaskBase>> left;
  loop.for_each_task([&left](TaskBase& task) { left.emplace_back(&task); });
  if (left.empty()) return;
  for (const Ref<TaskBase>& task : left) task->cancel(std::nullopt);
  auto* state = new AllDone(loop, left);
  const Future<> all_done{Ref<FutureState<void>>(state)};
  state->begin();
  loop.run_until_complete(all_done);
  for (const Ref<TaskBase>& task : left) {
    if (task->cancelled()) continue;
    if (std::exception_ptr exception = task->exception()) {
      loop.call_exception_handler({"unhandled exception during aio::run() shutdown", exception});
    }
  }
}

}  // namespace aio::detail
