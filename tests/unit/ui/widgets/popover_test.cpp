// What opens on top of the page: what closes it, and where the focus goes then.
#include "ui/widgets/popover.hpp"

#include <gtest/gtest.h>

#include <string>

#include "frame_fixture.hpp"

namespace {

struct PopoverTest : testing::Test {
  PopoverTest() {
    popover.open("opener");
    draw_with_focus_on("focused");
  }
  // Returns whether it is on the screen.
  bool draw() {
    bool drawn = false;
    screen.draw([&](ui::Frame& frame) { drawn = popover.stays(frame, {0, 48, 1280, 752}); });
    return drawn;
  }
  bool draw_with_focus_on(const std::string& id) {
    screen.input.focus(id, true);
    return draw();
  }
  // The node to which the last frame moved the focus.
  std::string focus() const { return screen.calls.empty() ? "" : screen.calls.back().id; }

  FrameFixture screen;
  ui::Popover popover{"note", "Close the note"};
};

TEST_F(PopoverTest, IsClosedUntilItIsOpened) {
  popover = {"note", "Close the note"};
  EXPECT_FALSE(draw());
  EXPECT_EQ(screen.find("note/away"), nullptr);
}

TEST_F(PopoverTest, CoversThePageWithASurfaceThatClosesIt) {
  ASSERT_NE(screen.find("note/away"), nullptr);
  EXPECT_EQ(screen.find("note/away")->name, "Close the note");
  EXPECT_EQ(screen.find("note/away")->rect->y, 48);
  screen.input.activate("note/away", "");
  EXPECT_FALSE(draw());
  EXPECT_EQ(screen.find("note/away"), nullptr);
  EXPECT_EQ(focus(), "opener");
  EXPECT_TRUE(screen.redraw) << "what is below it was drawn as if it were open";
}

TEST_F(PopoverTest, ClosesOnEscapeAndGivesTheFocusBack) {
  screen.input.press_key("Escape");
  EXPECT_FALSE(draw());
  EXPECT_EQ(focus(), "opener");
}

TEST_F(PopoverTest, LeavesTheEscapeKeyToOthersWhileItIsClosed) {
  popover.leave();
  screen.input.press_key("Escape");
  screen.draw([&](ui::Frame& frame) {
    EXPECT_FALSE(popover.stays(frame, {}));
    EXPECT_TRUE(frame.input.key("Escape"));
  });
}

TEST_F(PopoverTest, ClosesWhenTheFocusMovesElsewhereAndLeavesItThere) {
  EXPECT_FALSE(draw_with_focus_on("elsewhere"));
  EXPECT_EQ(focus(), "");
  EXPECT_TRUE(screen.redraw);
}

TEST_F(PopoverTest, DoesNotMistakeAnIdThatBeginsLikeItsOwn) {
  EXPECT_FALSE(draw_with_focus_on("notebook"));
}

TEST_F(PopoverTest, StaysWhileTheFocusIsOnItOrOnItsOpenerOrWhereItWasOrNowhere) {
  for (const char* id : {"note", "note/title", "opener", "focused", ""})
    EXPECT_TRUE(draw_with_focus_on(id)) << id;
}

TEST_F(PopoverTest, KeepsTheFocusWhereItIsWhenTheLearnerWentElsewhere) {
  popover.leave();
  EXPECT_FALSE(draw());
  EXPECT_EQ(focus(), "");
}

TEST_F(PopoverTest, WithoutAnOpenerLeavesTheFocusAlone) {
  popover.open("");
  screen.input.press_key("Escape");
  EXPECT_FALSE(draw());
  EXPECT_EQ(focus(), "");
}

TEST_F(PopoverTest, TellsWhenItIsDrawnForTheFirstTime) {
  EXPECT_TRUE(popover.first_time());
  draw();
  EXPECT_FALSE(popover.first_time());
  popover.open("opener");
  draw();
  EXPECT_TRUE(popover.first_time());
}

}  // namespace
