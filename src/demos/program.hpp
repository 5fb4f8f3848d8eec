/// Everything that a demo's C++ needs.
///
///     aio::Coroutine<> inside(demos::Environment& env, int line) {
///       const demos::Block block(env, line);
///       env.print("inside");
///       co_await aio::sleep(1);
///     }
#pragma once

#include "demos/coroutine_call.hpp"
#include "demos/environment.hpp"
#include "demos/statement.hpp"

namespace demos {

inline void Environment::at(const Statement& statement) { line(statement.line()); }

/// A `with` block: reports its statement again when the block ends, however it ends.
///
///     const demos::Block block(env, "async with Connection():");   // first in the block
class Block {
 public:
  Block(Environment& env, const Statement& statement) noexcept
      : Block(env, statement.line()) {}
  /// The same for a demo without a listing; `line` is the statement's first line, from 1.
  Block(Environment& env, int line) noexcept : env_(env), line_(line) {}
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;
  ~Block() { env_.line(line_); }

 private:
  Environment& env_;
  int line_;
};

}  // namespace demos
