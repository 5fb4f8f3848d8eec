#include "ui/widgets/motion.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>

#include "frame_fixture.hpp"

namespace {

using ui::Motion;
using ui::Vec;

struct MotionTest : testing::Test {
  // What is painted of one thing in a frame of this moment, so many seconds after the first one.
  Vec frame(std::size_t moment, double seconds, Vec place,
            std::optional<std::uint32_t> maker = std::nullopt) {
    Vec at;
    screen.draw([&](ui::Frame& frame) {
      frame.seconds = seconds;
      frame.reduced_motion = reduced;
      motion.begin(frame, moment);
      if (maker) motion.shown(*maker, {500, 0});
      at = motion.shown(maker ? 2 : 1, place, maker);
    });
    return at;
  }

  FrameFixture screen;
  Motion motion;
  bool reduced = false;
};

TEST_F(MotionTest, WhatAStepMovesGlidesThereAndRests) {
  EXPECT_EQ(frame(1, 10, {100, 0}), Vec(100, 0));
  EXPECT_FALSE(screen.again);
  EXPECT_EQ(frame(2, 20, {200, 0}), Vec(100, 0)) << "it sets off from where it was";
  EXPECT_TRUE(screen.again);
  const Vec halfway = frame(2, 20 + Motion::move_seconds / 2, {200, 0});
  EXPECT_GT(halfway.x, 150);
  EXPECT_LT(halfway.x, 200);
  EXPECT_EQ(frame(2, 20 + 2 * Motion::move_seconds, {200, 0}), Vec(200, 0));
  EXPECT_FALSE(screen.again) << "a picture at rest costs no frame";
}

TEST_F(MotionTest, ANewStepStartsFromTheShownPlaces) {
  frame(1, 10, {100, 0});
  frame(2, 20, {200, 0});
  const Vec shown = frame(2, 20 + Motion::move_seconds / 2, {200, 0});
  EXPECT_EQ(frame(3, 20 + Motion::move_seconds / 2, {0, 0}), shown);
}

TEST_F(MotionTest, AWindowOfAnotherSizeMovesNothing) {
  frame(1, 10, {100, 0});
  EXPECT_EQ(frame(1, 20, {200, 0}), Vec(200, 0));
  EXPECT_FALSE(screen.again);
}

TEST_F(MotionTest, ANewObjectStartsAtItsMaker) {
  frame(1, 10, {100, 0});
  EXPECT_EQ(frame(2, 20, {300, 0}, 1), Vec(100, 0));
}

TEST_F(MotionTest, ANewObjectWithoutAMakerDoesNotMove) {
  frame(1, 10, {100, 0});
  EXPECT_EQ(frame(2, 20, {300, 0}, 7), Vec(300, 0));
}

TEST_F(MotionTest, NothingMovesWithReducedMotion) {
  reduced = true;
  frame(1, 10, {100, 0});
  EXPECT_EQ(frame(2, 20, {200, 0}), Vec(200, 0));
  EXPECT_FALSE(screen.again);
}

TEST_F(MotionTest, WhatWasOutOfSightDoesNotComeFromAnOldPlace) {
  frame(1, 10, {100, 0});
  screen.draw([this](ui::Frame& frame) { motion.begin(frame, 1); });
  EXPECT_EQ(frame(2, 20, {200, 0}), Vec(200, 0));
}

}  // namespace
