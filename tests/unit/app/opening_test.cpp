// The demo that the course index plays, as course.json names it.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "course/parse.hpp"
#include "fake_browser.hpp"
#include "stage/player.hpp"

namespace {

std::string& course_json(FakeBrowser& browser) {
  return browser.site.files.at(std::string(FakeBrowser::root) + "course.json");
}

TEST(Opening, IsOnTheIndexWithoutLoadingItsLesson) {
  FakeBrowser browser;
  browser.open("");
  const auto opening = course::parse_course(course_json(browser), "course.json").opening.value();
  EXPECT_EQ(browser.text("index/opening/sentence"), opening.sentence);
  EXPECT_TRUE(browser.has("index/opening/picture"));
  EXPECT_TRUE(std::ranges::none_of(
      browser.site.asked, [](const std::string& url) { return url.contains("lesson.json"); }));
}

TEST(Opening, ItsButtonLeadsToTheDemoWithTheFocusOnTheStage) {
  FakeBrowser browser({390, 844});
  browser.open("");
  browser.click("index/opening/open");
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather");
  EXPECT_EQ(browser.host().focused(), "stage/step");
  browser.back();
  EXPECT_EQ(browser.address(), "");
  EXPECT_TRUE(browser.has("index/opening/picture"));
}

TEST(Opening, RecordsNothingAndRests) {
  FakeBrowser browser;
  browser.visitor.storage.clear();
  browser.open("");
  browser.click("index/opening/play");
  EXPECT_EQ(browser.text("index/opening/play"), "Pause");
  browser.pass(30);
  EXPECT_EQ(browser.text("index/opening/play"), "Play again");
  EXPECT_EQ(browser.visitor.storage, "");
  const int pictures = browser.surface().pictures;
  browser.pass(60);
  EXPECT_EQ(browser.surface().pictures, pictures);
}

TEST(Opening, ThatThisAppDoesNotHaveIsLeftOut) {
  FakeBrowser browser;
  auto course = nlohmann::json::parse(course_json(browser));
  course["opening"]["demo"] = "of-a-newer-site";
  course_json(browser) = course.dump();
  browser.open("");
  EXPECT_FALSE(browser.has("index/opening"));
  EXPECT_TRUE(browser.has("index/async-python/open"));
  EXPECT_EQ(browser.alerts(), "");
}

// Its step is one of the demo in which a line runs.
TEST(Opening, HasATellingMoment) {
  FakeBrowser browser;
  const auto opening = course::parse_course(course_json(browser), "course.json").opening.value();
  const stage_test::World world(opening.lesson);
  stage::Player player(stage_test::programs(world)(opening.lesson, opening.demo).value());
  player.seek({opening.step});
  EXPECT_EQ(player.position().step, opening.step);
  EXPECT_FALSE(player.state().lines.empty());
  EXPECT_FALSE(player.state().output.empty());
  EXPECT_FALSE(player.state().timers.empty());
}

}  // namespace
