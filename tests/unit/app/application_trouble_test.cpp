// The whole app where something is missing, broken or refused: it says so, and everything else goes on.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "course/progress.hpp"
#include "fake_browser.hpp"

namespace {

const std::string course_file = std::string(FakeBrowser::root) + "course.json";
const std::string lesson_file = std::string(FakeBrowser::root) + "async-python/lesson.json";

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

course::LessonProgress kept(const FakeBrowser& browser) {
  return course::load_progress(browser.visitor.storage).progress.lessons["async-python"];
}

// The first button that copies a listing.
std::string copy_button(FakeBrowser& browser) {
  const auto buttons = browser.host().twin.all("button");
  return *std::ranges::find_if(buttons, [](const auto& id) { return id.ends_with("/copy"); });
}

TEST(ApplicationTrouble, ACourseThatDoesNotComeIsToldByThePage) {
  for (const char* address : {"", "async-python/#quiz"}) {
    FakeBrowser browser;
    browser.site.files.erase(course_file);
    browser.open(address);
    EXPECT_TRUE(says(browser.host().failure, "404 for course.json")) << browser.host().failure;
    EXPECT_FALSE(browser.host().is_ready);
    EXPECT_EQ(browser.surface().pictures, 0);
  }
}

TEST(ApplicationTrouble, ACourseThatCannotBeReadIsToldByThePage) {
  for (const char* text : {"", "{", "[]", "<!doctype html>", R"({"format": 9})"}) {
    FakeBrowser browser;
    browser.site.files[course_file] = text;
    browser.open("");
    EXPECT_TRUE(says(browser.host().failure, "course.json")) << text;
    EXPECT_FALSE(browser.host().is_ready);
  }
}

TEST(ApplicationTrouble, AConnectionThatFailsIsToldByThePage) {
  FakeBrowser browser;
  browser.site.offline = true;
  browser.open("async-python/");
  EXPECT_TRUE(says(browser.host().failure, "course.json could not be loaded"));
}

TEST(ApplicationTrouble, ALessonThatIsMissingAtTheStartIsToldByThePage) {
  FakeBrowser browser;
  browser.site.files.erase(lesson_file);
  browser.open("async-python/");
  EXPECT_TRUE(says(browser.host().failure, "404 for lesson.json")) << browser.host().failure;
}

TEST(ApplicationTrouble, ALessonThatIsMissingLaterIsToldInItsPlaceAndMayComeYet) {
  FakeBrowser browser;
  const std::string lesson = browser.site.files.at(lesson_file);
  browser.open("");
  for (const char* broken : {"", "{"}) {
    browser.site.files[lesson_file] = broken;
    browser.click("index/async-python/open");
    EXPECT_EQ(browser.text("failure/title"), "This lesson cannot be shown");
    EXPECT_TRUE(says(browser.alerts(), "lesson.json")) << browser.alerts();
    EXPECT_EQ(browser.host().failure, "");
    browser.click("bar/back");
    EXPECT_TRUE(browser.has("index/title"));
  }
  browser.site.files[lesson_file] = lesson;
  browser.click("index/async-python/open");
  EXPECT_EQ(browser.text("lesson/title"), "Async Python");
}

TEST(ApplicationTrouble, AnAddressOfNoLessonLeadsToTheIndex) {
  FakeBrowser browser;
  browser.open("nowhere/#quiz");
  EXPECT_EQ(browser.address(), "");
  EXPECT_TRUE(browser.has("index/title"));
  EXPECT_TRUE(says(browser.alerts(), "There is no lesson \"nowhere\""));
  browser.click("index/async-python/open");
  EXPECT_EQ(browser.alerts(), "") << "it is over once the learner goes on";
}

TEST(ApplicationTrouble, AnAddressOfNoPlaceInALessonIsPutRight) {
  FakeBrowser browser;
  browser.open("async-python/#nowhere");
  EXPECT_TRUE(says(browser.alerts(), "no section \"nowhere\""));
  EXPECT_EQ(browser.address(), "async-python/");

  browser.open("async-python/#demo=nothing");
  EXPECT_TRUE(says(browser.alerts(), "no example \"nothing\""));
  EXPECT_EQ(browser.address(), "async-python/");

  browser.open("async-python/#demo=hello-gather&step=999");
  EXPECT_TRUE(says(browser.alerts(), "no step 999")) << browser.alerts();
  const std::string last = browser.address();
  EXPECT_FALSE(says(last, "999"));
  EXPECT_TRUE(says(last, "&step="));

  browser.open("async-python/#demo=hello-gather&step=x");
  EXPECT_TRUE(says(browser.alerts(), "not a valid number"));
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather");
}

TEST(ApplicationTrouble, StorageThatIsBlockedIsSaidAndEverythingElseWorks) {
  FakeBrowser browser;
  browser.visitor.storage.clear();
  browser.visitor.storage_blocked = true;
  browser.open("async-python/");
  EXPECT_TRUE(says(browser.alerts(), "blocks storage"));
  EXPECT_TRUE(says(browser.text("lesson/quiz/note"), "blocks storage"));
  const std::string answer = browser.host().twin.all("radio").front();
  browser.click(answer);
  EXPECT_TRUE(browser.checked(answer));
  EXPECT_EQ(browser.host().writes, 0);
  EXPECT_EQ(browser.visitor.storage, "");
}

TEST(ApplicationTrouble, WhatIsNotSavedIsSaidAndTriedAgainWithTheNextAnswer) {
  FakeBrowser browser;
  browser.open("async-python/");
  const std::string before = browser.visitor.storage;
  browser.visitor.storage_full = true;
  const auto answers = browser.host().twin.all("radio");
  browser.click(answers.front());
  EXPECT_TRUE(says(browser.alerts(), "Not saved yet. The storage is full."));
  EXPECT_TRUE(browser.checked(answers.front()));
  EXPECT_EQ(browser.visitor.storage, before);
  browser.visitor.storage_full = false;
  browser.click(answers.back());
  EXPECT_EQ(kept(browser).answers.size(), 2U);
  EXPECT_FALSE(says(browser.alerts(), "Not saved")) << "now it is";
}

TEST(ApplicationTrouble, WhatIsNotSavedCanBeTriedAgainByAButton) {
  FakeBrowser browser;
  browser.open("async-python/");
  browser.visitor.storage_full = true;
  browser.click(browser.host().twin.all("radio").front());
  const std::string notice = browser.host().twin.all("alert").front();
  browser.click(notice + "/again");
  EXPECT_TRUE(says(browser.alerts(), "Not saved yet."));
  EXPECT_EQ(kept(browser).answers.size(), 0U);
  browser.visitor.storage_full = false;
  browser.click(browser.host().twin.all("alert").front() + "/again");
  EXPECT_EQ(kept(browser).answers.size(), 1U);
  EXPECT_EQ(browser.alerts(), "");
}

TEST(ApplicationTrouble, WhatIsNotSavedIsTriedAgainByItself) {
  FakeBrowser browser;
  browser.open("async-python/");
  browser.visitor.storage_full = true;
  browser.click(browser.host().twin.all("radio").front());
  EXPECT_TRUE(says(browser.alerts(), "Not saved yet."));
  browser.visitor.storage_full = false;
  browser.pass(10);
  EXPECT_EQ(browser.alerts(), "");
  EXPECT_EQ(kept(browser).answers.size(), 1U);
  browser.pass(60);
  EXPECT_FALSE(browser.host().due()) << "once it is saved, no more frame is drawn";
}

TEST(ApplicationTrouble, ADismissedMessageComesBackOnlyWhenTheLearnerHasDoneMore) {
  FakeBrowser browser;
  browser.open("async-python/");
  browser.visitor.storage_full = true;
  const auto answers = browser.host().twin.all("radio");
  browser.click(answers.front());
  browser.click(browser.host().twin.all("alert").front() + "/dismiss");
  browser.pass(30);
  EXPECT_EQ(browser.alerts(), "") << "the page has tried again by itself";
  browser.click(answers.back());
  EXPECT_TRUE(says(browser.alerts(), "Not saved yet."));
}

TEST(ApplicationTrouble, WhatAPlatformCouldNotRecoverIsSaid) {
  FakeBrowser browser;
  browser.visitor.lost = "Two answers could not be recovered.";
  browser.open("async-python/");
  EXPECT_TRUE(says(browser.alerts(), "Two answers could not be recovered."));
}

TEST(ApplicationTrouble, AReviewSaysThatNothingIsSaved) {
  FakeBrowser browser;
  browser.visitor.review = true;
  const std::string before = browser.visitor.storage;
  browser.open("async-python/");
  EXPECT_TRUE(says(browser.text("lesson/quiz/note"), "neither saved nor reported"));
  browser.click(browser.host().twin.all("radio").front());
  EXPECT_EQ(browser.visitor.storage, before);
  EXPECT_EQ(browser.alerts(), "");
}

TEST(ApplicationTrouble, ProgressOfANewerFormatIsNeverWrittenOver) {
  FakeBrowser browser;
  browser.visitor.storage = R"({"format":2,"lessons":{}})";
  const std::string newer = browser.visitor.storage;
  browser.open("async-python/");
  EXPECT_TRUE(says(browser.alerts(), "newer version"));
  browser.click(browser.host().twin.all("radio").front());
  browser.click("bar/theme");
  EXPECT_EQ(browser.visitor.storage, newer);
}

// What a tab leaves in storage in which the first answer was chosen and the theme changed.
std::string left_by_another_tab() {
  FakeBrowser other;
  other.open("async-python/");
  other.click(other.host().twin.all("radio").front());
  other.click("bar/theme");
  EXPECT_EQ(other.host().theme, "light");
  return other.visitor.storage;
}

TEST(ApplicationTrouble, WhatAnotherTabStoredIsTakenOver) {
  const std::string theirs = left_by_another_tab();
  FakeBrowser browser;
  browser.open("async-python/");
  const auto answers = browser.host().twin.all("radio");
  browser.click(answers.back());
  EXPECT_EQ(browser.host().theme, "dark");
  browser.store_elsewhere(theirs);
  EXPECT_TRUE(browser.checked(answers.front()));
  EXPECT_TRUE(browser.checked(answers.back()));
  EXPECT_EQ(browser.host().theme, "light");
  browser.click("bar/text");
  EXPECT_EQ(kept(browser).answers.size(), 2U);
}

TEST(ApplicationTrouble, WhatAnotherTabStoredUnheardIsNotWrittenOver) {
  const std::string theirs = left_by_another_tab();
  FakeBrowser browser;
  browser.open("async-python/");
  const auto answers = browser.host().twin.all("radio");
  browser.visitor.storage = theirs;
  browser.click(answers.back());
  EXPECT_EQ(kept(browser).answers.size(), 2U);
  EXPECT_TRUE(browser.checked(answers.front()));
}

TEST(ApplicationTrouble, GraphicsThatAreLostCostThePictureAlone) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-gather");
  const int pictures = browser.surface().pictures;
  browser.lose_graphics();
  browser.click("stage/step");
  browser.click("bar/text");
  EXPECT_EQ(browser.surface().pictures, pictures);
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 1"));
  browser.give_graphics_back();
  EXPECT_GT(browser.surface().pictures, pictures);
  EXPECT_GT(browser.surface().vertices, 0);
}

