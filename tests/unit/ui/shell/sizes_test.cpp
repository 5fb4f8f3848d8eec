// The window at every size from a watch's to a wall's, in every text size: nothing lies over a control,
// each can be brought into view, and a step shows the line that runs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "reach.hpp"
#include "window_fixture.hpp"

namespace {

using testing::IsEmpty;

struct Size {
  float width;
  float height;
  float text = 1;
  friend std::ostream& operator<<(std::ostream& out, const Size& size) {
    return out << size.width << "x" << size.height << ", text " << size.text;
  }
};

std::vector<Size> grid() {
  std::vector<Size> all;
  for (const auto& [width, height] : std::vector<std::pair<float, float>>{{320, 256},
                                                                          {320, 320},
                                                                          {320, 568},
                                                                          {480, 256},
                                                                          {568, 320},
                                                                          {390, 844},
                                                                          {844, 390},
                                                                          {600, 480},
                                                                          {740, 360},
                                                                          {820, 1180},
                                                                          {900, 760},
                                                                          {1024, 600},
                                                                          {1100, 400},
                                                                          {1100, 700},
                                                                          {1280, 300},
                                                                          {1280, 800},
                                                                          {1920, 1080},
                                                                          {2560, 1440}})
    for (const float text : {1.0F, 1.15F, 1.3F}) all.push_back({width, height, text});
  return all;
}

struct Sizes : testing::TestWithParam<Size> {
  Sizes() : window({GetParam().width, GetParam().height}, GetParam().text) {}

  std::vector<std::string> faults() const {
    return reach::faults_of(*window.screen.tree, window.screen.input);
  }
  const reach::Placed* placed(std::string_view id) {
    places_ = reach::places(*window.screen.tree, window.screen.input);
    for (const reach::Placed& at : places_)
      if (at.node->id == id) return &at;
    return nullptr;
  }
  // Where the running line of the listing is in the window, and what can be seen of it.
  std::optional<std::pair<ui::Rect, ui::Rect>> running_line() {
    const ui::Node* marks = window.find("stage/code/marks");
    const reach::Placed* text = placed("stage/code/text");
    if (marks == nullptr || text == nullptr || !marks->name.contains(" runs")) return std::nullopt;
    const float height = window.screen.metrics().line_height(ui::TextStyle::code);
    const auto line = static_cast<float>(std::stoi(marks->name.substr(5)));
    const ui::Rect rect{text->rect.x, text->rect.y + (line - 1) * height, 40, height};
    return std::pair(rect, reach::intersection(rect, text->seen));
  }
  std::vector<std::string> parts() const {
    if (window.find("stage/parts") == nullptr) return {"all"};
    return {"stage/part/loop", "stage/part/timeline", "stage/part/output", "stage/part/code"};
  }

  WindowFixture window;

