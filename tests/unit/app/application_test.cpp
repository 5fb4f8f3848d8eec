// The whole app, from the index to the quiz and back, without a browser.
#include <gtest/gtest.h>

#include <string>

#include "course/progress.hpp"
#include "fake_browser.hpp"

namespace {

TEST(Application, AReloadFindsTheLearnerAndTheAnswersWhereTheyWere) {
  FakeBrowser browser;
  browser.open("");
  EXPECT_TRUE(browser.host().is_ready);
  EXPECT_EQ(browser.text("index/title"), browser.host().page_title);

  browser.click("index/async-python/open");
  EXPECT_EQ(browser.address(), "async-python/");
  EXPECT_EQ(browser.text("lesson/title"), "Async Python");
  EXPECT_EQ(browser.host().focused(), "lesson/title");

  browser.click("lesson/demo/hello-gather/open");
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather");
  EXPECT_EQ(browser.host().focused(), "stage/step");
  for (int step = 0; step < 4; ++step) browser.click("stage/step");
  browser.press("ArrowLeft");
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather&step=3");
  const std::string position = browser.text("stage/position");
  EXPECT_TRUE(position.starts_with("step 3")) << position;

  const std::string answer = browser.host().twin.all("radio").at(1);
  browser.click(answer);
  EXPECT_TRUE(browser.checked(answer));
  const std::string score = browser.text("lesson/quiz/score");

  browser.reload();
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather&step=3");
  EXPECT_EQ(browser.text("stage/position"), position);
  EXPECT_TRUE(browser.checked(answer));
  EXPECT_EQ(browser.text("lesson/quiz/score"), score);
  EXPECT_EQ(browser.alerts(), "");

  browser.click("bar/back");
  EXPECT_EQ(browser.address(), "");
  EXPECT_NE(browser.text("index/async-python/state").find("quiz"), std::string::npos);
}

}  // namespace
