// The app with a course of two lessons, each with a demo of the same name: what belongs to one is never
// taken for the other's.
#include <gtest/gtest.h>

#include <string>

#include "fake_browser.hpp"

namespace {

/// Steps the demo on the stage to its end; returns what it printed.
std::string output_at_the_end(FakeBrowser& browser) {
  for (int steps = 0; steps < 100 && !browser.host().twin.node("stage/step").value("off", false);
       ++steps) {
    browser.click("stage/step");
  }
  return browser.text("stage/output");
}

TEST(TwoLessons, AreBothOnTheIndex) {
  FakeBrowser browser;
  browser.open("");
  EXPECT_EQ(browser.text("index/title"), "A Course for the Tests");
  browser.click("index/first-steps/open");
  EXPECT_EQ(browser.address(), "first-steps/");
  browser.click("bar/back");
  browser.click("index/second-steps/open");
  EXPECT_EQ(browser.address(), "second-steps/");
  EXPECT_EQ(browser.text("lesson/title"), "Second Steps");
}

TEST(TwoLessons, HaveEachTheDemoOfTheirOwn) {
  FakeBrowser browser;
  browser.open("first-steps/#demo=greet");
  const std::string first = output_at_the_end(browser);
  EXPECT_TRUE(first.ends_with("Hello")) << first;
  browser.open("second-steps/#demo=greet");
  const std::string second = output_at_the_end(browser);
  EXPECT_TRUE(second.ends_with("Hello, Ada")) << second;
  EXPECT_EQ(browser.alerts(), "");
}

TEST(TwoLessons, GiveBackTheStepOfTheDemoThatTheAddressMeans) {
  FakeBrowser browser;
  browser.open("first-steps/#demo=greet&step=2");
  const std::string position = browser.text("stage/position");
  browser.open("second-steps/#demo=greet&step=1");
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 1"));
  browser.back();
  EXPECT_EQ(browser.text("lesson/title"), "First Steps");
  EXPECT_EQ(browser.text("stage/position"), position);
}

TEST(TwoLessons, KeepTheProgressOfEach) {
  FakeBrowser browser;
  browser.open("first-steps/");
  browser.click(browser.host().twin.all("radio").at(1));
  browser.open("second-steps/");
  for (const std::string& option : browser.host().twin.all("radio"))
    EXPECT_FALSE(browser.checked(option)) << option;
  browser.click(browser.host().twin.all("radio").at(1));
  browser.open("");
  EXPECT_NE(browser.text("index/first-steps/state").find("quiz 1/1"), std::string::npos);
  EXPECT_NE(browser.text("index/second-steps/state").find("quiz 0/1"), std::string::npos);
}

}  // namespace
