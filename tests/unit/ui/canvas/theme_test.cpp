#include <gtest/gtest.h>

#include "ui/canvas/theme.hpp"

namespace {

TEST(Theme, HasTheContrastRatiosThatTheDefinitionGives) {
  EXPECT_NEAR(ui::contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21.0, 0.01);
  EXPECT_NEAR(ui::contrast({118, 118, 118, 255}, {255, 255, 255, 255}), 4.54, 0.01);
}

class ThemeContrast : public testing::TestWithParam<ui::Mode> {};

TEST_P(ThemeContrast, EveryTextPairReachesAa) {
  const ui::Theme& theme = ui::theme(GetParam());
  for (const ui::TextPair& pair : ui::text_pairs()) {
    EXPECT_GE(ui::contrast(theme[pair.text], theme[pair.surface]), 4.5)
        << "token " << static_cast<int>(pair.text) << " on " << static_cast<int>(pair.surface);
  }
}

TEST_P(ThemeContrast, TheFocusRingStandsOutFromEverySurface) {
  const ui::Theme& theme = ui::theme(GetParam());
  for (ui::Token surface : {ui::Token::background, ui::Token::panel, ui::Token::raised}) {
    EXPECT_GE(ui::contrast(theme[ui::Token::accent], theme[surface]), 3.0);
  }
}

INSTANTIATE_TEST_SUITE_P(BothModes, ThemeContrast,
                         testing::Values(ui::Mode::dark, ui::Mode::light));

TEST(Theme, PaintsATranslucentColourOverAnother) {
  EXPECT_EQ(ui::over({255, 255, 255, 0}, {10, 20, 30, 255}), (ui::Color{10, 20, 30, 255}));
  EXPECT_EQ(ui::over({255, 255, 255, 255}, {10, 20, 30, 255}), (ui::Color{255, 255, 255, 255}));
  EXPECT_EQ(ui::over({200, 0, 0, 51}, {0, 100, 0, 255}), (ui::Color{40, 80, 0, 255}));
}

TEST(Theme, KnowsTheClassesOfTheHighlighter) {
  EXPECT_EQ(ui::code_token("keyword"), ui::Token::code_keyword);
  EXPECT_EQ(ui::code_token("constant"), ui::Token::code_number);
  EXPECT_EQ(ui::code_token(""), ui::Token::code_text);
  EXPECT_EQ(ui::code_token("no such class"), ui::Token::code_text);
}

}  // namespace
