// Numbered options: how one is chosen, what they say then, and what the learner can still do.
#include "ui/widgets/choice.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "frame_fixture.hpp"

namespace {

ui::ChoiceModel model(ui::ChoiceKind kind) {
  return {.id = "ask",
          .name = "Which?",
          .kind = kind,
          .options = ui::plain_options({"first", "second", "third"}),
          .right = 1};
}

struct ChoiceTest : testing::Test {
  ui::Choice choice() const { return {shown, width, screen.metrics()}; }
  std::optional<std::size_t> draw() {
    std::optional<std::size_t> chosen;
    screen.draw([&](ui::Frame& frame) { chosen = choice().draw(frame, {10, 20}); });
    return chosen;
  }
  const ui::Node& option(int index) { return *screen.find("ask/" + std::to_string(index)); }

  float width = 400;
  FrameFixture screen;
  ui::ChoiceModel shown = model(ui::ChoiceKind::once);
};

struct ChangeableChoiceTest : ChoiceTest {
  ChangeableChoiceTest() { shown = model(ui::ChoiceKind::again); }
};

struct UnjudgedChoiceTest : ChoiceTest {
  UnjudgedChoiceTest() { shown = model(ui::ChoiceKind::unjudged); }
};

TEST_F(UnjudgedChoiceTest, OffersTheOtherOptionsUntilItIsFrozen) {
  shown.chosen = 0;
  draw();
  EXPECT_EQ(option(0).role, ui::Role::radio);
  EXPECT_EQ(option(0).checked, true);
  screen.input.press_key("2");
  EXPECT_EQ(draw(), 1U);
  shown.frozen = true;
  screen.input.press_key("2");
  EXPECT_EQ(draw(), std::nullopt);
  EXPECT_TRUE(option(1).disabled);
}

TEST_F(ChoiceTest, IsMadeByAClickOrByTheOptionsNumber) {
  EXPECT_EQ(draw(), std::nullopt);
  screen.input.activate("ask/2", "");
  EXPECT_EQ(draw(), 2U);
  screen.input.press_key("1");
  EXPECT_EQ(draw(), 0U);
  screen.input.press_key("4");
  EXPECT_EQ(draw(), std::nullopt);
  EXPECT_EQ(choice().keys(), "1 2 3");
}

TEST_F(ChoiceTest, StandsInRowsOfTheWidth) {
  draw();
  EXPECT_EQ(option(0).rect->y, option(2).rect->y);
  width = 130;
  draw();
  EXPECT_GE(option(1).rect->y, option(0).rect->bottom());
  for (int i = 0; i < 3; ++i) EXPECT_LE(option(i).rect->right(), 140) << i;
}

TEST_F(ChoiceTest, OnceMadeShowsTheRightOptionAndCannotChange) {
  shown.chosen = 0;
  screen.input.activate("ask/2", "");
  EXPECT_EQ(draw(), std::nullopt);
  screen.input.press_key("3");
  EXPECT_EQ(draw(), std::nullopt);
  EXPECT_EQ(option(0).name, "first, your answer");
  EXPECT_EQ(option(1).name, "second, right");
  EXPECT_EQ(option(2).name, "third");
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(option(i).disabled) << i;
}

TEST_F(ChangeableChoiceTest, IsAGroupOfRadioButtonsBelowEachOther) {
  draw();
  EXPECT_EQ(screen.find("ask")->role, ui::Role::radio_group);
  EXPECT_EQ(screen.find("ask")->name, "Which?");
  EXPECT_EQ(screen.find("ask")->keys, "1 2 3");
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(option(i).role, ui::Role::radio);
    EXPECT_EQ(option(i).checked, false);
    EXPECT_EQ(option(i).shortcut, std::to_string(i + 1));
    EXPECT_EQ(option(i).rect->w, width);
  }
  EXPECT_GE(option(1).rect->y, option(0).rect->bottom());
}

TEST_F(ChangeableChoiceTest, OffersTheOtherOptionsOnceOneIsChosen) {
  shown.chosen = 0;
  screen.input.activate("ask/0", "");
  EXPECT_EQ(draw(), std::nullopt) << "it is chosen already";
  EXPECT_EQ(option(0).checked, true);
  EXPECT_EQ(option(1).checked, false);
  screen.input.press_key("2");
  EXPECT_EQ(draw(), 1U);
}

TEST_F(ChangeableChoiceTest, ExplainsAnOptionBelowItAndOutsideItsButton) {
  shown.chosen = 0;
  draw();
  const float before = choice().height();
  shown.options[0].explanation = {{.text = "Because."}};
  shown.options[0].see = {{.text = "There", .link_id = "there", .href = "#there"}};
  draw();
  EXPECT_GT(choice().height(), before);
  ASSERT_NE(screen.find("ask/0/why"), nullptr);
  EXPECT_EQ(ui::text_of(*screen.find("ask/0/why")), "Because.");
  EXPECT_EQ(ui::text_of(option(0)), "first");
  EXPECT_GE(screen.find("ask/0/why")->rect->y, option(0).rect->bottom());
  EXPECT_GE(screen.find("ask/0/see")->rect->y, screen.find("ask/0/why")->rect->bottom());
  EXPECT_GE(option(1).rect->y, screen.find("ask/0/see")->rect->bottom());
}

TEST_F(ChangeableChoiceTest, LeavesNoRoomForLinksThatAnExplanationDoesNotHave) {
  shown.chosen = 0;
  shown.options[0].explanation = {{.text = "Because."}};
  draw();
  const float without = option(1).rect->y;
  EXPECT_LT(without - screen.find("ask/0/why")->rect->bottom(), 24);
  shown.options[0].see = {{.text = "There", .link_id = "there", .href = "#there"}};
  draw();
  EXPECT_GT(option(1).rect->y, without + 20);
}

}  // namespace
