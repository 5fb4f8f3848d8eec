// The JavaScript of a demo plays its recording, which only those who want to see it load.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "fake_browser.hpp"

namespace {

bool asked_for_a_run(FakeBrowser& browser) {
  return std::ranges::any_of(browser.site.asked,
                             [](const std::string& url) { return url.contains("/runs/"); });
}

TEST(JavascriptRun, IsLoadedWhenItIsChosen) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-gather");
  EXPECT_FALSE(asked_for_a_run(browser));
  browser.click("stage/javascript");
  EXPECT_TRUE(asked_for_a_run(browser));
  EXPECT_TRUE(browser.has("stage/queues")) << "it has two";
}

TEST(JavascriptRun, PlaysToItsEnd) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-gather&language=javascript");
  for (int steps = 0; steps < 100 && !browser.host().twin.node("stage/step").value("off", false);
       ++steps)
    browser.click("stage/step");
  const std::string output = browser.text("stage/output");
  EXPECT_TRUE(output.ends_with("Everybody is here")) << output;
}

TEST(JavascriptRun, IsAtTheStepOfTheAddressOnceItIsLoaded) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-gather&language=javascript&step=3");
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 3"))
      << browser.text("stage/position");
}

TEST(JavascriptRun, OfADemoThatIsRecordedInPythonIsAnother) {
  FakeBrowser browser;
  browser.open("async-python/#demo=lock&language=javascript&step=2");
  EXPECT_TRUE(browser.has("stage/queues"));
  browser.click("stage/python");
  EXPECT_TRUE(browser.has("stage/ready"));
}

}  // namespace
