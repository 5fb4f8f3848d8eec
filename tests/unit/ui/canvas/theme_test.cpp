#include <gtest/gtest.h>

#include <string>

#include "ui/canvas/theme.hpp"

namespace {

std::string words(const ui::TokenPair& pair) {
  return "token " + std::to_string(static_cast<int>(pair.of)) + " on token " +
         std::to_string(static_cast<int>(pair.on));
}

TEST(Theme, HasTheDefinedContrastRatios) {
  EXPECT_NEAR(ui::contrast({0, 0, 0, 255}, {255, 255, 255, 255}), 21.0, 0.01);
  EXPECT_NEAR(ui::contrast({118, 118, 118, 255}, {255, 255, 255, 255}), 4.54, 0.01);
}

struct ThemeContrast : testing::TestWithParam<ui::Mode> {
  const ui::Theme& theme = ui::theme(GetParam());
};

// WCAG 1.4.3 (AA) for text below 24 px; 1.4.6 (AAA) in high contrast.
TEST_P(ThemeContrast, EveryTextHasEnoughContrast) {
  for (const ui::TokenPair& pair : ui::text_pairs) {
    EXPECT_GE(ui::contrast(theme[pair.of], theme[pair.on]), theme.high_contrast() ? 7.0 : 4.5)
        << words(pair);
  }
}

// WCAG 1.4.11: the focus ring, and shapes whose colour shows what a task does.
TEST_P(ThemeContrast, EveryMeaningfulShapeHasEnoughContrast) {
  for (const ui::TokenPair& pair : ui::shape_pairs) {
    EXPECT_GE(ui::contrast(theme[pair.of], theme[pair.on]), theme.high_contrast() ? 4.5 : 3.0)
        << words(pair);
  }
}

INSTANTIATE_TEST_SUITE_P(EveryMode, ThemeContrast,
                         testing::Values(ui::Mode::dark, ui::Mode::light,
                                         ui::Mode::high_contrast_dark,
                                         ui::Mode::high_contrast_light));

TEST(Theme, HasThickOutlinesInHighContrast) {
  for (const bool dark : {false, true}) {
    const ui::Theme& theme = ui::theme(ui::mode_of(dark, true));
    EXPECT_EQ(ui::is_dark(theme.mode), dark);
    for (ui::Token surface : {ui::Token::background, ui::Token::panel, ui::Token::raised}) {
      EXPECT_GE(ui::contrast(theme[ui::Token::line], theme[surface]), 7.0);
    }
    EXPECT_GT(theme.outline(), ui::theme(ui::mode_of(dark, false)).outline());
  }
}

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
