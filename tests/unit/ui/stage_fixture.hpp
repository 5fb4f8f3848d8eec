// A stage with a real demo on it: the demo's own listing, a real loop, the recorded responses.
//   StageFixture stage;
//   stage.open("hello-gather", 9);
//   EXPECT_EQ(stage.words("stage/position"), "step 9 of 14 · iteration 7 · 1.000 s");
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "demo_listing.hpp"
#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "frame_fixture.hpp"
#include "held_network.hpp"
#include "stage/recorded_run.hpp"
#include "ui/stage/stage_view.hpp"

class StageFixture {
 public:
  // As wide as the stage beside a lesson, or as a phone.
  static constexpr ui::Vec wide{744, 752};
  static constexpr ui::Vec phone_size{390, 742};

  StageFixture() { world.services.live = &network; }

  // As the lesson has them: the listings are the source tree's own.
  void open(const std::string& id, std::size_t step = 0, std::size_t event = 0) {
    course::Demo& demo = demos_[id];
    demo = {.id = id, .title = "The demo", .prompt = "Predict: what?", .live = id == "github"};
    demo.predictions = predictions;
    if (const demos::Demo* found = demos::find(lesson_.slug, id)) {
      demo.python = demo_listing(*found, ".py");
      demo.javascript = demo_listing(*found, ".js");
      demo.cpp = demo.python;
    }
    if (javascript) demo.javascript_run = id + "-1f3a5b7c";
    shown_ = &demo;
    position_ = {step, event};
    ++visit_;
    draw();
  }
  // As the shell does it: in every frame the stage is told what belongs on it.
  void draw() {
    const ui::Vec size = sheet ? phone : wide;
    view.show(ui::DemoAt{.lesson = lesson_,
                         .demo = *shown_,
                         .position = position_,
                         .visit = visit_,
                         .predicted = &predicted,
                         .edits = edits,
                         .language = language});
    screen.draw([&](ui::Frame& frame) {
      frame.seconds = seconds;
      frame.reduced_motion = reduced_motion;
      view.draw(frame, {0, 0, size.x, size.y}, sheet);
    });
  }
  void click(const std::string& id) {
    screen.input.activate(id, "");
    draw();
  }

  // Waits for what a worker computes.
  void settle() {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (view.seeking() && std::chrono::steady_clock::now() < give_up) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      world.real = world.real + 0.001;
      draw();
    }
  }

  int step() const { return static_cast<int>(view.position().step); }
  bool has(std::string_view id) const { return screen.find(id) != nullptr; }
  const ui::Node& node(std::string_view id) const {
    const ui::Node* found = screen.find(id);
    if (found == nullptr) throw std::runtime_error("no node " + std::string(id));
    return *found;
  }
  std::string words(std::string_view id) const { return ui::text_of(node(id)); }
  // The text of each child of a list.
  std::vector<std::string> items(std::string_view list) const {
    std::vector<std::string> all;
    for (const ui::NodePtr& child : node(list).children) all.push_back(ui::text_of(*child));
    return all;
  }

  stage_test::World world;
  stage_test::HeldNetwork network;
  FrameFixture screen;
  ui::StageView view{[this](const std::string& lesson, const std::string& demo,
                            ui::Language wanted) -> std::optional<stage::Program> {
    if (wanted == ui::Language::javascript) return stage::program_of(*javascript);
    return stage_test::programs(world)(lesson, demo);
  }};
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
  const course::Demo* shown_ = nullptr;
  trace::Position position_;  // where the visit began
  unsigned visit_ = 0;
  course::Lesson lesson_{.slug = stage_test::lesson()};
  std::map<std::string, course::Demo> demos_;  // which the stage refers to
};
