// Declarations for the examples in src/aio; see tools/header_examples.py.
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "aio/aio.hpp"

extern aio::EventLoop& loop;
extern std::string url;
void use(int);
aio::Coroutine<std::string> fetch(std::string);

// aio/any_future.hpp
extern aio::Task<int> task;
extern aio::Future<int> future;
aio::Coroutine<int> coroutine();

// aio/as_completed.hpp
extern std::vector<aio::Task<int>> tasks;

// aio/async_generator.hpp
struct Connection {
  aio::Coroutine<> close();
};

// aio/async_with.hpp
struct Session {
  aio::Coroutine<Session> aenter();
  aio::Coroutine<bool> aexit(std::exception_ptr);
  aio::Coroutine<> get(std::string);
};
Session open_session();

// aio/attempt.hpp
struct Connection {
  aio::Coroutine<> close();
};
aio::Coroutine<int> load();
extern Connection connection;

// aio/detail/loop_flags.hpp
extern aio::detail::LoopFlags flags;
void take_the_slow_path();

// aio/condition.hpp
extern std::vector<int> items;

// aio/errors.hpp
aio::Coroutine<> work();
void report(const aio::Error&);

// aio/event_loop.hpp
aio::Coroutine<int> compute();

// aio/exception_group.hpp
aio::Coroutine<> work();

// aio/executor.hpp
std::string read_slowly(std::string);

// aio/exit_stack.hpp
struct Session {
  aio::Coroutine<Session> aenter();
  aio::Coroutine<bool> aexit(std::exception_ptr);
};
extern std::vector<std::string> urls;
Session open(std::string);
aio::Coroutine<> say_goodbye();

// aio/detail/frame_depot.hpp
extern aio::detail::FrameDepot& depot;
extern std::size_t frame_class;
extern std::int32_t count;

// aio/detail/frame_pool.hpp
extern std::size_t size;

// aio/detail/future_callbacks.hpp
extern aio::FutureBase& future;

// aio/gather.hpp
struct User {};
struct Posts {};
aio::Coroutine<User> fetch_user(int);
aio::Coroutine<Posts> fetch_posts(int);
aio::Coroutine<int> fetch(int);
extern std::vector<aio::Coroutine<int>> coroutines;
void report(std::exception_ptr);

// aio/lock.hpp
aio::Coroutine<> use_it_alone();

// aio/operation_future.hpp
void stop();

// aio/outside.hpp
struct Library {
  void start(std::function<void(int)>);
};
extern Library library;

// aio/detail/result.hpp
aio::Coroutine<int> count();
aio::Coroutine<> say_hello();

// aio/run.hpp
aio::Coroutine<int> main_coroutine();

// aio/runner.hpp
aio::Coroutine<int> compute();
aio::Coroutine<> report(int);

// aio/shield.hpp
aio::Coroutine<> save();

// aio/task.hpp
aio::Coroutine<> say_hello(std::string, double);

// aio/timeout.hpp
aio::Coroutine<> slow_operation();

// aio/detail/timer_heap.hpp
extern aio::TimerHeap heap;
extern aio::TimerHandle& handle;
void run(aio::TimerHandle&);
extern double when;
extern double end_time;

// aio/wait.hpp
extern std::vector<aio::Task<int>> tasks;

// aio/waiter.hpp
extern aio::List<aio::Waiter> waiters_;
