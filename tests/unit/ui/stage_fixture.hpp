// A stage with a real demo on it: the demo's own listing, a real loop, the recorded responses.
//   StageFixture stage;
//   stage.open("hello-gather", 9);
//   EXPECT_EQ(stage.words("stage/position"), "step 9 of 14 · iteration 7 · 1.000 s");
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fake_site.hpp"
#include "frame_fixture.hpp"
#include "held_network.hpp"
#include "ui/stage/stage_view.hpp"

class StageFixture {
 public:
  // As wide as the stage beside a lesson, or as a phone.
  static constexpr ui::Vec wide{744, 752};
  static constexpr ui::Vec phone_size{390, 742};

  StageFixture() { world.services.live = &network; }

  // As the lesson has them: the listings are the source tree's own.
  void open(const std::string& id, std::size_t step = 0, std::size_t event = 0);
  // As the shell does it: in every frame the stage is told what belongs on it.
  void draw();
  void click(const std::string& id);
  // Waits for what a worker computes.
  void settle();

  int step() const { return static_cast<int>(view.position().step); }
  bool has(std::string_view id) const { return screen.find(id) != nullptr; }
  const ui::Node& node(std::string_view id) const;
  std::string words(std::string_view id) const { return ui::text_of(node(id)); }
  // The text of each child of a list.
  std::vector<std::string> items(std::string_view list) const;

  stage_test::World world;
  stage_test::HeldNetwork network;
  FrameFixture screen;
  ui::StageView view{[this](const std::string& lesson, const std::string& demo,
                            ui::Language wanted) { return program_of(lesson, demo, wanted); }};
  double seconds = 0;  // of the screen's clock
  bool reduced_motion = true;
  bool sheet = false;
  bool edits = false;                            // whether the learner can edit the program
  ui::Language language = ui::Language::python;  // in which a visit begins
  std::shared_ptr<const trace::Trace>
      javascript;                               // what a demo's JavaScript did, if it is recorded
  std::vector<course::Prediction> predictions;  // of the demos that are opened
  std::map<std::string, course::PredictionResult> predicted;
  ui::Vec phone = phone_size;

 private:
  std::optional<stage::Program> program_of(const std::string& lesson, const std::string& demo,
                                           ui::Language wanted);

  const course::Demo* shown_ = nullptr;
  trace::Position position_;  // where the visit began
  unsigned visit_ = 0;
  course::Lesson lesson_{.slug = stage_test::lesson()};
  std::map<std::string, course::Demo> demos_;  // which the stage refers to
};
