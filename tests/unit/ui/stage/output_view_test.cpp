// The output of a run, and what is announced to screen readers for each step and each wait.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stage_fixture.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct OutputViewTest : testing::Test {
  StageFixture stage;
};

TEST_F(OutputViewTest, ShowsOutputBesideItsTime) {
  stage.open("hello-gather", 9);
  EXPECT_THAT(stage.items("stage/output/lines"),
              ElementsAre("0.5 s Hello, Carol!", "1 s Hello, Bob!"));
}

TEST_F(OutputViewTest, SaysThatNothingWasPrintedYet) {
  stage.open("hello-gather", 5);
  EXPECT_EQ(stage.words("stage/output/remark/0"), "Nothing printed yet.");
  stage.click("stage/step");
  EXPECT_FALSE(stage.has("stage/output/remark/0"));
}

TEST_F(OutputViewTest, ANetworkNoteIsShownInTheServersWords) {
  stage.open("github");
  stage.click("stage/live");
  for (int i = 0; i < 10 && stage.network.replies.size() < 4; ++i) stage.click("stage/step");
  stage.network.answer(1, 403, R"({"message":"API rate limit exceeded for 192.0.2.1."})");
  stage.click("stage/step");
  EXPECT_EQ(stage.words("stage/output/remark/0"),
            "Network: GET /users/gvanrossum: 403 API rate limit exceeded for 192.0.2.1.");
}

TEST_F(OutputViewTest, ADemoThatEndsEarlySaysWhy) {
  stage.world.site.offline = true;
  stage.open("fetch-users", 1000);
  EXPECT_THAT(stage.words("stage/output/remark/0"), HasSubstr("The example ended early: "));
}

TEST_F(OutputViewTest, AnnouncesEveryStep) {
  stage.open("hello-gather", 8);
  stage.click("stage/step");
  EXPECT_EQ(stage.screen.announcement,
            "Step 9 of 14, 1 s. Bob runs line 5, then is done; woke because its 1 s timer fired. "
            "Output: Hello, Bob!");
}

TEST_F(OutputViewTest, AnnouncesOnceThatARecordingIsLate) {
  stage.world.site.hold = true;
  stage.open("github");
  std::vector<std::string> said;
  for (int i = 0; i < 80; ++i) {
    stage.seconds += 0.1;
    stage.click("stage/step");
    if (stage.screen.announcement.starts_with("Waiting")) said.push_back(stage.screen.announcement);
  }
  EXPECT_EQ(said.size(), 1U);
}

TEST_F(OutputViewTest, AnnouncesOnceThatItWaitsForALiveAnswer) {
  stage.open("github");
  stage.click("stage/live");
  std::vector<std::string> said;
  for (int i = 0; i < 8; ++i) {
    stage.click("stage/step");
    if (stage.screen.announcement.starts_with("Waiting")) said.push_back(stage.screen.announcement);
  }
  EXPECT_THAT(said, ElementsAre("Waiting for GET /users/torvalds."));
  EXPECT_EQ(stage.words("stage/caption"), "Waiting for GET /users/torvalds.");
}

}  // namespace
