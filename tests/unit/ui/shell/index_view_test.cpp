// The course index: what a card says about how far the learner has come.
#include "ui/shell/index_view.hpp"

#include <gtest/gtest.h>

#include "frame_fixture.hpp"

namespace {

class IndexViewTest : public testing::Test {
 protected:
  // A card of two sections and four questions.
  void draw(int read, int score) {
    ui::IndexView::Card card{.slug = "small", .title = "A small lesson", .score = score};
    card.questions = 4;
    card.sections = {{"first", "First things", read > 0}, {"second", "Second things", read > 1}};
    screen.draw([&](ui::Frame& frame) {
      view.draw(frame, {"The course", "What it is", {card}}, {0, 48, 1280, 752});
    });
  }
  std::string open() const { return screen.find("index/small/open")->name; }
  std::string state() const { return ui::text_of(*screen.find("index/small/state")); }
  double left() const {
    const ui::ValueRange& range = screen.find("index/small/progress")->range.value();
    return range.max - range.now;
  }

  FrameFixture screen;
  ui::IndexView view;
};

TEST_F(IndexViewTest, ALessonIsStarted) {
  draw(0, 0);
  EXPECT_EQ(open(), "Start A small lesson");
  EXPECT_EQ(state(), "Not started");
}

TEST_F(IndexViewTest, ALessonThatIsReadIsNotCompleteWithoutItsQuiz) {
  draw(2, 3);
  EXPECT_EQ(open(), "Continue A small lesson");
  EXPECT_EQ(state(), "2 of 2 sections read · quiz 3/4");
  EXPECT_EQ(left(), 1);
}

// As the quiz promises, and then the bar does not say otherwise.
TEST_F(IndexViewTest, AQuizThatIsAllRightCompletesTheLesson) {
  draw(1, 4);
  EXPECT_EQ(open(), "Review A small lesson");
  EXPECT_EQ(state(), "Completed · quiz 4/4");
  EXPECT_EQ(left(), 0);
}

}  // namespace
