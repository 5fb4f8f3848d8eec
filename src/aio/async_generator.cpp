#include "aio/async_generator.hpp"

#include <vector>

#include "aio/errors.hpp"
#include "aio/event_loop.hpp"
#include "aio/exception_group.hpp"
#include "aio/gather.hpp"
#include "aio/task.hpp"

namespace aio {

namespace detail {

void GeneratorPromise::unhandled_exception() noexcept {
  finished = true;
  if (!closing || !handling_generator_exit()) error = std::current_exception();
}

void GeneratorPromise::Yield::await_resume() const {
  if (promise.closing) throw GeneratorExit();
}

bool GeneratorStep::await_ready() const {
  if (promise_->running) {
    throw RuntimeError(closing_ ? "aclose(): asynchronous generator is already running"
                                : "anext(): asynchronous generator is already running");
  }
  if (closing_ && promise_->loop == nullptr) promise_->finished = true;  // nothing to clean up
  return promise_->finished;
}

void GeneratorStep::begin() {
  if (promise_->loop == nullptr) {
    promise_->loop = &get_running_loop();
    promise_->loop->hold(*promise_);
  }
  promise_->closing = closing_;
  promise_->running = true;
}

bool GeneratorStep::await_resume() {
  promise_->running = false;
  if (promise_->finished) promise_->unlink();
  if (std::exchange(promise_->has_item, false)) return true;
  if (promise_->error) std::rethrow_exception(std::exchange(promise_->error, nullptr));
  return false;
}

Coroutine<> close_generator(GeneratorPromise& generator) {
  if (co_await GeneratorStep(generator, true))
    throw RuntimeError("async generator ignored GeneratorExit");
}

namespace {

Coroutine<> close_left_generator(GeneratorFrame generator) {
  co_await close_generator(generator.promise());
}

Coroutine<> close_held_generator(GeneratorHold generator) {
  co_await close_generator(generator.promise());
}

}  // namespace

void GeneratorFrame::finalize() noexcept {
  if (!frame_) return;
  EventLoop* loop = promise_->loop;
  if (promise_->finished || promise_->running || promise_->hold != nullptr || loop == nullptr ||
      loop != running_loop || loop->closing())
    return;
  promise_->unlink();
  try {
    loop->call_soon(
        [frame = GeneratorFrame(std::move(*this))]() mutable {
          create_task(close_left_generator(std::move(frame)));
        },
        "close an async generator");
  } catch (...) {  // NOLINT(bugprone-empty-catch): no memory to close it; its destructors have run
  }
}

}  // namespace detail

void EventLoop::hold(detail::GeneratorPromise& generator) noexcept {
  generators_.push_back(generator);
}

Coroutine<> EventLoop::shutdown_asyncgens() {
  std::vector<Coroutine<>> closing;
  generators_.for_each([&closing](detail::GeneratorPromise& generator) {
    closing.push_back(detail::close_held_generator(detail::GeneratorHold(generator)));
  });
  while (!generators_.empty()) generators_.pop_front();
  if (closing.empty()) co_return;
  for (const Outcome<void>& outcome : co_await gather(return_exceptions, std::move(closing))) {
    if (outcome || !is_ordinary_error(outcome.error())) continue;
    call_exception_handler(
        {"an error occurred during closing of an asynchronous generator", outcome.error()});
  }
}

}  // namespace aio
