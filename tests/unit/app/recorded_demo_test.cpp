// Demos without a program in C++ and the JavaScript of all play their recordings. Those and the programs in C++ are loaded
// by who wants to see them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "fake_browser.hpp"

namespace {

bool asked_for(FakeBrowser& browser, const std::string& part) {
  return std::ranges::any_of(browser.site.asked,
                             [&](const std::string& url) { return url.contains(part); });
}

void step_to_the_end(FakeBrowser& browser) {
  for (int steps = 0; steps < 100 && !browser.host().twin.node("stage/step").value("off", false);
       ++steps)
    browser.click("stage/step");
}

TEST(RecordedDemo, IsLoadedWhenItIsOpened) {
  FakeBrowser browser;
  browser.open("async-python/");
  EXPECT_FALSE(asked_for(browser, "/runs/"));
  browser.click("lesson/demo/lock/open");
  EXPECT_TRUE(asked_for(browser, "async-python/runs/lock-"));
  EXPECT_FALSE(browser.has("stage/cpp")) << "it has no program in C++";
}

TEST(RecordedDemo, PlaysToItsEnd) {
  FakeBrowser browser;
  browser.open("async-python/#demo=lock");
  step_to_the_end(browser);
  const std::string output = browser.text("stage/output");
  EXPECT_TRUE(output.ends_with("balance: 20")) << output;
}

TEST(RecordedDemo, ShowsWhatTasksShare) {
  FakeBrowser browser;
  browser.open("async-python/#demo=lock&step=3");
  EXPECT_EQ(browser.text("stage/object/1"), "lock: Lock, held by Ann, Ben waits");
  EXPECT_TRUE(browser.text("stage/task/3").contains("Lock lock")) << browser.text("stage/task/3");
}

TEST(RecordedDemo, ShowsWhatCPythonSaysOnStandardError) {
  FakeBrowser browser;
  browser.open("async-python/#demo=never-awaited&step=1");
  const std::string output = browser.text("stage/output");
  EXPECT_TRUE(output.contains("standard error:")) << output;
  EXPECT_TRUE(
      output.contains(" never_awaited.py:8: RuntimeWarning: coroutine 'save' was never awaited"))
      << output;
}

TEST(RecordedDemo, GoesToTheStepOfTheAddressOnceItIsLoaded) {
  FakeBrowser browser;
  browser.open("async-python/#demo=worker-pool&step=5");
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 5"))
      << browser.text("stage/position");
}

TEST(RecordedDemo, SaysWhyItCannotBeLoaded) {
  FakeBrowser browser;
  std::erase_if(browser.site.files,
                [](const auto& file) { return file.first.contains("/runs/lock-"); });
  browser.open("async-python/#demo=lock");
  EXPECT_TRUE(browser.text("stage/output").contains("could not be loaded"))
      << browser.text("stage/output");
}

TEST(JavascriptRun, IsLoadedWhenItIsChosen) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-gather");
  EXPECT_FALSE(asked_for(browser, "/runs/"));
  browser.click("stage/javascript");
  EXPECT_TRUE(asked_for(browser, "/runs/"));
  EXPECT_TRUE(browser.has("stage/queues")) << "it has two";
}

TEST(JavascriptRun, PlaysToItsEnd) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-gather&language=javascript");
  step_to_the_end(browser);
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

TEST(ProgramInCpp, IsLoadedWithTheFirstThatIsShown) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-alone");
  EXPECT_FALSE(asked_for(browser, "programs.json"));
  browser.click("stage/cpp");
  EXPECT_TRUE(browser.text("stage/code").contains("co_await"));
  browser.open("async-python/#demo=hello-task");
  browser.click("stage/cpp");
  EXPECT_TRUE(browser.text("stage/code").contains("co_await"));
}

TEST(ProgramInCpp, ThatCannotBeLoadedIsSaidOnce) {
  FakeBrowser browser;
  browser.site.files.erase(std::string(FakeBrowser::root) + "async-python/programs.json");
  browser.open("async-python/#demo=hello-alone");
  browser.click("stage/cpp");
  EXPECT_TRUE(browser.alerts().contains("programs.json")) << browser.alerts();
  browser.click("stage/python");
  browser.click("stage/cpp");
  EXPECT_EQ(std::ranges::count_if(browser.site.asked,
                                  [](const auto& url) { return url.contains("programs"); }),
            1);
}

}  // namespace
