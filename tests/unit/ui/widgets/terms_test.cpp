// Words of the interface that lead to their definitions.
#include "ui/widgets/terms.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "frame_fixture.hpp"
#include "ui/widgets/rich_text.hpp"

namespace {

const std::vector<course::Definition> glossary = {
    {"loop", {}}, {"event loop", {}}, {"await", {}}, {"timer", {}}};

/// "[what] is a [link]" for the runs.
std::string marked(const std::vector<ui::TextRun>& runs) {
  std::string text;
  for (const ui::TextRun& run : runs)
    text += run.href.empty() ? run.text : "[" + run.text + "]" + run.href;
  return text;
}

std::string marked(std::string_view words) {
  return marked(ui::term_runs(&glossary, words, "here"));
}

TEST(Terms, AreLinkedAtTheirFirstMention) {
  EXPECT_EQ(marked("a timer, then a timer"), "a [timer]#term=timer, then a timer");
}

TEST(Terms, AreFoundInThePluralAndAtTheStartOfASentence) {
  EXPECT_EQ(marked("Timers are due: Bob awaits"),
            "[Timers]#term=timer are due: Bob [awaits]#term=await");
}

TEST(Terms, AreWholeWords) {
  EXPECT_EQ(marked("loophole, awaited, mytimer"), "loophole, awaited, mytimer");
  EXPECT_EQ(marked("the callback _on_timer_due"), "the callback _on_timer_due");
}

TEST(Terms, OfSeveralTheLongestCounts) {
  EXPECT_EQ(marked("the event loop"), "the [event loop]#term=event-loop");
}

TEST(Terms, KeepEveryLetterOfTheText) {
  for (const std::string words : {"", "timer", "s timers s", "\xe2\x80\xba timer \xe2\x80\xba"}) {
    std::string text;
    for (const ui::TextRun& run : ui::term_runs(&glossary, words, "here")) text += run.text;
    EXPECT_EQ(text, words);
  }
}

TEST(Terms, AreNotLinkedWithoutAGlossary) {
  EXPECT_EQ(marked(ui::term_runs(nullptr, "a timer", "here")), "a timer");
}

TEST(Terms, AreAtTheEndOfTheLinksId) {
  EXPECT_EQ(ui::term_runs(&glossary, "event loop", "here").front().link_id, "here#term=event-loop");
  EXPECT_EQ(ui::linked_term("here#term=event-loop"), "event loop");
  EXPECT_EQ(ui::linked_term("here/link1"), "");
  EXPECT_EQ(ui::linked_term("#quiz"), "");
}

TEST(Terms, OfALinkThatIsSoughtThePlaceInTheWindowIsTold) {
  FrameFixture screen;
  std::optional<ui::Rect> place;
  screen.draw([&](ui::Frame& frame) {
    frame.glossary = &glossary;
    frame.sought.id = "here#term=timer";
    frame.paint.push_offset({100, 50});
    ui::term_heading(frame, "here", "Timers", {7, 3});
    frame.paint.pop_offset();
    place = frame.sought.rect;
  });
  ASSERT_TRUE(place);
  EXPECT_EQ(place->x, 107);
  EXPECT_EQ(place->y, 53);
}

}  // namespace
