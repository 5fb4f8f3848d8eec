// The head of the course index: the sentence, the picture and the button of its opening.
#include "ui/shell/index_head.hpp"

#include <gtest/gtest.h>

#include <string>
#include <variant>

#include "frame_fixture.hpp"
#include "opening_fixture.hpp"
#include "ui/frame/node_ids.hpp"
#include "ui/lesson/lesson_layout.hpp"
#include "ui/shell/index_view.hpp"

namespace {

struct IndexHeadTest : testing::TestWithParam<float> {
  IndexHeadTest() : screen({GetParam(), 1400}) {
    view.set_opening(opening, "https://example.com/", opening_program(world));
  }
  void draw(bool started = false) {
    ui::IndexView::Card card{.slug = "small", .title = "A small lesson"};
    card.sections = {{"first", "First things", started}};
    screen.draw([&](ui::Frame& frame) {
      frame.reduced_motion = reduced;
      view.draw(frame, {"The course", "What it is", {card}}, {0, 48, GetParam(), 1300});
    });
  }
  ui::Rect rect(const char* id) const { return screen.find(id)->rect.value(); }

  stage_test::World world;
  course::Opening opening = demo_opening();
  FrameFixture screen;
  ui::IndexView view;
  bool reduced = true;
};

TEST_P(IndexHeadTest, TheLessonsBelowItBeginWhereItsTextDoes) {
  draw();
  EXPECT_EQ(rect("index/small").x, rect(ui::node_id::index_title).x);
}

TEST_P(IndexHeadTest, IsOneGroupWithASentenceAPictureAndTheButtonIntoTheDemo) {
  draw();
  const ui::Node* group = screen.find("index/opening");
  ASSERT_NE(group, nullptr);
  EXPECT_EQ(group->name, opening.title);
  ASSERT_EQ(group->children.size(), 4U);
  EXPECT_EQ(ui::text_of(*group->children[0]), opening.sentence);
  EXPECT_EQ(group->children[1]->role, ui::Role::link);
  EXPECT_EQ(group->children[1]->href, "https://example.com/async-python/#demo=hello-gather");
  EXPECT_EQ(group->children[2]->role, ui::Role::button);
  EXPECT_EQ(group->children[3]->role, ui::Role::figure);
  EXPECT_TRUE(group->children[3]->children.empty());
}

TEST_P(IndexHeadTest, TellsScreenReadersNothingWhileItPlays) {
  reduced = false;
  draw();
  const ui::NodePtr first = screen.tree;
  EXPECT_TRUE(screen.again || screen.again_in > 0);
  draw();
  EXPECT_EQ(screen.announcement, "");
  EXPECT_TRUE(
      screen.find("index/opening/picture")->same_self(*ui::find(*first, "index/opening/picture")));
}

TEST_P(IndexHeadTest, ItsButtonOpensTheDemo) {
  draw();
  screen.input.activate("index/opening/open", "");
  draw();
  ASSERT_EQ(screen.intents.size(), 1U);
  const auto& opened = std::get<ui::OpenLesson>(screen.intents.front());
  EXPECT_EQ(opened.lesson, opening.lesson);
  EXPECT_EQ(opened.demo, opening.demo);
}

TEST_P(IndexHeadTest, CanBePlayedAndPaused) {
  const auto words = [&] { return screen.find("index/opening/play")->name; };
  draw();
  EXPECT_EQ(words(), "Play");
  screen.input.activate("index/opening/play", "");
  draw();
  EXPECT_EQ(words(), "Pause");
  screen.input.activate("index/opening/play", "");
  draw();
  EXPECT_EQ(words(), "Play");
}

TEST_P(IndexHeadTest, NothingLiesOverAnythingElse) {
  draw();
  const ui::Rect picture = rect("index/opening/picture");
  for (const char* id : {"index/title", "index/summary", "index/opening/sentence",
                         "index/opening/open", "index/opening/play", "index/small"}) {
    EXPECT_FALSE(picture.overlaps(rect(id))) << id;
    EXPECT_LE(rect(id).right(), GetParam()) << id;
  }
  EXPECT_LE(picture.right(), GetParam());
  EXPECT_GE(rect("index/small").y, picture.bottom());
  EXPECT_GE(rect("index/small").y, rect("index/opening/open").bottom());
}

INSTANTIATE_TEST_SUITE_P(Widths, IndexHeadTest,
                         testing::Values(320, 390, 640, 820, 1060, 1280, 1920));

}  // namespace
