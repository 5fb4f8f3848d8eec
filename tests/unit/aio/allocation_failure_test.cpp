// Memory runs out while tasks are created: each allocation fails in turn, and the loop stays usable. This is a
// separate program, because it replaces `operator new`.
#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <new>
#include <optional>
#include <thread>

#include "support.hpp"

namespace {

/// How many allocations of this thread still succeed; the next one fails. Negative: all succeed.
thread_local long successes_left = -1;
thread_local bool has_failed = false;

void* allocate(std::size_t size) {
  if (successes_left == 0) {
    successes_left = -1;
    has_failed = true;
    throw std::bad_alloc();
  }
  if (successes_left > 0) --successes_left;
  if (void* block = std::malloc(size)) return block;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return std::malloc(size); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete[](void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { std::free(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { std::free(block); }

namespace aio {
namespace {

using Attempt = std::function<void(EventLoop& loop)>;

/// Makes `attempt` with the allocation number `number` failing. Returns whether that allocation took place.
bool fails_at(long number, const Attempt& attempt) {
  bool failed = false;
  // A new thread starts without recycled frames, so that the first of each size is allocated.
  std::thread([&] {
    Counted::alive = 0;
    trim_memory();
    {
      VirtualClock clock;
      EventLoop loop(clock);
      has_failed = false;
      loop.call_soon([&] {
        successes_left = number;
        try {
          attempt(loop);
          successes_left = -1;
          EXPECT_FALSE(has_failed) << "the failure of allocation " << number << " was swallowed";
        } catch (const std::bad_alloc&) {
          successes_left = -1;
        }
      });
      loop.run_once();
      failed = has_failed;
      // What was made before the failure runs as ever, and so does what comes after it.
      const auto answer = []() -> Coroutine<int> {
        co_await sleep(1);
        co_return 42;
      };
      EXPECT_EQ(loop.run_until_complete(answer()), 42);
      EXPECT_TRUE(all_tasks(loop).empty());
      EXPECT_FALSE(loop.has_ready());
    }
    EXPECT_EQ(Counted::alive, 0);
  }).join();
  return failed;
}

/// Lets every allocation of `attempt` fail in turn; returns how many there are.
long allocations_of(const Attempt& attempt) {
  long number = 0;
  while (fails_at(number, attempt)) ++number;
  return number;
}

Coroutine<> work(Counted /*counted*/) { co_await sleep(0); }

/// How many allocations fail: `every` one under AddressSanitizer, where nothing is recycled; else blocks of
/// one size come from one slab.
constexpr long at_least(long every, long slabs) { return AIO_RECYCLE == 0 ? every : slabs; }

constexpr const char* long_name = "a name that does not fit into a string without an allocation";

TEST(AllocationFailure, OfATask) {
  const long allocations =
      allocations_of([](EventLoop& loop) { loop.create_task(work(Counted())); });
  EXPECT_LE(allocations, 2) << "its frame and its state";
  EXPECT_GE(allocations, at_least(2, 1));
}

TEST(AllocationFailure, OfATaskWithAName) {
  EXPECT_GE(allocations_of([](EventLoop& loop) { loop.create_task(work(Counted()), long_name); }),
            at_least(4, 3));
}

TEST(AllocationFailure, OfAnEagerTask) {
  EXPECT_GE(allocations_of([](EventLoop& loop) {
              loop.create_task(work(Counted()),
                               TaskOptions{.name = long_name, .eager_start = true});
            }),
            at_least(3, 2));
}

TEST(AllocationFailure, OfAGather) {
  EXPECT_GE(allocations_of([](EventLoop& /*loop*/) {
              static_cast<void>(gather(work(Counted()), work(Counted()), work(Counted())));
            }),
            at_least(8, 2));
}

TEST(AllocationFailure, OfACallback) {
  EXPECT_GE(allocations_of([](EventLoop& loop) {
              loop.call_soon([counted = Counted()] {});
              loop.call_later(0.5, [counted = Counted()] {});
            }),
            3);
}

TEST(AllocationFailure, OfADoneCallback) {
  EXPECT_GE(allocations_of([](EventLoop& loop) {
              const auto future = loop.create_future<int>();
              future.add_done_callback([counted = Counted()] {});
              future.set_result(1);
            }),
            2);
}

// Another thread's mail is taken when a callback is scheduled, and that allocates.
TEST(AllocationFailure, OfAPostFromADoneCallbackLeavesTheOthersFree) {
  VirtualClock clock;
  EventLoop loop(clock);
  loop.call_soon([&loop] {
    std::optional<Future<int>> future = loop.create_future<int>();
    HandleRef first = future->add_done_callback([] {});
    HandleRef second = future->add_done_callback([] {});
    loop.mailbox()->post([] {});
    successes_left = 0;
    EXPECT_THROW(future->set_result(1), std::bad_alloc);
    successes_left = -1;
    future.reset();
    second.cancel();  // which must not look for the list it was in
    first.cancel();
  });
  loop.run_once();
}

}  // namespace
}  // namespace aio
