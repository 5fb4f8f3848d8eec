// The times on the timeline, in runs of any length.
#include "ui/stage/timeline/timeline_ticks.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

#include "frame_fixture.hpp"

namespace {

constexpr float width = 1000;
constexpr float height = 20;

// A run whose clock moves by a hundredth of a second in each step.
trace::Timeline ticking(std::size_t steps) {
  trace::Timeline timeline{.steps = steps};
  for (std::size_t step = 1; step <= steps; ++step)
    timeline.ticks.push_back({step, 0.01 * static_cast<double>(step), 0.01});
  return timeline;
}

ui::StepAxis axis_of(const trace::Timeline& timeline) {
  return {timeline, {timeline.steps, timeline.ticks.back().time}, width};
}

struct TimelineTicksTest : testing::Test {
  FrameFixture screen;

  // The vertices of a frame with a part of the timeline.
  int vertices(const trace::Timeline& timeline, const ui::Rect& visible) {
    screen.draw([&](ui::Frame& frame) {
      const ui::StepAxis axis = axis_of(timeline);
      ui::draw_tick_lines(frame, timeline, axis, height, visible);
      ui::draw_tick_labels(frame, timeline, axis, visible);
    });
    return screen.vertices;
  }
  // Where the letters of the labels between two places are, if that part of the strip is in view.
  std::vector<float> letters(const trace::Timeline& timeline, const ui::Rect& strip, float from,
                             float to) {
    screen.draw(
        [&](ui::Frame& frame) { ui::draw_tick_labels(frame, timeline, axis_of(timeline), strip); });
    std::vector<float> all;
    for (const auto& letter : screen.letters())
      if (letter.at.x >= from && letter.at.x < to) all.push_back(letter.at.x);
    return all;
  }
};

TEST_F(TimelineTicksTest, OfALongRunOnlyWhatIsInViewIsDrawn) {
  const trace::Timeline shorter = ticking(1'000);
  const trace::Timeline longer = ticking(100'000);
  for (const float x : {0.0F, 3'000.0F})
    EXPECT_LE(vertices(longer, {x, 0, width, height}),
              vertices(shorter, {x, 0, width, height}) + 200)
        << "at " << x;
}

TEST_F(TimelineTicksTest, LabelsStayWhereTheyAreWhileItIsScrolled) {
  const trace::Timeline run = ticking(100'000);
  const std::vector<float> all = letters(run, {0, 0, width, height}, 400, 900);
  ASSERT_FALSE(all.empty());
  for (const float x : {1.0F, 77.0F, 300.0F})
    EXPECT_EQ(letters(run, {x, 0, width - x, height}, 400, 900), all) << "at " << x;
}

TEST_F(TimelineTicksTest, TheEndOfAShortRunAlwaysHasItsTime) {
  const trace::Timeline run = ticking(30);
  const std::vector<float> all = letters(run, {0, 0, width, height}, 0, width);
  ASSERT_FALSE(all.empty());
  EXPECT_GT(all.back(), axis_of(run).width() - 40);
}

}  // namespace
