// What the stage says about how tasks end, in every demo, line by line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "demos/demos.hpp"
#include "stage_fixture.hpp"

namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

// The text of each node of the tree.
void collect(const ui::Node& node, std::vector<std::string>& all) {
  std::string words = node.name + node.description;
  for (const ui::TextRun& run : node.text) words += run.text;
  if (words.contains("done")) all.push_back(words);
  for (const ui::NodePtr& child : node.children) collect(*child, all);
}

struct StageSentences : testing::TestWithParam<std::string> {
  StageFixture stage;

  void finish() {
    stage.open(GetParam(), 1000);
    while (stage.view.seeking()) stage.draw();
  }
  // The tasks that fail or are cancelled, by name.
  std::vector<std::string> unlucky() {
    finish();
    std::vector<std::string> names;
    for (const std::string& row : stage.items("stage/timeline/tasks"))
      if (row.contains(", failed at ") || row.contains(", cancelled at "))
        names.push_back(row.substr(0, row.rfind(": ", row.find(" step"))));
    return names;
  }
};

TEST_P(StageSentences, NeverCallATaskDoneThatFailsOrIsCancelled) {
  const std::vector<std::string> names = unlucky();
  for (int moves = 0; stage.step() > 0; ++moves) {
    ASSERT_LT(moves, 5000);
    std::vector<std::string> all{stage.screen.announcement};
    collect(*stage.screen.tree, all);
    for (const std::string& words : all) {
      for (const std::string& name : names) {
        EXPECT_THAT(words, Not(AnyOf(HasSubstr(name + " is done"), HasSubstr(name + " was done"),
                                     HasSubstr(name + ": done"))));
        if (words.starts_with(name)) {
          EXPECT_THAT(words, Not(AnyOf(HasSubstr("then is done"), HasSubstr("done at"))));
        }
      }
    }
    stage.click("stage/back-line");
  }
}

std::vector<std::string> all_demos() {
  std::vector<std::string> ids;
  for (const demos::Demo& demo : demos::all())
    if (demo.lesson == stage_test::lesson()) ids.emplace_back(demo.id);
  return ids;
}

INSTANTIATE_TEST_SUITE_P(Demos, StageSentences, testing::ValuesIn(all_demos()),
                         [](const auto& info) {
                           std::string name = info.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
