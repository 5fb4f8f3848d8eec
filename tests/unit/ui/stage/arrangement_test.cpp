// How the parts of the stage share the room there is.
#include "ui/stage/arrangement.hpp"

#include <gtest/gtest.h>

namespace {

using Kind = ui::StageArrangement::Kind;

ui::StageNeeds needs(float width, float height, bool sheet) {
  return {.room = {width, height},
          .sheet = sheet,
          .question = sheet ? 34.0F : 0,
          .header = 36,
          .narrow_header = 36,
          .parts = 44,
          .listing = 330,
          .few_lines = 121,
          .many_lines = 310,
          .timeline = 160};
}

TEST(ArrangementTest, BesideTheLessonItsPartsAreStacked) {
  const ui::StageArrangement at = ui::arrange_stage(needs(744, 700, false));
  EXPECT_EQ(at.kind, Kind::stacked);
  EXPECT_EQ(at.height, 700);
  EXPECT_EQ(at.listing.y, at.header.bottom());
  EXPECT_EQ(at.output,
            (ui::Rect{at.listing.right(), at.listing.y, 744 - at.listing.w, at.listing.h}))
      << "what the code prints is beside it";
  EXPECT_EQ(at.loop.y, at.listing.bottom());
  EXPECT_EQ(at.loop.w, 744);
  EXPECT_EQ(at.timeline.y, at.loop.bottom());
  EXPECT_EQ(at.timeline.bottom(), 700);
}

TEST(ArrangementTest, ANarrowStageKeepsTheWidthForItsCode) {
  const ui::StageArrangement at = ui::arrange_stage(needs(564, 700, false));
  EXPECT_EQ(at.kind, Kind::stacked);
  EXPECT_EQ(at.listing.w, 564);
  EXPECT_EQ(at.output.y, at.loop.y);
  EXPECT_EQ(at.output.x, at.loop.right());
}

TEST(ArrangementTest, ASheetOfATabletShowsThemTogetherAndAPhoneOneByOne) {
  EXPECT_EQ(ui::arrange_stage(needs(820, 1000, true)).kind, Kind::stacked);
  EXPECT_EQ(ui::arrange_stage(needs(700, 1000, true)).kind, Kind::stacked);
  EXPECT_EQ(ui::arrange_stage(needs(690, 1000, true)).kind, Kind::tabs);
  EXPECT_EQ(ui::arrange_stage(needs(564, 700, false)).kind, Kind::stacked)
      << "beside the lesson they never share the width";
}

TEST(ArrangementTest, ALowRoomShowsTheListingBesideTheLoop) {
  const ui::StageArrangement at = ui::arrange_stage(needs(844, 290, true));
  EXPECT_EQ(at.kind, Kind::columns);
  EXPECT_EQ(at.loop.x, at.listing.right());
  EXPECT_EQ(at.loop.y, at.header.y) << "the languages stand over the listing alone";
  EXPECT_EQ(at.loop.bottom(), at.listing.bottom());
  EXPECT_LE(at.listing.bottom(), 290) << "both are in view before it is scrolled";
  EXPECT_GT(at.height, 290) << "the rest is below";
  EXPECT_EQ(at.timeline.bottom(), at.height);
}

TEST(ArrangementTest, ASheetThatIsNotHighShowsMoreOfBothBesideEachOther) {
  const ui::StageArrangement at = ui::arrange_stage(needs(900, 598, true));
  EXPECT_EQ(at.kind, Kind::columns);
  EXPECT_EQ(at.height, 598) << "nothing scrolls as a whole";
  EXPECT_GT(at.listing.h, 300);
  EXPECT_GT(at.loop.h, 330);
}

TEST(ArrangementTest, BesideTheLessonTheCloseButtonIsAtTheRightEnd) {
  const ui::StageArrangement at = ui::arrange_stage(needs(744, 300, false));
  EXPECT_EQ(at.kind, Kind::columns);
  EXPECT_EQ(at.header.w, 744);
  EXPECT_EQ(at.loop.y, at.header.bottom());
}

TEST(ArrangementTest, AWideStageHasThreeColumns) {
  const ui::StageArrangement at = ui::arrange_stage(needs(1280, 650, false));
  EXPECT_EQ(at.kind, Kind::wide);
  EXPECT_EQ(at.height, 650);
  EXPECT_EQ(at.header.w, at.listing.w);
  EXPECT_EQ(at.listing, (ui::Rect{0, 36, at.listing.w, 614}));
  EXPECT_EQ(at.loop.x, at.listing.right());
  EXPECT_EQ(at.loop.h, 650);
  EXPECT_GE(at.loop.w, 400);
  EXPECT_EQ(at.output.x, at.loop.right());
  EXPECT_EQ(at.output.right(), 1280);
  EXPECT_EQ(at.timeline.x, at.output.x);
  EXPECT_EQ(at.timeline.y, at.output.bottom());
  EXPECT_EQ(at.timeline.bottom(), 650);
  EXPECT_GT(at.timeline.h, at.output.h);
  EXPECT_EQ(ui::arrange_stage(needs(1119, 700, false)).kind, Kind::stacked);
}

TEST(ArrangementTest, TheQuestionOfAWideStageIsAboveAllColumns) {
  ui::StageNeeds alone = needs(1280, 650, false);
  alone.question = 34;
  const ui::StageArrangement at = ui::arrange_stage(alone);
  EXPECT_EQ(at.question, (ui::Rect{0, 0, 1280, 34}));
  for (const ui::Rect& column : {at.header, at.loop, at.output}) EXPECT_EQ(column.y, 34);
  for (const ui::Rect& column : {at.listing, at.loop, at.timeline}) EXPECT_EQ(column.bottom(), 650);
}

TEST(ArrangementTest, NoPartGetsLessThanItNeedsHoweverLowTheRoom) {
  for (const float width : {400.0F, 564.0F, 744.0F, 1500.0F}) {
    for (float height = 0; height < 1500; height += 37) {
      const ui::StageArrangement at = ui::arrange_stage(needs(width, height, false));
      EXPECT_GE(at.listing.h, 121) << width << "x" << height;
      EXPECT_GE(at.loop.h, 121) << width << "x" << height;
      EXPECT_GE(at.timeline.h, 90) << width << "x" << height;
      EXPECT_GE(at.height, height);
    }
  }
}

TEST(ArrangementTest, FourteenLinesComeBeforeARoomyLoopAndTimeline) {
  const ui::StageArrangement at = ui::arrange_stage(needs(744, 674, false));
  EXPECT_EQ(at.kind, Kind::stacked);
  EXPECT_EQ(at.listing.h, 310);
  EXPECT_GE(at.loop.h, 200);
  EXPECT_EQ(at.timeline.h, 110);
}

TEST(ArrangementTest, AHighRoomShowsMoreOfTheListingOnceTheLoopHasWhatItWants) {
  const float low = ui::arrange_stage(needs(744, 700, false)).listing.h;
  const float high = ui::arrange_stage(needs(744, 1300, false)).listing.h;
  EXPECT_GT(high, low);
  EXPECT_EQ(high, 330) << "all of it";
}

// Something, such as a notice, takes some of the height for a while.
ui::StageArrangement lent(float width, float height, bool sheet, float by) {
  ui::StageNeeds less = needs(width, height - by, sheet);
  less.lent = by;
  return ui::arrange_stage(less);
}

TEST(ArrangementTest, NothingChangesPlacesWhileSomeOfTheHeightIsLent) {
  for (const bool sheet : {false, true}) {
    for (const float width : {400.0F, 564.0F, 704.0F, 820.0F, 1300.0F}) {
      for (float height = 300; height < 1200; height += 7) {
        const Kind kind = ui::arrange_stage(needs(width, height, sheet)).kind;
        for (const float by : {44.0F, 52.0F, 80.0F})
          EXPECT_EQ(lent(width, height, sheet, by).kind, kind) << width << "x" << height;
      }
    }
  }
}

TEST(ArrangementTest, AFewPixelsOfHeightMoveNoPartByMoreThanThat) {
  for (const float width : {400.0F, 564.0F, 744.0F, 1300.0F}) {
    for (float height = 200; height < 1200; ++height) {
      const ui::StageArrangement one = ui::arrange_stage(needs(width, height, false));
      const ui::StageArrangement next = ui::arrange_stage(needs(width, height + 1, false));
      if (one.kind != next.kind) continue;  // which changes only with the window
      for (const auto part : {&ui::StageArrangement::listing, &ui::StageArrangement::loop,
                              &ui::StageArrangement::timeline, &ui::StageArrangement::output}) {
        EXPECT_NEAR((one.*part).y, (next.*part).y, 1.01) << width << "x" << height;
        EXPECT_NEAR((one.*part).h, (next.*part).h, 1.01) << width << "x" << height;
      }
    }
  }
}

}  // namespace
