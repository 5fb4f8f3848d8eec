/// What a demo may use of the world around it: the stage, in the product.
///
///     aio::Coroutine<> say_hello(demos::Environment& env, std::string name) {
///       env.line(4);
///       co_await aio::sleep(1);
///       env.line(5);
///       env.print("Hello, " + name + "!");
///     }
///
/// A demo is its Python listing, statement for statement: `line(n)` comes before the C++
/// that does what line n says. Tests hold lines and times against CPython's.
#pragma once

#include <cstdint>
#include <string_view>

#include "aio/future.hpp"
#include "demos/jobs.hpp"

namespace net {
class Transport;
}

namespace demos {

class Environment {
 public:
  Environment() = default;
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  virtual ~Environment() = default;

  /// The running task reaches a statement. `number` is its first line, from 1.
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

/// A `with` block: its line is reached again when the block ends, however it ends.
///
///     const demos::Block block(env, 12);   // first in the block
class Block {
 public:
  Block(Environment& env, int line) noexcept : env_(env), line_(line) {}
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;
  ~Block() { env_.line(line_); }

 private:
  Environment& env_;
  int line_;
};

}  // namespace demos
