/// Conditions that a loop has to check besides its ready queue, in one byte, so that a single test decides
/// whether a step or a schedule can take its fast path.
///
///     if (flags.any()) take_the_slow_path();
#pragma once

#include <atomic>
#include <cstdint>

namespace aio::detail {

enum class LoopFlag : std::uint8_t {
  observer = 1,  ///< the loop has an observer
  debug = 2,     ///< debug mode
  posted = 4,    ///< another thread has posted callbacks
  skipped = 8,   ///< a callback in the ready queue was cancelled
};

/// All functions may be called on any thread.
class LoopFlags {
 public:
  [[nodiscard]] bool any() const noexcept { return flags_.load(std::memory_order_relaxed) != 0; }
  [[nodiscard]] bool has(LoopFlag flag) const noexcept {
    return (flags_.load(std::memory_order_relaxed) & bit(flag)) != 0;
  }

  void raise(LoopFlag flag) noexcept { flags_.fetch_or(bit(flag), std::memory_order_relaxed); }
  /// @returns whether it was set
  bool clear(LoopFlag flag) noexcept {
    const auto others = static_cast<std::uint8_t>(~bit(flag));
    return (flags_.fetch_and(others, std::memory_order_relaxed) & bit(flag)) != 0;
  }
  void set(LoopFlag flag, bool raised) noexcept {
    if (raised) {
      raise(flag);
    } else {
      clear(flag);
    }
  }

 private:
  static constexpr std::uint8_t bit(LoopFlag flag) noexcept {
    return static_cast<std::uint8_t>(flag);
  }

  std::atomic<std::uint8_t> flags_ = 0;
};

}  // namespace aio::detail
