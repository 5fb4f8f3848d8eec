/// A barrier at which tasks wait until a given number has arrived.
///
///     aio::Barrier barrier(3);
///     int index = co_await barrier.wait();   // 0, 1 or 2: different for each task
///
/// Source: `Barrier` in CPython's `Lib/asyncio/locks.py`.
#pragma once

#include <cstdint>
#include <exception>

#include "aio/condition.hpp"
#include "aio/coroutine.hpp"

namespace aio {

class Barrier {
 public:
  /// @throws ValueError if `parties` is less than 1
  explicit Barrier(int parties);

  /// Waits until `parties` tasks are waiting. Then all of them continue, and the barrier can be used
  /// again.
  /// @returns an index from 0 to parties - 1
  /// @throws BrokenBarrierError if the barrier is reset or aborted
  Coroutine<int> wait();

  /// Empties the barrier. Waiting tasks get a BrokenBarrierError.
  Coroutine<> reset();
  /// Breaks the barrier for good. Waiting tasks, and all later ones, get a BrokenBarrierError.
  Coroutine<> abort();

  [[nodiscard]] int parties() const noexcept { return parties_; }
  /// The number of tasks that wait for others to arrive.
  [[nodiscard]] int n_waiting() const noexcept { return state_ == State::filling ? count_ : 0; }
  [[nodiscard]] bool broken() const noexcept { return state_ == State::broken; }

  /// `async with barrier`: waits, and passes the index to the block.
  Coroutine<int> aenter() { return wait(); }
  Coroutine<bool> aexit(std::exception_ptr exception);

 private:
  enum class State : std::uint8_t { filling, draining, resetting, broken };

  Coroutine<int> pass();
  Coroutine<> block();
  Coroutine<> wait_for_others();
  void leave();

  Condition changed_;
  int parties_;
  int count_ = 0;  // tasks inside
  State state_ = State::filling;
};

}  // namespace aio
