/// Running several things at once and waiting for all of them.
///
///     auto [user, posts] = co_await aio::gather(fetch_user(1), fetch_posts(1));
///     std::vector<int> all = co_await aio::gather(std::move(coroutines));
///     auto settled = co_await aio::gather(aio::return_exceptions, fetch(1), fetch(2));
///     if (!std::get<0>(settled)) report(std::get<0>(settled).error());
///
/// Takes coroutines, tasks and futures; each coroutine becomes a task when gather is called, not when
/// it is awaited. The first exception goes to the awaiter at once; the others run on. Cancelling
/// the gather cancels every child.
/// Source: `gather` in CPython's `Lib/asyncio/tasks.py`.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "aio/any_future.hpp"
#include "aio/future.hpp"
#include "aio/future_callbacks.hpp"
#include "aio/task.hpp"

namespace aio {

/// First argument of `gather`: failures are results beside the others.
struct ReturnExceptions {};
inline constexpr ReturnExceptions return_exceptions;

/// One child's result under `return_exceptions`: a value or the exception.
template <class T>
using Outcome = std::expected<Stored<T>, std::exception_ptr>;

namespace detail {

/// The part of a gather that does not depend on types.
class GatherCore : public CallbackHolder {
 public:
  /// Stops waiting, because the loop is going.
  void let_go() noexcept override;

 protected:
  /// The callback on one child.
  struct Child : Handle {
    Child() noexcept : Handle(&on_handle) {}
    GatherCore* gather = nullptr;
    FutureBase* future = nullptr;
  };

  GatherCore(FutureBase& outer, bool return_exceptions) noexcept
      : outer_(&outer), return_exceptions_(return_exceptions) {}
  ~GatherCore() override;

  /// Waits for `children`, whose `future` is set; a future that is there twice is waited for once.
  void start(std::span<Child> children);
  bool cancel_children(const CancelMessage& message);
  [[nodiscard]] AwaitInfo describe_children() const;

 private:
  static bool have_repeats(std::span<Child> children);
  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info);
  void child_done(FutureBase& child);
  /// Sets the outer future's result from the children's.
  virtual void collect() = 0;

  FutureBase* outer_;
  std::span<Child> children_;
  std::size_t expected_ = 0;
  std::size_t finished_ = 0;
  bool return_exceptions_;
  bool cancel_requested_ = false;
};

/// A coroutine as a new task; a task or future as it is.
template <class T>
Ref<TaskState<T>> ref_of(Coroutine<T>&& coroutine) {
  return create_task(std::move(coroutine)).state();
}
template <class T>
Ref<TaskState<T>> ref_of(const Task<T>& task) {
  return task.state();
}
template <class T>
Ref<FutureState<T>> ref_of(const Future<T>& future) {
  return future.state();
}
template <class T>
AnyRef<T> ref_of(const AnyFuture<T>& future) {
  return future.ref();
}

/// The type of the result that a reference leads to.
template <class StateRef>
struct RefValue;
template <class State>
struct RefValue<Ref<State>> {
  using type = typename State::value_type;
};
template <class T>
struct RefValue<AnyRef<T>> {
  using type = T;
};

template <class State>
Stored<typename State::value_type> value_of(const Ref<State>& child) {
  return value_of(*child);
}
template <class T>
Stored<T> value_of(const AnyRef<T>& child) {
  return child.take();
}

template <class StateRef>
Outcome<typename RefValue<StateRef>::type> outcome_of(const StateRef& child) {
  if (child->cancelled()) {
    const std::string* message = child->cancel_message();
    return std::unexpected(
        std::make_exception_ptr(CancelledError(message != nullptr ? *message : std::string())));
  }
  if (std::exception_ptr exception = child->exception())
    return std::unexpected(std::move(exception));
  return value_of(child);
}

/// `_GatheringFuture` over children of several types (R is a tuple) or of one type (a vector).
template <class R, class Children, bool Settle>
class GatherState final : public FutureState<R>, private GatherCore {
 public:
  GatherState(EventLoop& loop, Children children)
      : FutureState<R>(loop), GatherCore(*this, Settle), refs_(std::move(children)) {
    if constexpr (is_vector) {
      nodes_ = std::make_unique<Child[]>(refs_.size());
      for (std::size_t i = 0; i < refs_.size(); ++i) nodes_[i].future = refs_[i].get();
      size_ = refs_.size();
    } else {
      size_ = std::tuple_size_v<Children>;
      nodes_ = std::make_unique<Child[]>(size_);
      std::apply(
          [this](auto&... ref) {
            std::size_t i = 0;
            ((nodes_[i++].future = ref.get()), ...);
          },
          refs_);
    }
  }

