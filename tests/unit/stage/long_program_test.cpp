// A program of any length is played in chunks: no call takes longer than a frame.
#include <gtest/gtest.h>

#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "stage/player.hpp"
#include "stage/recorded_run.hpp"

namespace {

using trace::EventKind;

constexpr std::size_t endless = std::numeric_limits<std::size_t>::max();

/// Runs callbacks that do nothing, one a second, all in one iteration.
class Ticking final : public stage::Machine {
 public:
  explicit Ticking(std::size_t callbacks) : callbacks_(callbacks) {
    trace_.add({.kind = EventKind::iteration_started, .number = 1});
  }
  stage::Advance advance() override {
    if (finished()) return stage::Advance::finished;
    const auto handle = static_cast<std::uint32_t>(trace_.steps() + 1);
    for (const EventKind kind : {EventKind::handle_started, EventKind::handle_finished})
      trace_.add({.kind = kind,
                  .detail = static_cast<std::uint8_t>(trace::CallbackKind::callback),
                  .handle = handle,
                  .time = static_cast<double>(handle)});
    return stage::Advance::stepped;
  }
  [[nodiscard]] const trace::Trace& trace() const noexcept override { return trace_; }
  [[nodiscard]] bool finished() const noexcept override { return trace_.steps() == callbacks_; }
  [[nodiscard]] const std::optional<std::string>& failure() const noexcept override {
    return failure_;
  }
  [[nodiscard]] double time() const override { return static_cast<double>(trace_.steps()); }
  void hold() noexcept override {}

 private:
  std::size_t callbacks_;
  trace::Trace trace_;
  std::optional<std::string> failure_;
};

stage::Program ticking(std::size_t callbacks) {
  return {.start = [callbacks](stage::Network) { return std::make_unique<Ticking>(callbacks); },
          .repeats = stage::Repeats::always};
}

/// Pumps until nothing is left to do. @returns how many times
std::size_t pump_until_done(stage::Player& player) {
  std::size_t times = 0;
  for (; player.next_pump(); ++times) {
    if (times == 10'000) throw std::runtime_error("there is always something left to do");
    player.pump(0);
  }
  return times;
}

TEST(LongProgram, ItsLengthBecomesKnownAPartAtATime) {
  stage::Player player(ticking(50'000));
  EXPECT_FALSE(player.total_steps()) << "a constructor takes no longer than a frame";
  EXPECT_GT(pump_until_done(player), 5U);
  EXPECT_EQ(player.total_steps(), 50'000U);
  EXPECT_EQ(player.total_time(), 50'000);
  EXPECT_EQ(player.position().step, 0U);
}

TEST(LongProgram, ASeekIsDoneAPartAtATime) {
  stage::Player player(ticking(50'000));
  player.seek({40'000});
  EXPECT_TRUE(player.waiting());
  const std::size_t first = player.position().step;
  EXPECT_LT(first, 40'000U);
  EXPECT_TRUE(player.pump(0));
  EXPECT_GT(player.position().step, first);
  EXPECT_GT(pump_until_done(player), 5U);
  EXPECT_EQ(player.position().step, 40'000U);
  EXPECT_FALSE(player.waiting());
}

TEST(LongProgram, ASeekCanBeGivenUp) {
  stage::Player player(ticking(endless));
  player.seek({endless});
  player.pump(0);
  const std::size_t reached = player.position().step;
  player.back();
  EXPECT_EQ(player.position().step, reached - 1);
  EXPECT_FALSE(player.waiting());
}

TEST(LongProgram, WithoutAnEndCanBeStepped) {
  stage::Player player(ticking(endless));
  player.forward();
  player.forward();
  EXPECT_EQ(player.position().step, 2U);
  pump_until_done(player);
  EXPECT_FALSE(player.total_steps()) << "nobody looks for an end for ever";
}

TEST(LongProgram, ItsTimelineGrowsAPartAtATime) {
  Ticking machine(50'000);
  while (machine.advance() == stage::Advance::stepped) {
  }
  stage::Player player(stage::program_of(machine.trace()));
  EXPECT_EQ(player.total_steps(), 50'000U) << "a recorded run knows its end";
  EXPECT_LT(player.timeline().steps, 50'000U);
  player.seek({50'000});
  EXPECT_LT(player.position().step, 50'000U);
  EXPECT_GT(pump_until_done(player), 5U);
  EXPECT_EQ(player.position().step, 50'000U);
  EXPECT_EQ(player.timeline().steps, 50'000U);
}

}  // namespace
