// The caption above the controls: its words fit the strip that has the same height for all of them.
#include "ui/stage/caption.hpp"

#include <gtest/gtest.h>

#include <string>

#include "demos/demos.hpp"
#include "stage_fixture.hpp"
#include "ui/widgets/rich_text.hpp"

namespace {

// At every line of every demo, on a narrow phone and on a stage of the usual width.
TEST(CaptionTest, NoWordOfADemoIsCutOffOnAPhoneOrBesideTheLesson) {
  for (const float width : {360.0F, 744.0F}) {
    for (const demos::Demo& demo : demos::all()) {
      if (demo.lesson != stage_test::lesson()) continue;
      StageFixture stage;
      stage.sheet = true;
      stage.phone = {width, 742};
      stage.open(std::string(demo.id));
      for (int i = 0; i < 200 && !stage.view.at_end(); ++i) {
        stage.click("stage/line");
        stage.settle();
        const std::string words = stage.words("stage/caption");
        const ui::RichText text(words, ui::TextStyle::small, width - 36, stage.screen.metrics());
        EXPECT_LE(text.height(), ui::caption_height(stage.screen.metrics(), width))
            << demo.id << ", step " << stage.step() << ": " << words;
      }
      EXPECT_TRUE(stage.view.at_end()) << demo.id;
    }
  }
}

}  // namespace
