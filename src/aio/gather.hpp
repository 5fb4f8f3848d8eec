/// Runs several awaitables concurrently and waits for all of them.
///
///     auto [user, posts] = co_await aio::gather(fetch_user(1), fetch_posts(1));
///     std::vector<int> all = co_await aio::gather(std::move(coroutines));
///     auto settled = co_await aio::gather(aio::return_exceptions, fetch(1), fetch(2));
///     if (!std::get<0>(settled)) report(std::get<0>(settled).error());
///
/// Takes coroutines, tasks and futures. Each coroutine becomes a task when gather is called, not when it is
/// awaited. The first exception is thrown at once; the other children continue. Cancelling the gather
/// cancels every child.
/// Source: `gather` in CPython's `Lib/asyncio/tasks.py`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <iterator>
#include <new>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "aio/any_future.hpp"
#include "aio/detail/future_callbacks.hpp"
#include "aio/future.hpp"
#include "aio/task.hpp"

namespace aio {

/// First argument of `gather`: exceptions are returned as results.
struct ReturnExceptions {};
inline constexpr ReturnExceptions return_exceptions;

/// One child's result under `return_exceptions`: a value or the exception.
template <class T>
using Outcome = std::expected<Stored<T>, std::exception_ptr>;

namespace detail {

/// The part of a gather that does not depend on types.
class GatherCore : public CallbackHolder {
 public:
  /// Stops waiting, because the loop is being destroyed.
  void stop_waiting() noexcept override;

 protected:
  /// A child and the callback on it.
  struct Child : Handle {
    Child(GatherCore& of, FutureRef child) noexcept
        : Handle(&on_handle), gather(&of), future(std::move(child)) {}
    GatherCore* gather;
    FutureRef future;
  };

  /// For up to `room` children, to be added with `add`.
  GatherCore(FutureBase& outer, std::size_t room, bool return_exceptions);
  ~GatherCore() override;

  void add(FutureRef child) noexcept { ::new (&children_[size_++]) Child(*this, std::move(child)); }
  [[nodiscard]] std::span<Child> children() const noexcept { return {children_, size_}; }

  /// Waits for the children, which must be distinct unfinished tasks.
  void start_tasks();
  /// The same for any children; duplicates are waited for once.
  void start_futures();
  bool cancel_children(const CancelMessage& message);
  [[nodiscard]] AwaitInfo describe_children() const;

 private:
  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info);
  [[nodiscard]] bool has_repeats() const;
  void watch(Child& child);
  void end_watch() noexcept;
  void child_done(FutureBase& child);
  /// Whether the gather continues although `child` has failed.
  bool survives(FutureBase& child);
  void finish();
  /// Sets the outer future's result from the children's.
  virtual void collect() = 0;

  FutureBase* outer_;
  Child* children_;  // recycled memory
  std::uint32_t room_;
  std::uint32_t size_ = 0;
  std::uint32_t expected_ = 0;
  std::uint32_t finished_ = 0;
  std::uint32_t watched_ = 0;  // children whose callback has not run
  bool return_exceptions_;
  bool cancel_requested_ = false;
};

/// Wraps a coroutine in a new task; returns a task or future unchanged.
template <class T>
Ref<TaskState<T>> ref_of(Coroutine<T>&& coroutine) {
  return create_task(std::move(coroutine)).state();
}
template <class T>
Ref<TaskState<T>> ref_of(Task<T> task) {
  return std::move(task).state();
}
template <class T>
Ref<FutureState<T>> ref_of(Future<T> future) {
  return std::move(future).state();
}
template <class T>
AnyRef<T> ref_of(const AnyFuture<T>& future) {
  return future.ref();
}

/// How to take a child's result, by the type of the reference to it.
template <class StateRef>
struct ChildResult;
template <class State>
struct ChildResult<Ref<State>> {
  using type = typename State::value_type;
  static Stored<type> take(FutureBase& child) { return value_of(static_cast<State&>(child)); }
};
template <class T>
struct ChildResult<AnyRef<T>> {
  using type = T;
  static Stored<type> take(FutureBase& child) { return value_of_any<T>(child); }
};

template <class StateRef>
Outcome<typename ChildResult<StateRef>::type> outcome_of(FutureBase& child) {
  if (child.cancelled()) {
    const std::string* message = child.cancel_message();
    return std::unexpected(
        std::make_exception_ptr(CancelledError(message != nullptr ? *message : std::string())));
  }
  if (std::exception_ptr exception = child.exception())
    return std::unexpected(std::move(exception));
  return ChildResult<StateRef>::take(child);
}

template <bool Settle, class StateRef>
using GatherValue = std::conditional_t<Settle, Outcome<typename ChildResult<StateRef>::type>,
                                       Stored<typename ChildResult<StateRef>::type>>;

template <bool Settle, class StateRef>
GatherValue<Settle, StateRef> collect_one(FutureBase& child) {
  if constexpr (Settle) {
    return outcome_of<StateRef>(child);
  } else {
    return ChildResult<StateRef>::take(child);
  }
}

/// `_GatheringFuture`: the outer future, with a result of type R.
template <class R>
class Gathering : public FutureState<R>, protected GatherCore {
 public:
  Gathering(EventLoop& loop, std::size_t room, bool return_exceptions)
      : FutureState<R>(loop), GatherCore(*this, room, return_exceptions) {}