  void begin() { start({nodes_.get(), size_}); }
  bool cancel(const CancelMessage& message) override {
    return !this->done() && cancel_children(message);
  }
  [[nodiscard]] AwaitInfo describe() const override { return describe_children(); }

 private:
  static constexpr bool is_vector = requires(Children c) { c.begin(); };

  static auto collect_one(auto& ref) {
    if constexpr (Settle) {
      return outcome_of(ref);
    } else {
      return value_of(ref);
    }
  }

  void collect() override {
    if constexpr (is_vector) {
      R values;
      values.reserve(refs_.size());
      for (auto& ref : refs_) values.push_back(collect_one(ref));
      this->set_result(std::move(values));
    } else {
      this->set_result(std::apply([](auto&... ref) { return R{collect_one(ref)...}; }, refs_));
    }
  }

  Children refs_;
  std::unique_ptr<Child[]> nodes_;
  std::size_t size_ = 0;
};

template <bool Settle, class StateRef>
using GatherValue = std::conditional_t<Settle, Outcome<typename RefValue<StateRef>::type>,
                                       Stored<typename RefValue<StateRef>::type>>;

template <class R, bool Settle, class Children>
Future<R> start_gather(Children children) {
  auto* state = new GatherState<R, Children, Settle>(get_running_loop(), std::move(children));
  Future<R> future{Ref<FutureState<R>>(state)};
  state->begin();
  return future;
}

template <bool Settle, class... StateRef>
auto gather_tuple(StateRef... children) {
  return start_gather<std::tuple<GatherValue<Settle, StateRef>...>, Settle>(
      std::tuple(std::move(children)...));
}

template <bool Settle, class Awaitable>
auto gather_vector(std::vector<Awaitable> awaitables) {
  using StateRef = decltype(ref_of(std::move(awaitables.front())));
  std::vector<StateRef> children;
  children.reserve(awaitables.size());
  for (Awaitable& awaitable : awaitables) children.push_back(ref_of(std::move(awaitable)));
  return start_gather<std::vector<GatherValue<Settle, StateRef>>, Settle>(std::move(children));
}

}  // namespace detail

/// Awaits all; the result is a tuple of theirs (Unit for void).
/// Cancellation of a child counts as its exception.
template <class... Awaitable>
auto gather(Awaitable... awaitables) {
  // A braced list evaluates in order, which is the order in which tasks are created.
  std::tuple children{detail::ref_of(std::move(awaitables))...};
  return std::apply([](auto&... ref) { return detail::gather_tuple<false>(std::move(ref)...); },
                    children);
}

/// As above; each result is an Outcome.
template <class... Awaitable>
auto gather(ReturnExceptions, Awaitable... awaitables) {
  std::tuple children{detail::ref_of(std::move(awaitables))...};
  return std::apply([](auto&... ref) { return detail::gather_tuple<true>(std::move(ref)...); },
                    children);
}

/// Awaits all of one type (AnyFuture: tasks and futures together); the result is a vector in the order
/// of the arguments.
template <class Awaitable>
auto gather(std::vector<Awaitable> awaitables) {
  return detail::gather_vector<false>(std::move(awaitables));
}

/// As above; each result is an Outcome.
template <class Awaitable>
auto gather(ReturnExceptions, std::vector<Awaitable> awaitables) {
  return detail::gather_vector<true>(std::move(awaitables));
}

}  // namespace aio
