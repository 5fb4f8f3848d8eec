/// A queue between producer and consumer tasks.
///
///     aio::Queue<std::string> urls(10);          // holds up to 10; 0, the default, means no limit
///     co_await urls.put("https://a.example");    // waits while it is full
///     std::string url = co_await urls.get();     // waits while it is empty
///     urls.task_done();                          // and `co_await urls.join()` elsewhere
///
/// Source: CPython's `Lib/asyncio/queues.py`.
#pragma once

#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "aio/coroutine.hpp"
#include "aio/detail/heapq.hpp"
#include "aio/errors.hpp"
#include "aio/event.hpp"
#include "aio/waiter.hpp"

namespace aio {

namespace detail {

/// Items that are moved out in place, so that a move that throws changes nothing.
template <class T>
class FifoItems {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  template <class Item>
  void push(Item&& item) {
    items_.push_back(std::forward<Item>(item));
  }
  T pop() {
    T item = std::move(items_.front());
    items_.pop_front();
    return item;
  }
  [[nodiscard]] std::deque<T> take_all() { return std::exchange(items_, {}); }

 private:
  std::deque<T> items_;
};

/// Last in, first out.
template <class T>
class LifoItems {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  template <class Item>
  void push(Item&& item) {
    items_.push_back(std::forward<Item>(item));
  }
  T pop() {
    T item = std::move(items_.back());
    items_.pop_back();
    return item;
  }
  [[nodiscard]] std::deque<T> take_all() { return std::exchange(items_, {}); }

 private:
  std::deque<T> items_;
};

/// The smallest first; equal items in heapq's order.
template <class T, class Less>
class PriorityItems {
 public:
  explicit PriorityItems(Less less = Less()) : less_{std::move(less)} {}
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  template <class Item>
  void push(Item&& item) {
    if constexpr (in_heap) {
      heappush(items_, T(std::forward<Item>(item)), less_);
    } else {
      heappush(items_, std::make_unique<T>(std::forward<Item>(item)), less_);
    }
  }
  T pop() {
    if constexpr (in_heap) {
      return heappop(items_, less_);
    } else {
      const std::size_t place = place_of_last(items_, less_);
      T item = std::move(*items_.front());
      static_cast<void>(take_first(items_, place));
      return item;
    }
  }
  [[nodiscard]] auto take_all() noexcept { return std::exchange(items_, {}); }

 private:
  // Items whose move may throw stay in place.
  static constexpr bool in_heap =
      std::is_nothrow_move_constructible_v<T> && std::is_nothrow_move_assignable_v<T>;
  using Kept = std::conditional_t<in_heap, T, std::unique_ptr<T>>;
  struct KeptLess {
    Less less;
    bool operator()(const Kept& a, const Kept& b) const {
      if constexpr (in_heap) {
        return less(a, b);
      } else {
        return less(*a, *b);
      }
    }
  };

  std::vector<Kept> items_;
  KeptLess less_;
};

/// The part of a queue that does not depend on its items.
class QueueCore {
 public:
  QueueCore(const QueueCore&) = delete;
  QueueCore& operator=(const QueueCore&) = delete;

  /// The maximum size; 0 means no limit.
  [[nodiscard]] std::size_t maxsize() const noexcept { return maxsize_; }

  /// Reports that the work on an item from the queue is done.
  /// @throws ValueError if called more often than items were put
  void task_done();

  /// Waits until `task_done` was called for every item that was put.
  Coroutine<> join();

 protected:
  explicit QueueCore(std::size_t maxsize) : maxsize_(maxsize) { finished_.set(); }
  ~QueueCore() = default;

  [[nodiscard]] bool is_shutdown() const noexcept { return shutdown_; }
  void item_added();
  void item_removed() { wake_next(putters_); }
  void items_dropped(std::size_t count) noexcept;
  void begin_shutdown(bool immediate);

  /// Wakes the first waiter that is not done, and removes it and those before it from the list.
  static void wake_next(Waiters& waiters);

  Waiters getters_;
  Waiters putters_;

