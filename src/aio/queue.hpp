/// A queue between tasks that produce and tasks that consume.
///
///     aio::Queue<std::string> urls(10);          // holds up to 10; 0, the default, is no bound
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
#include <utility>
#include <vector>

#include "aio/coroutine.hpp"
#include "aio/errors.hpp"
#include "aio/event.hpp"
#include "aio/heapq.hpp"
#include "aio/waiter.hpp"

namespace aio {

namespace detail {

/// First in, first out.
template <class T>
class FifoItems {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  void push(T item) { items_.push_back(std::move(item)); }
  T pop() {
    T item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

 private:
  std::deque<T> items_;
};

/// Last in, first out.
template <class T>
class LifoItems {
 public:
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  void push(T item) { items_.push_back(std::move(item)); }
  T pop() {
    T item = std::move(items_.back());
    items_.pop_back();
    return item;
  }

 private:
  std::vector<T> items_;
};

/// The smallest first; equal ones in heapq's order.
template <class T, class Less>
class PriorityItems {
 public:
  explicit PriorityItems(Less less = Less()) : less_(std::move(less)) {}
  [[nodiscard]] std::size_t size() const noexcept { return items_.size(); }
  void push(T item) { heappush(items_, std::move(item), less_); }
  T pop() { return heappop(items_, less_); }

 private:
  std::vector<T> items_;
  Less less_;
};

/// The part of a queue that does not depend on its items.
class QueueCore {
 public:
  QueueCore(const QueueCore&) = delete;
  QueueCore& operator=(const QueueCore&) = delete;

  /// Bound of its size; 0 is none.
  [[nodiscard]] std::size_t maxsize() const noexcept { return maxsize_; }

  /// Says that work on an item taken from the queue is done.
  /// @throws ValueError if called more often than items were put.
  void task_done();

  /// Waits until `task_done` was called for every item that was put.
  Coroutine<> join();

 protected:
  explicit QueueCore(std::size_t maxsize) : maxsize_(maxsize) { finished_.set(); }
  ~QueueCore() = default;

  [[nodiscard]] bool is_shutdown() const noexcept { return shutdown_; }
  void item_added();
  void item_removed() { wake_next(putters_); }
  void item_dropped() noexcept;
  void begin_shutdown(bool immediate);

  /// Wakes the first that is not done, and takes it and those before it off the list.
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
      : QueueCore(maxsize), items_(std::move(items)) {}

  [[nodiscard]] std::size_t qsize() const noexcept { return items_.size(); }
  [[nodiscard]] bool empty() const noexcept { return qsize() == 0; }
  [[nodiscard]] bool full() const noexcept { return maxsize() > 0 && qsize() >= maxsize(); }

  /// Adds an item, after waiting while the queue is full. @throws QueueShutDown after `shutdown`.
  Coroutine<> put(T item) {
    while (full()) {
      if (is_shutdown()) throw QueueShutDown();
      Waiter putter("Queue.put");
      putters_.push_back(putter);
      if (const std::exception_ptr cancelled = co_await putter.settled()) {
        putter.unlink();
        if (!full() && !putter.cancelled()) wake_next(putters_);  // its turn goes to the next
        std::rethrow_exception(cancelled);
      }
    }
    put_nowait(std::move(item));
  }

  /// @throws QueueFull, or QueueShutDown after `shutdown`.
  void put_nowait(T item) {
    if (is_shutdown()) throw QueueShutDown();
    if (full()) throw QueueFull();
    items_.push(std::move(item));
    item_added();
  }

  /// Takes an item, after waiting while the queue is empty.
  /// @throws QueueShutDown if it is empty and shut down.
  Coroutine<T> get() {
    while (empty()) {
      if (is_shutdown()) throw QueueShutDown();
      Waiter getter("Queue.get");
      getters_.push_back(getter);
      if (const std::exception_ptr cancelled = co_await getter.settled()) {
        getter.unlink();
        if (!empty() && !getter.cancelled()) wake_next(getters_);
        std::rethrow_exception(cancelled);
      }
    }
    co_return get_nowait();
  }

  /// @throws QueueEmpty, or QueueShutDown if it is empty and shut down.
  T get_nowait() {
    if (empty()) {
      if (is_shutdown()) throw QueueShutDown();
      throw QueueEmpty();
    }
    T item = items_.pop();
    item_removed();
    return item;
  }

  /// Makes `put` throw QueueShutDown from now on, and `get` once the queue is empty; with `immediate`
  /// the items are dropped. Every task that waits is woken.
  void shutdown(bool immediate = false) {
    if (immediate) {
      while (!empty()) {
        static_cast<void>(items_.pop());
        item_dropped();
      }
    }
    begin_shutdown(immediate);
  }

 private:
  Items items_;
};

}  // namespace detail

template <class T>
using Queue = detail::BasicQueue<T, detail::FifoItems<T>>;

/// The smallest item first. Items are often pairs of a priority and something.
template <class T, class Less = std::less<>>
using PriorityQueue = detail::BasicQueue<T, detail::PriorityItems<T, Less>>;

/// The item that was put last first.
template <class T>
using LifoQueue = detail::BasicQueue<T, detail::LifoItems<T>>;

}  // namespace aio
