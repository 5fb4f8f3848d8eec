// Every demo, run to its end, prints what its listing prints: the same file that CPython is held
// against.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>

#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "stage/demo_run.hpp"

namespace {

class DemoOutput : public testing::TestWithParam<demos::Demo> {};

TEST_P(DemoOutput, EqualsThatOfItsListing) {
  const auto expected_file = stage_test::lesson_folder(GetParam().lesson) / "expected" /
                             (std::string(GetParam().listing) + ".py.txt");
  const std::string expected = stage_test::read_text(expected_file);
  ASSERT_FALSE(expected.empty()) << expected_file << " is missing or empty";

  stage_test::World world(GetParam().lesson);
  stage::DemoRun run(GetParam(), world.services, stage::Network::recorded);
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (!run.finished() && std::chrono::steady_clock::now() < give_up) {
    if (run.advance() == stage::Advance::waiting) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      world.real += 0.001;
    }
  }
  ASSERT_TRUE(run.finished());
  EXPECT_FALSE(run.failure()) << run.failure().value_or("");

  std::string printed;
  for (const trace::Event& event : run.trace().events()) {
    if (event.kind == trace::EventKind::output)
      printed += std::string(run.trace().text(event.text)) + "\n";
  }
  EXPECT_EQ(printed, expected);
}

TEST(Demos, AreFoundByTheirLessonAndTheirId) {
  for (const demos::Demo& demo : demos::all()) {
    EXPECT_EQ(demos::find(demo.lesson, demo.id), &demo) << demo.lesson << " " << demo.id;
    EXPECT_EQ(demos::find("no-such-lesson", demo.id), nullptr);
    EXPECT_EQ(demos::find(demo.lesson, "no-such-demo"), nullptr);
  }
}

INSTANTIATE_TEST_SUITE_P(Demos, DemoOutput,
                         testing::ValuesIn(demos::all().begin(), demos::all().end()),
                         [](const auto& info) { return stage_test::test_name(info.param); });

}  // namespace
