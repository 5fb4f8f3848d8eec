/// A callback that the loop runs once: the node of its ready queue.
///
///     aio::HandleRef handle = loop.call_soon([] { std::puts("in the next iteration"); });
///     handle.cancel();
///
/// A Handle is intrusive: whatever waits to be called (a task's next step, a timer, a future's callback) is
/// or contains one, so that scheduling it does not allocate.
/// Source: `Handle` and `TimerHandle` in CPython's `Lib/asyncio/events.py`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "aio/context.hpp"
#include "aio/detail/intrusive_list.hpp"

namespace aio {

class TaskBase;
class EventLoop;
class TimerHeap;

/// What a handle is for, for observers.
enum class HandleKind : std::uint8_t {
  task_step,  ///< runs a task to its next suspension
  sleep,      ///< a sleep's timer: wakes its task
  timeout,    ///< a timeout's timer: cancels its task
  gather,     ///< tells a gather that one of its children is done
  callback,   ///< a plain callback
};

/// What an observer can learn about a handle.
struct HandleInfo {
  HandleKind kind = HandleKind::callback;
  const TaskBase* task = nullptr;  ///< the task it runs or acts for, if any
  std::string_view label;          ///< the label of a plain callback; may be empty
  const void* gather = nullptr;    ///< for a gather's callback: AwaitInfo::gather of its awaiter
};

/// An operation on a handle. `info` is set for `describe` only.
enum class HandleOp : std::uint8_t {
  run,       ///< run the callback
  drop,      ///< it will never run: release what it owns
  describe,  ///< fill in a HandleInfo
};

/// The intrusive base class. Destroying it removes it from its queue.
class Handle : public ListLink {
 public:
  using Function = void (*)(Handle& self, HandleOp op, HandleInfo* info);

  explicit Handle(Function function) noexcept : function_(function) {}

  [[nodiscard]] HandleInfo info() const {
    HandleInfo info;
    function_(const_cast<Handle&>(*this), HandleOp::describe, &info);
    return info;
  }

 protected:
  void drop() { function_(*this, HandleOp::drop, nullptr); }

 private:
  friend class EventLoop;
  friend class FutureBase;

  void run() { function_(*this, HandleOp::run, nullptr); }

  Function function_;
};

/// A handle that a timer moves to the ready queue. Destroying it cancels it.
class TimerHandle : public Handle {
 public:
  explicit TimerHandle(Function function) noexcept : Handle(function) {}
  ~TimerHandle() { cancel(); }

  /// The deadline in seconds on the loop's clock; meaningful once scheduled.
  [[nodiscard]] double when() const noexcept { return when_; }

  /// Removes it from the timers or, if it was already due, from its queue.
  void cancel() noexcept {
    if (slot_ != no_slot || linked()) take_off();
  }

 private:
  friend class TimerHeap;
  friend class EventLoop;

  void take_off() noexcept;

  static constexpr std::uint32_t no_slot = UINT32_MAX;

  double when_ = 0;
  EventLoop* loop_ = nullptr;
  std::uint32_t slot_ = no_slot;
  std::uint32_t scheduled_in_ =
      0;  // the low bits of the iteration in which it joined the ready queue
};

namespace detail {

/// A timer or callback that owns a callable. Reference-counted, because loop and caller share it.
class OwnedHandle : public TimerHandle {
 public:
  using TimerHandle::TimerHandle;
  void retain() noexcept { ++references_; }
  void release() noexcept {
    if (--references_ == 0) destroy_(this);
  }
  [[nodiscard]] bool cancelled() const noexcept { return cancelled_; }
  void cancel_and_release() noexcept {
    if (cancelled_) return;
    cancelled_ = true;
    cancel();
    if (owned_by_loop_) drop();
  }

 protected:
  void (*destroy_)(OwnedHandle*) = nullptr;
  std::string_view label_;
  bool owned_by_loop_ = true;

 private:
  std::uint32_t references_ = 1;
  bool cancelled_ = false;
};

template <class F>
class CallbackHandle final : public OwnedHandle {
 public:
  CallbackHandle(F function, std::string_view label)
      : OwnedHandle(&step), function_(std::move(function)), context_(copy_context()) {
    label_ = label;
    destroy_ = [](OwnedHandle* self) { delete static_cast<CallbackHandle*>(self); };
  }

 private:
  static void step(Handle& handle, HandleOp op, HandleInfo* info) {
    auto& self = static_cast<CallbackHandle&>(handle);
    if (op == HandleOp::describe) {
      *info = {HandleKind::callback, nullptr, self.label_};
      return;
    }
    struct Release {  // also if the callback throws
      CallbackHandle& self;
      ~Release() {
        self.function_.reset();  // it may own a HandleRef to this handle
        self.release();
      }
    } const release{self};
    self.owned_by_loop_ = false;
    if (op == HandleOp::run) self.context_.run(*self.function_);
  }

  std::optional<F> function_;
  Context context_;
};

}  // namespace detail

/// The caller's reference to a scheduled callback. Dropping it does not cancel the callback.
class HandleRef {
 public:
  HandleRef() noexcept = default;
  explicit HandleRef(detail::OwnedHandle* handle) noexcept : handle_(handle) { handle_->retain(); }
  HandleRef(HandleRef&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  HandleRef& operator=(HandleRef&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~HandleRef() {
    if (handle_ != nullptr) handle_->release();
  }

  /// Cancels the callback. Has no effect after it has run.
  void cancel() noexcept {
    if (handle_ != nullptr) handle_->cancel_and_release();
  }
  [[nodiscard]] bool cancelled() const noexcept {
    return handle_ != nullptr && handle_->cancelled();
  }

 private:
  detail::OwnedHandle* handle_ = nullptr;
};

}  // namespace aio
