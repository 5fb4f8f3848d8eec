/// What a loop has to look at beside its ready queue, in one byte: where there is nothing, a step and a
/// schedule are as short as they can be, and one test tells them so.
///
///     if (attention.needed()) look_at_everything();
#pragma once

#include <atomic>
#include <cstdint>

namespace aio::detail {

class Attention {
 public:
  enum class Cause : std::uint8_t {
    observer = 1,  ///< the loop is watched
    debug = 2,     ///< debug mode
    mail = 4,      ///< another thread has left callbacks
    skipped = 8,   ///< a callback was cancelled after it had joined the ready queue
  };

  [[nodiscard]] bool needed() const noexcept {
    return causes_.load(std::memory_order_relaxed) != 0;
  }
  [[nodiscard]] bool needed_for(Cause cause) const noexcept {
    return (causes_.load(std::memory_order_relaxed) & bit(cause)) != 0;
  }

  /// Any thread may call these.
  void call(Cause cause) noexcept { causes_.fetch_or(bit(cause), std::memory_order_relaxed); }
  /// @returns whether it was called for.
  bool end(Cause cause) noexcept {
    const auto others = static_cast<std::uint8_t>(~bit(cause));
    return (causes_.fetch_and(others, std::memory_order_relaxed) & bit(cause)) != 0;
  }
  void set(Cause cause, bool wanted) noexcept {
    if (wanted) {
      call(cause);
    } else {
      end(cause);
    }
  }

 private:
  static constexpr std::uint8_t bit(Cause cause) noexcept {
    return static_cast<std::uint8_t>(cause);
  }

  std::atomic<std::uint8_t> causes_ = 0;
};

}  // namespace aio::detail
