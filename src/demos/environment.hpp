/// What a demo can use from outside its loop. In the app, the stage provides it.
///
///     aio::Coroutine<> greet_later(demos::Environment& env, std::string name) {
///       co_await aio::sleep(1);
///       env.print("Hello, " + name + "!");
///     }
///
/// A demo follows its Python listing statement by statement: `env.at("await asyncio.sleep(delay)")` precedes
/// the C++ for that statement. Tests compare the lines and times with CPython's.
#pragma once

#include <cstdint>
#include <string_view>

#include "aio/future.hpp"
#include "demos/jobs.hpp"

namespace net {
class Transport;
}

namespace demos {

class Statement;

class Environment {
 public:
  Environment() = default;
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  virtual ~Environment() = default;

  /// To be called when the running task reaches a statement of the listing.
  void at(const Statement& statement);  // in demos/program.hpp
  /// The same for a demo without a listing. `number` is the statement's first line, from 1.
  virtual void line(int number) = 0;
  /// `print(text)`.
  virtual void print(std::string_view text) = 0;
  /// `time.sleep(seconds)` on the loop's thread: blocks the loop.
  virtual void block(double seconds) = 0;
  /// `time.sleep(seconds)` on another thread; the future is done when it returns.
  virtual aio::Future<> sleep_in_thread(double seconds) = 0;
  /// `job(argument)` in another process; the future gets its result.
  /// @throws aio::RuntimeError if there is no worker to run it
  virtual aio::Future<std::int64_t> run_in_process(
      const Job& job, std::int64_t argument) = 0;
  /// The network for requests.
  /// @throws aio::RuntimeError if there is none
  virtual net::Transport& transport() = 0;

  // -- from the coroutines of the listing themselves, see demos/coroutine_call.hpp ------------

  /// A coroutine function was called. `coroutine` identifies the coroutine; it is the address of its promise.
  virtual void coroutine_created(const void* /*coroutine*/, std::string_view /*call*/) {}
  /// The running task is inside the coroutine from now on.
  virtual void coroutine_entered(const void* /*coroutine*/) {}
  /// The running task is no longer inside it.
  virtual void coroutine_left(const void* /*coroutine*/) {}
  /// The coroutine was destroyed before it ran.
  virtual void coroutine_dropped(const void* /*coroutine*/) {}
};

}  // namespace demos
