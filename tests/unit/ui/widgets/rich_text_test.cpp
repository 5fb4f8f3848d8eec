#include <gtest/gtest.h>

#include <string>

#include "frame_fixture.hpp"
#include "ui/widgets/rich_text.hpp"

namespace {

using Kind = ui::TextRun::Kind;

// Half an em a glyph: 7.5 px in body text, 6.5 px in code.
const ui::Metrics& metrics() {
  static const ui::Metrics made = ui::Metrics::uniform(0.5F);
  return made;
}

std::vector<std::string> lines(const ui::RichText& text) {
  std::vector<std::string> all;
  for (const ui::Line& line : text.lines()) {
    std::string words;
    for (const ui::Piece& piece : line) words += piece.text;
    all.push_back(words);
  }
  return all;
}

std::vector<std::string> wrapped(std::string text, float width) {
  return lines(ui::RichText(std::move(text), ui::TextStyle::body, width, metrics()));
}

TEST(RichText, KeepsShortTextOnOneLine) {
  EXPECT_EQ(wrapped("one two", 100), (std::vector<std::string>{"one two"}));
}

TEST(RichText, BreaksAtSpacesAndKeepsThemForCopying) {
  EXPECT_EQ(wrapped("one two three", 60), (std::vector<std::string>{"one two ", "three"}));
}

TEST(RichText, ASpaceMayHangOverTheEdge) {
  // "one two" is 52.5 px wide; only the space after it is not.
  EXPECT_EQ(wrapped("one two three", 52.5F), (std::vector<std::string>{"one two ", "three"}));
}

TEST(RichText, BreaksAWordThatIsWiderThanTheLine) {
  EXPECT_EQ(wrapped("abcdefgh", 30), (std::vector<std::string>{"abcd", "efgh"}));
}

TEST(RichText, ALineBreakInTheTextIsKept) {
  EXPECT_EQ(wrapped("one\ntwo", 300), (std::vector<std::string>{"one", "two"}));
}

TEST(RichText, EmptyTextTakesOneLine) {
  EXPECT_FLOAT_EQ(ui::RichText("", ui::TextStyle::body, 100, metrics()).height(), 24);
}

TEST(RichText, PunctuationStaysWithTheCodeBeforeIt) {
  const ui::RichText text(
      {{.text = "call "}, {.text = "run()", .kind = Kind::code}, {.text = ", then"}},
      ui::TextStyle::body, 80, metrics());
  EXPECT_EQ(lines(text), (std::vector<std::string>{"call ", "run(), ", "then"}));
}

TEST(RichText, ACodeChipGetsRoomOnBothSides) {
  const ui::RichText text({{.text = "a "}, {.text = "b", .kind = Kind::code}, {.text = " c"}},
                          ui::TextStyle::body, 300, metrics());
  const ui::Line& line = text.lines().at(0);
  ASSERT_EQ(line.size(), 3U);
  EXPECT_FLOAT_EQ(line[1].x, 2 * 7.5F + ui::RichText::chip_padding);
  EXPECT_FLOAT_EQ(line[2].x, line[1].x + 6.5F + ui::RichText::chip_padding);
}

TEST(RichText, ALinkOverTwoLinesHasARectangleOnEach) {
  const ui::RichText text(
      {{.text = "see "}, {.text = "the long link", .link_id = "l", .href = "x"}},
      ui::TextStyle::body, 70, metrics());
  const auto rects = text.link_rects("l", {40, 100});
  ASSERT_EQ(rects.size(), 2U);
  EXPECT_FLOAT_EQ(rects[0].x, 40 + 4 * 7.5F);
  EXPECT_FLOAT_EQ(rects[1].x, 40);
  EXPECT_FLOAT_EQ(rects[1].y, 124);
}

TEST(RichText, RecordsWhereItsLinesStart) {
  const ui::RichText text("one two three\nfour", ui::TextStyle::body, 60, metrics());
  ui::Node node;
  text.record(node);
  ASSERT_EQ(node.text.size(), 3U);
  EXPECT_FALSE(node.text[0].new_line);
  EXPECT_TRUE(node.text[1].new_line);
  EXPECT_FALSE(node.text[1].hard_break);
  EXPECT_TRUE(node.text[2].hard_break);
}

TEST(RichText, MeasuresWhatIsNotAscii) {
  EXPECT_FLOAT_EQ(metrics().width(ui::TextStyle::body, "é→"), 15);
  EXPECT_FLOAT_EQ(metrics().width(ui::TextStyle::body, "\xff"), 7.5F);
}

}  // namespace
