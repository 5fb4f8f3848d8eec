#include "app/look.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Look, FollowsTheSystemUntilAThemeIsChosen) {
  EXPECT_EQ(app::shown_mode("", {.dark = true}), ui::Mode::dark);
  EXPECT_EQ(app::shown_mode("", {.dark = false}), ui::Mode::light);
  EXPECT_EQ(app::shown_mode("light", {.dark = true}), ui::Mode::light);
  EXPECT_EQ(app::shown_mode("dark", {.dark = false}), ui::Mode::dark);
}

TEST(Look, HasMoreContrastWhereTheSystemAsksForIt) {
  EXPECT_EQ(app::shown_mode("", {.dark = true, .contrast = true}), ui::Mode::high_contrast_dark);
  EXPECT_EQ(app::shown_mode("light", {.dark = true, .contrast = true}),
            ui::Mode::high_contrast_light);
}

TEST(Look, ForcedColoursLeaveNoChoice) {
  EXPECT_EQ(app::shown_mode("light", {.dark = true, .forced = true}), ui::Mode::high_contrast_dark);
  EXPECT_EQ(app::shown_mode("dark", {.dark = false, .forced = true}),
            ui::Mode::high_contrast_light);
}

TEST(Look, TheSwitchLeadsBackToTheSystem) {
  for (const bool dark : {false, true}) {
    const app::SystemLook system{.dark = dark};
    const std::string first = app::next_choice("", system);
    EXPECT_NE(app::shown_mode(first, system), app::shown_mode("", system))
        << "the first press shows something else";
    const std::string second = app::next_choice(first, system);
    EXPECT_NE(second, first);
    EXPECT_NE(second, "");
    EXPECT_EQ(app::next_choice(second, system), "");
  }
}

}  // namespace
