#include <gtest/gtest.h>

#include <array>

#include "frame_fixture.hpp"
#include "ui/widgets/widgets.hpp"

namespace {

const ui::Rect button_rect{10, 20, 80, 33};

TEST(Button, RecordsItsNodeAndReportsAClickOnce) {
  FrameFixture screen;
  int clicks = 0;
  const auto draw = [&](ui::Frame& frame) {
    if (ui::button(frame, {.id = "go", .label = "Go", .rect = button_rect})) ++clicks;
  };
  screen.draw(draw);
  ASSERT_NE(screen.find("go"), nullptr);
  EXPECT_EQ(screen.find("go")->role, ui::Role::button);
  EXPECT_EQ(screen.find("go")->name, "Go");
  EXPECT_EQ(screen.find("go")->rect, button_rect);
  EXPECT_GT(screen.vertices, 0);
  screen.input.activate("go", "");
  screen.draw(draw);
  screen.draw(draw);
  EXPECT_EQ(clicks, 1);
}

TEST(Button, ADisabledOneIgnoresClicks) {
  FrameFixture screen;
  bool clicked = false;
  screen.input.activate("go", "");
  screen.draw([&](ui::Frame& frame) {
    clicked = ui::button(frame, {.id = "go", .label = "Go", .rect = button_rect, .disabled = true});
  });
  EXPECT_FALSE(clicked);
  EXPECT_TRUE(screen.find("go")->disabled);
}

TEST(Tabs, SelectTheOneThatWasClicked) {
  FrameFixture screen;
  const std::array<ui::Tab, 2> all{{{"t/py", "Python"}, {"t/js", "JavaScript"}}};
  std::size_t selected = 0;
  screen.input.activate("t/js", "");
  screen.draw([&](ui::Frame& frame) {
    selected = ui::tabs(frame, "t", "Language", all, selected, {0, 0, 300, 34});
  });
  EXPECT_EQ(selected, 1U);
  EXPECT_EQ(screen.find("t/js")->selected, true);
  EXPECT_EQ(screen.find("t/py")->selected, false);
}

TEST(Slider, TakesTheNearestStepUnderThePointer) {
  FrameFixture screen;
  std::optional<double> chosen;
  const auto draw = [&](ui::Frame& frame) {
    chosen = ui::slider(frame, {.id = "s", .name = "Step", .rect = {0, 0, 114, 20}, .max = 10});
  };
  screen.input.drag_to({"s", ui::DragPhase::move, {7 + 52, 4}});
  screen.draw(draw);
  EXPECT_EQ(chosen, 5);
  screen.draw(draw);
  EXPECT_EQ(chosen, std::nullopt);
}

TEST(Slider, ClampsWhatIsTypedAndIgnoresNonsense) {
  FrameFixture screen;
  std::optional<double> chosen;
  const auto draw = [&](ui::Frame& frame) {
    chosen = ui::slider(frame, {.id = "s", .name = "Step", .rect = {0, 0, 114, 20}, .max = 10});
  };
  screen.input.activate("s", "99");
  screen.draw(draw);
  EXPECT_EQ(chosen, 10);
  screen.input.activate("s", "nan");
  screen.draw(draw);
  EXPECT_EQ(chosen, std::nullopt);
  screen.input.activate("s", "soon");
  screen.draw(draw);
  EXPECT_EQ(chosen, std::nullopt);
}

TEST(ScrollArea, NeverScrollsPastItsContent) {
  FrameFixture screen;
  screen.input.scrolled("area", {0, 5000});
  ui::Vec offset;
  ui::Rect visible;
  screen.draw([&](ui::Frame& frame) {
    const ui::ScrollArea area(frame, "area", "Text", {100, 50, 400, 300}, {400, 1000});
    offset = area.offset();
    visible = area.visible();
  });
  EXPECT_EQ(offset, (ui::Vec{0, 700}));
  EXPECT_EQ(visible, (ui::Rect{0, 700, 400, 300}));
  EXPECT_EQ(screen.find("area")->content, (ui::Vec{400, 1000}));
}

TEST(ScrollArea, TheTreeDoesNotChangeWhenTheLearnerScrolls) {
  FrameFixture screen;
  const auto draw = [](ui::Frame& frame) {
    const ui::ScrollArea area(frame, "area", "Text", {100, 50, 400, 300}, {400, 1000});
    ui::label(frame, "area/words", "words", {10, 600});
  };
  screen.draw(draw);
  const std::optional<ui::Rect> before = screen.find("area/words")->rect;
  screen.input.scrolled("area", {0, 400});
  screen.draw(draw);
  EXPECT_EQ(screen.find("area/words")->rect, before);
}

}  // namespace
