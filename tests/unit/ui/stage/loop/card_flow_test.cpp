// Cards of callbacks: rows of them, and no word of one is cut off.
#include "ui/stage/loop/card_flow.hpp"

#include <gtest/gtest.h>

#include "frame_fixture.hpp"

namespace {

struct CardFlowTest : testing::Test {
  FrameFixture screen;

  static ui::CallbackCard card(std::string action, std::vector<std::string> notes = {}) {
    return {.handle = 1,
            .id = "card",
            .title = "gather",
            .action = std::move(action),
            .notes = std::move(notes)};
  }
  ui::Rect drawn(const ui::CallbackCard& card, float width) {
    screen.draw([&](ui::Frame& frame) {
      ui::Motion motion;
      motion.begin(frame, 1);
      ui::CardFlow flow(frame, &motion, {0, 0}, width);
      flow.add(card);
      flow.paint();
    });
    return screen.find("card")->rect.value();
  }
};

TEST_F(CardFlowTest, ACardIsAsWideAsItsTextAndNoWiderThanItsRoom) {
  const float free = drawn(card("wakes main"), 600).w;
  EXPECT_LT(free, 300);
  EXPECT_EQ(drawn(card("wakes main"), free / 2).w, free / 2);
}

TEST_F(CardFlowTest, AnActionThatDoesNotFitBesideTheTitleIsBelowIt) {
  const ui::Rect beside = drawn(card("wakes not_a_user"), 600);
  const ui::Rect below = drawn(card("wakes not_a_user"), beside.w - 20);
  EXPECT_GT(below.h, beside.h);
}

TEST_F(CardFlowTest, ANoteThatDoesNotFitTakesMoreLines) {
  const std::string note = "GET /users/not_a_user has ended, wakes not_a_user";
  const ui::Rect whole = drawn(card("", {note}), 600);
  const ui::Rect broken = drawn(card("", {note}), whole.w - 20);
  EXPECT_GT(broken.h, whole.h);
}

TEST_F(CardFlowTest, ACardWithLessDetailIsSmallerAndSaysAsMuch) {
  ui::CallbackCard shown = card("wakes main", {"woke because its 0.5 s timer fired"});
  const ui::Rect all = drawn(shown, 600);
  const std::string words = screen.find("card")->name;
  shown.detail = ui::CardDetail::action;
  const ui::Rect action = drawn(shown, 600);
  EXPECT_EQ(screen.find("card")->name, words);
  shown.detail = ui::CardDetail::title;
  const ui::Rect title = drawn(shown, 600);
  EXPECT_EQ(screen.find("card")->name, words);
  EXPECT_LT(action.h, all.h);
  EXPECT_LT(action.w, all.w);
  EXPECT_LT(title.h, action.h);
  EXPECT_LT(title.w, action.w);
}

TEST_F(CardFlowTest, ItIsAsHighWhetherItIsDrawnOrMeasured) {
  const ui::CallbackCard wide =
      card("wakes not_a_user", {"GET /users/not_a_user has ended, wakes not_a_user"});
  const float height = drawn(wide, 150).h;
  screen.draw([&](ui::Frame& frame) {
    ui::CardFlow flow(frame, nullptr, {0, 0}, 150);
    flow.add(wide);
    EXPECT_EQ(flow.bottom(), height);
  });
}

TEST_F(CardFlowTest, TextIsBesideItsCardOrDirectlyAboveIt) {
  const auto top_of_words = [&](float width) {
    screen.draw([&](ui::Frame& frame) {
      const ui::CallbackCard next = card("wakes main");
      ui::Motion motion;
      motion.begin(frame, 1);
      ui::CardFlow flow(frame, &motion, {0, 0}, width);
      flow.add_words("words", "next iteration:", ui::Token::muted, &next);
      flow.add(next);
    });
    return screen.find("words")->rect->y;
  };
  EXPECT_GT(top_of_words(600), 0) << "in the middle of the card's height";
  EXPECT_EQ(top_of_words(200), 0) << "the card has a row of its own";
}

}  // namespace
