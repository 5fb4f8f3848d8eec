#include "stage_fixture.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

#include "demo_listing.hpp"
#include "demos/demos.hpp"
#include "stage/recorded_run.hpp"

void StageFixture::open(const std::string& id, std::size_t step, std::size_t event) {
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

void StageFixture::draw() {
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

void StageFixture::click(const std::string& id) {
  screen.input.activate(id, "");
  draw();
}

void StageFixture::settle() {
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (view.seeking() && std::chrono::steady_clock::now() < give_up) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    world.real = world.real + 0.001;
    draw();
  }
}

const ui::Node& StageFixture::node(std::string_view id) const {
  const ui::Node* found = screen.find(id);
  if (found == nullptr) throw std::runtime_error("no node " + std::string(id));
  return *found;
}

std::vector<std::string> StageFixture::items(std::string_view list) const {
  std::vector<std::string> all;
  for (const ui::NodePtr& child : node(list).children) all.push_back(ui::text_of(*child));
  return all;
}

std::optional<stage::Program> StageFixture::program_of(const std::string& lesson,
                                                       const std::string& demo,
                                                       ui::Language wanted) {
  if (wanted == ui::Language::javascript) return stage::program_of(javascript);
  return stage_test::programs(world)(lesson, demo);
}
