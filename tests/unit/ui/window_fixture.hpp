// The whole window with a real stage in it, at any size: every demo of the lesson, its own listing.
//   WindowFixture window({320, 256});
//   window.open_demo("hello-gather", 9);
//   window.click("stage/step");
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "demo_listing.hpp"
#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "frame_fixture.hpp"
#include "held_network.hpp"
#include "lesson_fixture.hpp"
#include "opening_fixture.hpp"
#include "ui/shell/shell.hpp"
#include "ui/stage/stage_view.hpp"

// The small lesson, with every demo of the lesson that the tests play.
inline const course::Lesson& lesson_of_demos() {
  static const course::Lesson lesson = [] {
    course::Lesson made = small_lesson();
    made.slug = stage_test::lesson();
    for (int i = 3; i < 8; ++i) {
      course::Section section = made.sections.back();
      section.id = "section-" + std::to_string(i);
      section.title = "A section with a title of some length";
      section.blocks.clear();
      made.sections.push_back(section);
    }
    for (const demos::Demo& demo : demos::all()) {
      if (demo.lesson != made.slug) continue;
      course::Demo shown{
          .id = std::string(demo.id),
          .title = "Three greetings at once",
          .prompt = "Predict: which greeting comes first, and after how many seconds?",
          .section = "first"};
      shown.live = demo.id == "github";
      shown.python = demo_listing(demo, ".py");
      shown.javascript = demo_listing(demo, ".js");
      shown.cpp = shown.python;
      made.demos.push_back(std::move(shown));
    }
    return made;
  }();
  return lesson;
}

class WindowFixture {
 public:
  explicit WindowFixture(ui::Vec size, float text_scale = 1) : screen(size, text_scale) {
    world.services.live = &network;
    shell.set_root("https://example.com/");
    shell.set_text_size(text_scale > 1.2F ? 3 : text_scale > 1 ? 2 : 1);
    shell.set_stage(std::make_unique<ui::StageView>(
        [this](const std::string& lesson, const std::string& demo, ui::Language) {
          return stage_test::programs(world)(lesson, demo);
        }));
  }

  void open_index() {
    shell.set_opening(opening, opening_program(world));
    ui::IndexView::Card card{.slug = "small",
                             .title = "Async Python",
                             .summary = "Coroutines and the loop.",
                             .meta = "Lesson 10 of 10"};
    for (int i = 0; i < 6; ++i)
      card.sections.push_back({"s" + std::to_string(i), "A section of some length", i < 2});
    shell.show_index({"The course", "What it is about.", {card}});
    draw();
  }
  void open_lesson(const ui::Location& location = {.lesson = stage_test::lesson()}) {
    navigation.arrive(location, -1);
    shell.show_lesson(lesson_of_demos());
    draw();
  }
  void open_demo(std::string_view demo, int step = 0) {
    if (!shell.shows(stage_test::lesson())) open_lesson();
    navigation.arrive({.lesson = stage_test::lesson(), .demo = std::string(demo), .step = step},
                      -1);
    shell.arrive();
    draw();
  }
  void click(const std::string& id) {
    screen.input.activate(id, "");
    draw();
  }

  // As the app and the browser do it: again until nothing has changed since it was drawn, then to where the
  // page was asked to scroll.
  void draw() {
    for (bool scrolled = true; std::exchange(scrolled, false);) {
      for (int times = 0; times < 4; ++times) {
        frame();
        if (!screen.redraw) break;
      }
      for (const ui::HostCall& call : calls_) {
        if (call.kind != ui::HostCall::Kind::scroll_to) continue;
        const ui::Node* area = screen.find(call.id);
        ui::Vec at = call.at;
        if (area != nullptr) {
          at.x = std::clamp(at.x, 0.0F, std::max(0.0F, area->content.x - area->rect->w));
          at.y = std::clamp(at.y, 0.0F, std::max(0.0F, area->content.y - area->rect->h));
        }
        scrolled = scrolled || screen.input.scroll(call.id) != at;
        screen.input.scrolled(call.id, at);
      }
      calls_.clear();
    }
  }

  const ui::Node* find(std::string_view id) const { return screen.find(id); }

  stage_test::World world;
  stage_test::HeldNetwork network;
  course::Opening opening = demo_opening();
  FrameFixture screen;
  ui::Navigation navigation;
  ui::Shell shell{navigation};

 private:
  void frame() {
    screen.draw([&](ui::Frame& frame) {
      frame.reduced_motion = true;
      shell.draw(frame);
    });
    calls_.insert(calls_.end(), screen.calls.begin(), screen.calls.end());
  }

  std::vector<ui::HostCall> calls_;
};
