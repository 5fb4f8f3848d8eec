#include "aio/runner.hpp"

#include <cstdio>
#include <memory>
#include <vector>

#include "aio/gather.hpp"

namespace aio {

namespace {

/// The `gather(*tasks, return_exceptions=True)` of `_cancel_all_tasks`, over tasks of any type.
class AllDone final : public detail::Gathering<void> {
 public:
  AllDone(EventLoop& loop, std::size_t room) : Gathering(loop, room, true) {}

 private:
  void collect() override { set_result(); }
};

/// `_cancel_all_tasks`: cancels the remaining tasks, waits for them, and reports those that failed.
void cancel_all_tasks(EventLoop& loop) {
  const std::vector<detail::Ref<TaskBase>> left = all_tasks(loop);
  if (left.empty()) return;
  for (const auto& task : left) task->cancel(std::nullopt);
  const detail::Ref<AllDone> state(new AllDone(loop, left.size()));
  for (const auto& task : left) state->add(task);
  state->start_tasks();
  const Future<> all_done(state);
  loop.run_until_complete(all_done);
  for (const auto& task : left) {
    if (task->cancelled()) continue;
    if (std::exception_ptr exception = task->exception()) {
      loop.call_exception_handler({"unhandled exception during aio::run() shutdown", exception});
    }
  }
}

}  // namespace

Runner::Runner(Clock& clock) : loop_(std::make_unique<EventLoop>(clock)) {}

Runner::Runner()
    : clock_(std::make_unique<SteadyClock>()), loop_(std::make_unique<EventLoop>(*clock_)) {}

Runner::~Runner() {
  try {
    close();
  } catch (...) {
    std::fputs("aio: the event loop could not be shut down\n", stderr);
  }
}

void Runner::close() {
  if (loop_ == nullptr) return;
  const std::unique_ptr<EventLoop> loop = std::move(loop_);
  cancel_all_tasks(*loop);
  loop->run_until_complete(loop->shutdown_asyncgens());
}

EventLoop& Runner::get_loop() {
  if (loop_ == nullptr) throw RuntimeError("Runner is closed");
  return *loop_;
}

void Runner::check() const {
  if (detail::running_loop != nullptr)
    throw RuntimeError("Runner.run() cannot be called from a running event loop");
  if (loop_ == nullptr) throw RuntimeError("Runner is closed");
}

}  // namespace aio
