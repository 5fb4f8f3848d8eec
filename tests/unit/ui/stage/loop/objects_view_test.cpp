// A row for each lock, queue or the like, in the words that a screen reader gets.
#include "ui/stage/loop/objects_view.hpp"

#include <gtest/gtest.h>

#include "frame_fixture.hpp"

namespace {

struct ObjectsViewTest : testing::Test {
  float drawn(float width = 400) {
    float bottom = 0;
    screen.draw([&](ui::Frame& frame) { bottom = ui::draw_objects(frame, state, {0, 10}, width); });
    screen.draw([&](ui::Frame& frame) { height = ui::objects_height(frame.metrics, state); });
    return bottom - 10;
  }
  const ui::Node* shown(std::string_view id) {
    screen.draw([&](ui::Frame& frame) { ui::draw_objects(frame, state, {0, 10}, 400); });
    return screen.find(id);
  }

  FrameFixture screen;
  trace::State state;
  float height = 0;
};

TEST_F(ObjectsViewTest, TakesNoRoomWithoutObjects) {
  EXPECT_EQ(drawn(), 0);
  EXPECT_EQ(height, 0);
}

TEST_F(ObjectsViewTest, HasARowForEachObject) {
  state.objects = {{.kind = trace::ObjectKind::lock, .name = "door"},
                   {.kind = trace::ObjectKind::queue, .name = "jobs"}};
  EXPECT_EQ(shown("stage/object/1")->name, "door: Lock, free");
  EXPECT_EQ(shown("stage/object/2")->name, "jobs: Queue, empty");
  EXPECT_LT(shown("stage/object/1")->rect->bottom(), shown("stage/object/2")->rect->y);
}

TEST_F(ObjectsViewTest, IsAsHighAsItSays) {
  for (const std::size_t count : {1U, 3U, 8U, 30U}) {
    state.objects.resize(count);
    EXPECT_EQ(drawn(), height) << count;
  }
}

TEST_F(ObjectsViewTest, CountsTheObjectsThatDoNotFit) {
  state.objects.resize(30);
  EXPECT_NE(shown("stage/object/8"), nullptr);
  EXPECT_EQ(shown("stage/object/9"), nullptr);
  EXPECT_EQ(ui::text_of(*shown("stage/objects/more")), "and 22 more");
}

TEST_F(ObjectsViewTest, KeepsItsWordsInANarrowColumn) {
  state.objects = {{.kind = trace::ObjectKind::lock, .name = "a_rather_long_name_of_a_lock"}};
  EXPECT_EQ(drawn(60), height);
}

}  // namespace
