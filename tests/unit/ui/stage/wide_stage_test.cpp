// The stage with the whole of a wide window: three columns, and no part that moves from step to step.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "demos/demos.hpp"
#include "ui/frame/node_ids.hpp"
#include "window_fixture.hpp"

namespace {

struct WideStageTest : testing::Test {
  WideStageTest() { window.shell.set_split({.hidden = true}); }

  ui::Rect rect(const std::string& id) const {
    const ui::Node* found = window.find(id);
    return found != nullptr && found->rect ? *found->rect : ui::Rect{};
  }

  WindowFixture window{{1280, 800}};
};

TEST_F(WideStageTest, ShowsListingLoopAndTimelineBesideEachOther) {
  window.open_demo("hello-gather", 9);
  EXPECT_EQ(window.find("lesson"), nullptr);
  const ui::Rect code = rect("stage/code");
  const ui::Rect loop = rect("stage/loop");
  EXPECT_EQ(code.x, 0);
  EXPECT_EQ(loop.x, code.right());
  EXPECT_GT(rect("stage/timeline").x, loop.right());
  EXPECT_GT(rect("stage/output").x, loop.right());
  EXPECT_LT(rect("stage/output").bottom(), rect("stage/timeline").y);
  EXPECT_EQ(rect("stage/close").right(), 1280 - 12);
  EXPECT_LE(rect("stage/matches").right(), code.right());
}

TEST_F(WideStageTest, AsksTheQuestionOfTheHiddenCard) {
  window.open_demo("hello-gather");
  EXPECT_NE(window.find("stage/prompt"), nullptr);
  EXPECT_LE(rect("stage/prompt").bottom(), rect("stage/close").y);
  window.click("bar/lesson");
  EXPECT_EQ(window.find("stage/prompt"), nullptr);
}

TEST_F(WideStageTest, ShowsTwentyLinesOfAListing) {
  window.open_demo("github");
  EXPECT_GE(rect("stage/code").h, 20 * window.screen.metrics().line_height(ui::TextStyle::code));
}

TEST_F(WideStageTest, NoPartMovesFromStepToStepOfAnyDemo) {
  for (const demos::Demo& demo : demos::all()) {
    if (demo.lesson != stage_test::lesson()) continue;
    window.open_demo(demo.id);
    std::map<std::string, ui::Rect> before;
    for (int step = 0; step < 60; ++step) {
      for (const char* id : {"stage/code", "stage/loop", "stage/output", "stage/step"}) {
        const auto [seen, fresh] = before.try_emplace(id, rect(id));
        EXPECT_EQ(seen->second, rect(id)) << demo.id << ", step " << step << ", " << id;
      }
      EXPECT_EQ(rect("stage/timeline").bottom(),
                before.try_emplace("end", rect("stage/timeline")).first->second.bottom());
      window.click("stage/step");
    }
  }
}

}  // namespace