  using GatherCore::add;
  using GatherCore::start_futures;
  using GatherCore::start_tasks;

  bool cancel(const CancelMessage& message) override {
    return !this->done() && cancel_children(message);
  }
  [[nodiscard]] AwaitInfo describe() const override { return describe_children(); }
};

/// For children of one type.
template <bool Settle, class StateRef>
class GatherVector final : public Gathering<std::vector<GatherValue<Settle, StateRef>>> {
 public:
  GatherVector(EventLoop& loop, std::size_t room) : GatherVector::Gathering(loop, room, Settle) {}

 private:
  using Value = GatherValue<Settle, StateRef>;

  /// Yields each result once. A vector constructed from it never grows, which might copy.
  struct Collector {
    using iterator_category = std::forward_iterator_tag;
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Value;

    Value operator*() const { return collect_one<Settle, StateRef>(*child->future); }
    Collector& operator++() noexcept {
      ++child;
      return *this;
    }
    friend bool operator==(const Collector& a, const Collector& b) noexcept = default;

    GatherCore::Child* child;
  };

  void collect() override {
    this->set_result_of([this] {
      const auto children = this->children();
      Collector first{children.data()};
      return std::vector<Value>(first, Collector{children.data() + children.size()});
    });
  }
};

/// For children of several types.
template <bool Settle, class... StateRef>
class GatherTuple final : public Gathering<std::tuple<GatherValue<Settle, StateRef>...>> {
 public:
  GatherTuple(EventLoop& loop, std::size_t room) : GatherTuple::Gathering(loop, room, Settle) {}

 private:
  void collect() override { collect_all(std::index_sequence_for<StateRef...>()); }

  template <std::size_t... I>
  void collect_all(std::index_sequence<I...> /*places*/) {
    this->set_result_of([&] {
      return std::tuple<GatherValue<Settle, StateRef>...>{
          collect_one<Settle, StateRef>(*this->children()[I].future)...};
    });
  }
};

template <class Awaitable>
inline constexpr bool is_coroutine = false;
template <class T>
inline constexpr bool is_coroutine<Coroutine<T>> = true;

template <bool Settle, class... Awaitable>
auto gather_tuple(Awaitable... awaitables) {
  using State = GatherTuple<Settle, decltype(ref_of(std::move(awaitables)))...>;
  const Ref<State> state(new State(get_running_loop(), sizeof...(Awaitable)));
  (state->add(ref_of(std::move(awaitables))), ...);  // the tasks are created in this order
  if constexpr ((is_coroutine<Awaitable> && ...)) {
    state->start_tasks();
  } else {
    state->start_futures();
  }
  return Future<typename State::value_type>(state);
}

template <bool Settle, class Awaitable>
auto gather_vector(std::vector<Awaitable>& awaitables) {
  using State = GatherVector<Settle, decltype(ref_of(std::move(awaitables.front())))>;
  const Ref<State> state(new State(get_running_loop(), awaitables.size()));
  for (Awaitable& awaitable : awaitables) state->add(ref_of(std::move(awaitable)));
  if constexpr (is_coroutine<Awaitable>) {
    state->start_tasks();
  } else {
    state->start_futures();
  }
  return Future<typename State::value_type>(state);
}

}  // namespace detail

/// Awaits all; the result is a tuple of their results (Unit for void). Cancellation of a child counts as its
/// exception.
template <class... Awaitable>
auto gather(Awaitable... awaitables) {
  return detail::gather_tuple<false>(std::move(awaitables)...);
}

/// The same; each result is an Outcome.
template <class... Awaitable>
auto gather(ReturnExceptions, Awaitable... awaitables) {
  return detail::gather_tuple<true>(std::move(awaitables)...);
}

/// Awaits all of one type (AnyFuture for tasks and futures together); the result is a vector in the order of
/// the arguments.
template <class Awaitable>
auto gather(std::vector<Awaitable> awaitables) {
  return detail::gather_vector<false>(awaitables);
}

/// The same; each result is an Outcome.
template <class Awaitable>
auto gather(ReturnExceptions, std::vector<Awaitable> awaitables) {
  return detail::gather_vector<true>(awaitables);
}

}  // namespace aio
