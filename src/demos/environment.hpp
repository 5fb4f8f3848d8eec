/// What a demo may use of the world around it: the stage, in the product.
///
///     aio::Coroutine<> greet_later(demos::Environment& env, std::string name) {
///       co_await aio::sleep(1);
///       env.print("Hello, " + name + "!");
///     }
///
/// A demo is its Python listing, statement for statement: `env.at("await asyncio.sleep(delay)")` comes before
/// the C++ that does what this statement says. Tests compare the lines and times with CPython's.
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

  /// The running task reaches a statement of the listing.
  void at(const Statement& statement);  // in demos/program.hpp
  /// The same for a program without a listing. `number` is the statement's first line, from 1.
  virtual void line(int number) = 0;
  /// `print(text)`.
  virtual void print(std::string_view text) = 0;
  /// `time.sleep(seconds)` on the loop's own thread: nothing else runs meanwhile.
  virtual void block(double seconds) = 0;
  /// `time.sleep(seconds)` on a thread of its own; the future is done when it returns.
  virtual aio::Future<> sleep_in_thread(double seconds) = 0;
  /// `job(argument)` in a process of its own; the future gets its result.
  /// @throws aio::RuntimeError if there is nowhere to run it.
  virtual aio::Future<std::int64_t> run_in_process(
      const Job& job, std::int64_t argument) = 0;
  /// What network requests go through. @throws aio::RuntimeError if there is no network.
  virtual net::Transport& transport() = 0;
};

}  // namespace demos