 private:
  std::vector<reach::Placed> places_;
};

TEST_P(Sizes, TheIndexCanBePressedEverywhere) {
  window.open_index();
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(Sizes, TheLessonAndItsQuizCanBePressedEverywhere) {
  window.open_lesson();
  EXPECT_THAT(faults(), IsEmpty());
  window.open_lesson({.lesson = stage_test::lesson(), .quiz = true});
  window.click("lesson/quiz/q1/1");
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(Sizes, TheListOfSectionsCanBePressedEverywhere) {
  window.open_lesson();
  window.click("bar/sections");
  ASSERT_NE(window.find("sections/quiz"), nullptr);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(Sizes, TheStageWithoutADemoCanBePressedEverywhere) {
  window.open_lesson();
  if (window.find("switch/stage") == nullptr) {
    EXPECT_EQ(window.find("invitation/hello"), nullptr) << "a wide window shows the lesson alone";
    return;
  }
  window.click("switch/stage");
  ASSERT_NE(window.find("invitation/hello"), nullptr);
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_P(Sizes, EveryDemoCanBePressedEverywhereAtEveryStepOfItsRun) {
  for (const demos::Demo& demo : demos::all()) {
    for (const int step : {0, 5, 1000}) {
      window.open_demo(demo.id, step);
      for (const std::string& part : parts()) {
        if (part != "all") window.click(part);
        EXPECT_THAT(faults(), IsEmpty()) << demo.id << ", step " << step << ", " << part;
      }
    }
  }
}

TEST_P(Sizes, EveryDemoCanBePressedEverywhereBesideANarrowOrHiddenLesson) {
  for (const bool hidden : {false, true}) {
    window.shell.set_split({.lesson = 360, .hidden = hidden});
    for (const demos::Demo& demo : demos::all()) {
      window.open_demo(demo.id, 5);
      for (const std::string& part : parts()) {
        if (part != "all") window.click(part);
        EXPECT_THAT(faults(), IsEmpty()) << demo.id << ", " << hidden << ", " << part;
      }
    }
  }
}

TEST_P(Sizes, TheControlsOfTheStageAreAlwaysInTheWindow) {
  window.open_demo("hello-gather", 9);
  std::vector<const char*> controls = {"restart", "back-line", "line", "back",
                                       "step",    "run",       "speed"};
  // Where the window is low, the other moves have only their keys.
  if (GetParam().height >= 600)
    controls.insert(controls.end(), {"back-iteration", "iteration", "back-output", "next-output",
                                     "back-task", "next-task"});
  for (const char* id : controls) {
    const reach::Placed* at = placed(std::string("stage/") + id);
    ASSERT_NE(at, nullptr) << id;
    EXPECT_TRUE(reach::inside(at->rect, at->seen)) << id;
    EXPECT_EQ(at->scroll(), nullptr) << id << " does not scroll away";
    if (window.find("switch") != nullptr) {
      EXPECT_GE(at->rect.h, 44) << id << " for a thumb";
    }
  }
  const reach::Placed* step = placed("stage/step");
  EXPECT_LE(step->rect.h + 8, GetParam().height / 3);
}

TEST_P(Sizes, TheStageAlwaysShowsItsStepNumber) {
  window.open_demo("hello-gather", 9);
  const reach::Placed* position = placed("stage/position");
  ASSERT_NE(position, nullptr);
  EXPECT_TRUE(ui::text_of(*position->node).starts_with("step 9"));
}

TEST_P(Sizes, TheListingShowsFiveLinesOrScrollsWithTheRest) {
  const float five = 5 * window.screen.metrics().line_height(ui::TextStyle::code);
  for (const demos::Demo& demo : demos::all()) {
    window.open_demo(demo.id);
    const ui::Node* code = window.find("stage/code");
    ASSERT_NE(code, nullptr) << demo.id;
    EXPECT_GE(code->rect->h, std::min(five, code->content.y)) << demo.id;
  }
}

TEST_P(Sizes, NoPartIsSqueezed) {
  window.open_demo("hello-gather", 9);
  for (const std::string& part : parts()) {
    if (part != "all") window.click(part);
    for (const char* id : {"stage/loop", "stage/timeline", "stage/output"}) {
      if (const ui::Node* area = window.find(id)) {
        EXPECT_GE(area->rect->h, 40) << id;
      }
    }
  }
}

TEST_P(Sizes, EveryStepShowsTheLineThatRuns) {
  for (const char* demo : {"hello-gather", "github", "process-pool", "http-errors"}) {
    window.open_demo(demo);
    int seen = 0;
    for (int step = 0; step < 40; ++step) {
      window.click("stage/step");
      const auto line = running_line();
      if (!line) continue;
      ++seen;
      EXPECT_EQ(line->first.h, line->second.h) << demo << ", step " << step + 1;
    }
    EXPECT_GT(seen, 3) << demo;
  }
}

TEST_P(Sizes, AnotherSizeOfTheTextKeepsTheRunningLineInView) {
  window.open_demo("github");
  for (int step = 0; step < 30; ++step) {
    window.click("stage/step");
    window.screen.resize_text(GetParam().text > 1 ? 1 : 1.3F);
    window.draw();
    const auto line = running_line();
    if (line) {
      EXPECT_EQ(line->first.h, line->second.h) << "step " << step + 1;
    }
    window.screen.resize_text(GetParam().text);
    window.draw();
  }
}

INSTANTIATE_TEST_SUITE_P(Grid, Sizes, testing::ValuesIn(grid()), [](const auto& info) {
  const Size& size = info.param;
  return std::to_string(std::lround(size.width)) + "x" + std::to_string(std::lround(size.height)) +
         "_" + std::to_string(std::lround(size.text * 100));
});

}  // namespace
