// Moves of every size, each with its inverse, in every demo.
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>

#include "course_files.hpp"
#include "fake_site.hpp"
#include "picture.hpp"
#include "stage/player.hpp"

namespace {

using trace::Unit;

constexpr std::array sizes = {Unit::line, Unit::step, Unit::iteration, Unit::output};

struct Moves : testing::TestWithParam<demos::Demo> {
  stage_test::World world{GetParam().lesson};
  stage::Player player{stage::program_of(GetParam(), world.services)};

  void settle() {
    while (player.waiting()) {
      world.real = world.real + 0.01;
      player.pump(0);
    }
  }
  void to_the_end() {
    player.seek({1'000'000});
    settle();
  }
};

TEST_P(Moves, GoingBackUndoesGoingForward) {
  for (const Unit unit : sizes) {
    player.seek({});
    while (!player.at_end()) {
      const std::size_t before = player.events();
      const trace::State state = player.state();
      player.forward(unit);
      settle();
      ASSERT_GT(player.events(), before) << "a move forward moves";
      if (player.at_end()) break;  // which any move reaches if nothing else is left
      const std::size_t after = player.events();
      player.back(unit);
      ASSERT_EQ(player.events(), before);
      ASSERT_TRUE(player.state() == state);
      player.forward(unit);
      ASSERT_EQ(player.events(), after);
    }
  }
}

TEST_P(Moves, ARandomWalkEndsWhereAStraightRunEnds) {
  std::mt19937 random(static_cast<std::uint32_t>(GetParam().id.size()));
  for (int i = 0; i < 500; ++i) {
    const auto unit = sizes[random() % sizes.size()];
    switch (random() % 8) {
      case 0: player.forward_to_task(); break;
      case 1: player.back_to_task(); break;
      case 2: player.seek({random() % (player.trace().steps() + 1), random() % 6}); break;
      case 3:
      case 4: player.back(unit); break;
      default: player.forward(unit);
    }
    settle();
    const trace::Trace& trace = player.trace();
    ASSERT_EQ(player.events(), trace.events_until(player.position())) << "move " << i;
  }
  to_the_end();

  stage_test::World other(GetParam().lesson);
  stage::Player straight(stage::program_of(GetParam(), other.services));
  straight.seek({1'000'000});
  while (straight.waiting()) {
    other.real = other.real + 0.01;
    straight.pump(0);
  }
  EXPECT_EQ(stage_test::output(player.state()), stage_test::output(straight.state()));
  EXPECT_EQ(player.position().step, straight.position().step);
  if (player.program().repeats != stage::Repeats::never) {
    EXPECT_TRUE(player.state() == straight.state());
  }
}

TEST_P(Moves, ALineIsWithinItsStep) {
  while (!player.at_end()) {
    const std::size_t before = player.position().step;
    player.forward(Unit::line);
    settle();
    const trace::Position after = player.position();
    ASSERT_LE(before, after.step);
    const trace::TaskState* running = nullptr;
    if (player.state().running && player.state().running->task != 0)
      running = &player.state().task(player.state().running->task);
    if (after.event != 0) {
      ASSERT_NE(running, nullptr) << "only a callback runs lines";
      ASSERT_EQ(player.state().lines.back(), running->line);
    }
  }
}

TEST_P(Moves, ATaskIsFoundWhereItBeginsToRun) {
  player.forward();
  settle();
  const std::uint32_t task = player.current_task();
  player.forward_to_task();
  settle();
  if (player.at_end()) return;  // it never ran again
  EXPECT_EQ(player.current_task(), task);
  EXPECT_EQ(player.state().task(task).status, trace::TaskStatus::running);
  EXPECT_TRUE(player.state().lines.empty()) << "it has run no line yet";
  const std::size_t place = player.events();
  player.forward(Unit::line);
  settle();
  player.back_to_task();
  EXPECT_EQ(player.events(), place);
}

INSTANTIATE_TEST_SUITE_P(Demos, Moves, testing::ValuesIn(demos::all().begin(), demos::all().end()),
                         [](const auto& info) { return stage_test::test_name(info.param); });

}  // namespace
