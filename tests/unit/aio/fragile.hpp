/// An object whose code throws on demand: each of its calls in turn.
///
///     at_each_call([] { ... });   // runs it again and again: the first call throws, then the second one, …
///
/// Calls are copies, moves, comparisons, and whatever else asks `Fragile::call()`.
#pragma once

#include <gtest/gtest.h>

#include <utility>

namespace aio {

/// What they throw.
struct Thrown {};

class Fragile {
 public:
  explicit Fragile(int id) noexcept : id_(id) { ++alive; }
  Fragile(const Fragile& other) : id_((call(), other.checked())) { ++alive; }
  Fragile(Fragile&& other) : id_((call(), other.checked())) {
    other.id_ = gone;
    ++alive;
  }
  Fragile& operator=(const Fragile& other) {
    call();
    id_ = other.checked();
    return *this;
  }
  Fragile& operator=(Fragile&& other) {
    call();
    id_ = std::exchange(other.id_, gone);
    return *this;
  }
  ~Fragile() { --alive; }

  [[nodiscard]] int id() const noexcept { return checked(); }

  friend bool operator<(const Fragile& a, const Fragile& b) {
    call();
    return a.checked() < b.checked();
  }

  /// A call of the user's code: throws if it is the selected one.
  static void call() {
    if (armed && --calls_left == 0) throw Thrown();
  }

  static inline int alive = 0;
  static inline bool armed = false;
  static inline int calls_left = 0;

 private:
  static constexpr int gone = -1;

  [[nodiscard]] int checked() const noexcept {
    EXPECT_NE(id_, gone) << "it was moved from";
    return id_;
  }

  int id_;
};

/// While it lives, the call of that number throws.
class Armed {
 public:
  explicit Armed(int call) noexcept {
    Fragile::calls_left = call;
    Fragile::armed = true;
  }
  Armed(const Armed&) = delete;
  Armed& operator=(const Armed&) = delete;
  ~Armed() { disarm(); }

  static void disarm() noexcept { Fragile::armed = false; }
};

/// Runs `attempt(n)`, which arms the call of that number, until there are no more calls.
template <class Attempt>
void at_each_call(Attempt attempt) {
  constexpr int many = 1000;
  for (int n = 1; n < many; ++n) {
    const int alive = Fragile::alive;
    attempt(n);
    Armed::disarm();
    EXPECT_EQ(Fragile::alive, alive) << "call " << n;
    if (Fragile::calls_left > 0) return;
  }
  FAIL() << "it calls for ever";
}

}  // namespace aio
