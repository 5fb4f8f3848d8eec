// Programs that must not compile, each with a message that says why: REFUSED is the number of one. Without it
// this compiles. tests/unit/aio/CMakeLists.txt has the sentences.
#include <mutex>

#include "aio/aio.hpp"

namespace {

struct Immovable {
  Immovable() = default;
  Immovable(Immovable&&) = delete;
};

#if REFUSED == 1
aio::Coroutine<const int> load() { co_return 1; }
#elif REFUSED == 2
aio::Coroutine<int&&> load(int& n) { co_return std::move(n); }
#elif REFUSED == 3
aio::Coroutine<Immovable> load() { co_return {}; }
#elif REFUSED == 4
aio::Coroutine<> load() { co_await aio::get_running_loop().create_future<std::mutex>(); }
#elif REFUSED == 5
aio::Coroutine<> load() {
  co_await aio::to_thread([]() -> const std::string { return "1"; });
}
#elif REFUSED == 6
aio::Queue<Immovable> queue;
#elif REFUSED == 7
aio::AsyncGenerator<int&> numbers(int& n) { co_yield n; }
#else
aio::Coroutine<int> load() { co_return 1; }
#endif

}  // namespace