 private:
  std::size_t maxsize_;
  std::size_t unfinished_ = 0;
  Event finished_;
  bool shutdown_ = false;
};

/// A queue over a container with `size`, `push` and `pop`.
template <class T, class Items>
class BasicQueue : public QueueCore {
 public:
  explicit BasicQueue(std::size_t maxsize = 0, Items items = Items())
      : QueueCore(maxsize), items_(std::move(items)) {
    static_assert(std::is_move_constructible_v<T>,
                  "an item of a queue is an object that can be moved");
  }

  [[nodiscard]] std::size_t qsize() const noexcept { return items_.size(); }
  [[nodiscard]] bool empty() const noexcept { return qsize() == 0; }
  [[nodiscard]] bool full() const noexcept { return maxsize() > 0 && qsize() >= maxsize(); }

  /// Adds an item; waits while the queue is full.
  /// @throws QueueShutDown after `shutdown`
  Coroutine<> put(T item) {
    bool woken = false;
    while (full()) {
      if (is_shutdown()) throw QueueShutDown();
      Waiter putter("Queue.put");
      putters_.push_back(putter);
      if (const std::exception_ptr cancelled = co_await putter.settled()) {
        putter.unlink();
        if (!full() && !putter.cancelled())
          wake_next(putters_);  // passes its wake-up on to the next
        std::rethrow_exception(cancelled);
      }
      woken = true;
    }
    put_in_turn(std::move(item), woken);
  }

  /// @throws QueueFull, or QueueShutDown after `shutdown`; the item is then not moved from
  void put_nowait(const T& item) { put_one(item); }
  void put_nowait(T&& item) { put_one(std::move(item)); }

  /// Takes an item; waits while the queue is empty.
  /// @throws QueueShutDown if the queue is empty and shut down
  Coroutine<T> get() {
    bool woken = false;
    while (empty()) {
      if (is_shutdown()) throw QueueShutDown();
      Waiter getter("Queue.get");
      getters_.push_back(getter);
      if (const std::exception_ptr cancelled = co_await getter.settled()) {
        getter.unlink();
        if (!empty() && !getter.cancelled()) wake_next(getters_);
        std::rethrow_exception(cancelled);
      }
      woken = true;
    }
    co_return made_by([this, woken] { return get_in_turn(woken); });
  }

  /// @throws QueueEmpty, or QueueShutDown if the queue is empty and shut down. If the item's move or
  /// comparison throws, the item stays in the queue.
  T get_nowait() {
    if (empty()) {
      if (is_shutdown()) throw QueueShutDown();
      throw QueueEmpty();
    }
    T item = items_.pop();
    item_removed();
    return item;
  }

  /// Makes `put` throw QueueShutDown from now on, and `get` when the queue is empty. With `immediate` the
  /// items are dropped. All waiting tasks are woken.
  void shutdown(bool immediate = false) {
    if (!immediate) {
      begin_shutdown(false);
      return;
    }
    const std::size_t count = qsize();
    const auto dropped =
        items_.take_all();  // destroyed last: their destructors see the queue shut down
    items_dropped(count);
    begin_shutdown(true);
  }

 private:
  template <class Item>
  void put_one(Item&& item) {
    if (is_shutdown()) throw QueueShutDown();
    if (full()) throw QueueFull();
    items_.push(std::forward<Item>(item));
    item_added();
  }
  /// If the item's code throws, passes the wake-up of this task on to the next waiter.
  void put_in_turn(T&& item, bool woken) {
    try {
      put_one(std::move(item));
    } catch (...) {
      if (woken && !full()) wake_next(putters_);
      throw;
    }
  }
  T get_in_turn(bool woken) {
    try {
      return get_nowait();
    } catch (...) {
      if (woken && !empty()) wake_next(getters_);
      throw;
    }
  }

  Items items_;
};

}  // namespace detail

template <class T>
using Queue = detail::BasicQueue<T, detail::FifoItems<T>>;

/// A queue that returns the smallest item first. Items are often pairs of a priority and a value.
template <class T, class Less = std::less<>>
using PriorityQueue = detail::BasicQueue<T, detail::PriorityItems<T, Less>>;

/// A queue that returns the last item first.
template <class T>
using LifoQueue = detail::BasicQueue<T, detail::LifoItems<T>>;

}  // namespace aio
