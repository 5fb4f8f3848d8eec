/// Context variables: each task has its own values, without passing them as arguments.
///
///     aio::ContextVar<std::string> request_id("request_id", "none");
///     request_id.set("42");             // seen by this task and by the tasks it creates from now on
///     std::string id = request_id.get();
///
/// Tasks and callbacks start with a copy of the context in which they were created. A Context is an
/// immutable map behind one pointer, so copying it only counts a reference.
/// Source: PEP 567, CPython's `contextvars`.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "aio/errors.hpp"

namespace aio {

class Context;

namespace detail {

class ContextMap;

/// The context of the current callback or `Context::run`. Null inside a task's step, which has the task's
/// own context, and outside of all these, where the thread's own is used.
extern thread_local constinit Context* explicit_context;

}  // namespace detail

/// The values of all variables at one moment.
class Context {
 public:
  Context() noexcept = default;
  Context(const Context& other) noexcept;
  Context(Context&& other) noexcept : map_(std::exchange(other.map_, nullptr)) {}
  Context& operator=(Context other) noexcept {
    std::swap(map_, other.map_);
    return *this;
  }
  ~Context() {
    if (map_ != nullptr) release();
  }

  /// Calls `function` in this context, which keeps the values that the function sets.
  template <class F>
  decltype(auto) run(F&& function);

  /// The value of `key`; null if there is none.
  [[nodiscard]] std::shared_ptr<const void> get(const void* key) const;
  /// Sets the value of `key`; null removes it.
  void set(const void* key, std::shared_ptr<const void> value);

 private:
  void release() noexcept;

  const detail::ContextMap* map_ = nullptr;  // null: empty
};

namespace detail {

/// The context of the code that is running on this thread.
[[nodiscard]] Context& running_context() noexcept;

/// Makes `context` the current one for a scope; null: no callback's context.
class ContextScope {
 public:
  explicit ContextScope(Context* context) noexcept
      : previous_(std::exchange(explicit_context, context)) {}
  ContextScope(const ContextScope&) = delete;
  ContextScope& operator=(const ContextScope&) = delete;
  ~ContextScope() { explicit_context = previous_; }

 private:
  Context* previous_;
};

}  // namespace detail

/// A copy of the running code's context.
[[nodiscard]] inline Context copy_context() { return detail::running_context(); }

template <class F>
decltype(auto) Context::run(F&& function) {
  const detail::ContextScope scope(this);
  return std::forward<F>(function)();
}

/// A context variable. It is identified by its address, so it usually has static lifetime.
template <class T>
class ContextVar {
 public:
  /// The previous value, for `reset`.
  class Token {
   private:
    friend class ContextVar;
    explicit Token(std::shared_ptr<const void> old) noexcept : old_(std::move(old)) {}
    std::shared_ptr<const void> old_;
  };

  explicit ContextVar(std::string name) : name_(std::move(name)) {}
  ContextVar(std::string name, T default_value)
      : name_(std::move(name)), default_(std::move(default_value)) {}
  ContextVar(const ContextVar&) = delete;
  ContextVar& operator=(const ContextVar&) = delete;

  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  /// The current value, or the default.
  /// @throws LookupError if there is neither
  [[nodiscard]] T get() const {
    if (const std::shared_ptr<const void> value = detail::running_context().get(this))
      return *static_cast<const T*>(value.get());
    if (default_) return *default_;
    throw LookupError(name_);
  }

  /// Sets the value for the running task or callback.
  Token set(T value) {
    Context& context = detail::running_context();
    Token token(context.get(this));
    context.set(this, std::make_shared<const T>(std::move(value)));
    return token;
  }

  /// Undoes a `set`: restores the previous value, or the lack of one.
  void reset(Token token) { detail::running_context().set(this, std::move(token.old_)); }

 private:
  std::string name_;
  std::optional<T> default_;
};

}  // namespace aio