TEST(ApplicationTrouble, GraphicsThatWereNeverThereComeYet) {
  FakeBrowser browser;
  browser.visitor.graphics_lost = true;
  browser.open("async-python/");
  EXPECT_TRUE(browser.host().is_ready);
  EXPECT_EQ(browser.surface().pictures, 0);
  browser.give_graphics_back();
  EXPECT_GT(browser.surface().pictures, 0);
}

TEST(ApplicationTrouble, ACopyThatWorksSaysSoForAMoment) {
  FakeBrowser browser;
  browser.open("async-python/");
  const std::string button = copy_button(browser);
  browser.click(button);
  EXPECT_TRUE(says(*browser.visitor.clipboard, "\n")) << "a listing";
  EXPECT_EQ(browser.text("announcement"), "Copied");
  EXPECT_TRUE(browser.text(button).starts_with("Copied "));
  browser.pass(1);
  EXPECT_TRUE(browser.text(button).starts_with("Copied "));
  browser.pass(2);
  EXPECT_TRUE(browser.text(button).starts_with("Copy "));
}

TEST(ApplicationTrouble, ACopyThatTheBrowserRefusesIsSaid) {
  FakeBrowser browser;
  browser.visitor.clipboard.reset();
  browser.open("async-python/");
  const std::string button = copy_button(browser);
  browser.click(button);
  EXPECT_TRUE(says(browser.alerts(), "does not let this page copy"));
  EXPECT_TRUE(browser.text(button).starts_with("Copy "));
}

}  // namespace
