// A shell with a stage that records its calls, in a wide and in a narrow window.
//   class MyTest : public ShellTest {};
//   open_lesson();
//   click("notice/0/dismiss");
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "frame_fixture.hpp"
#include "lesson_fixture.hpp"
#include "ui/frame/node_ids.hpp"
#include "ui/shell/shell.hpp"

// Records the shell's calls.
class FakeStage : public ui::StagePanel {
 public:
  struct Log {
    std::string demo;
    int step = 0;
    int last = 1000;  // step of the run
    bool seeking = false;
    int draws = 0;
    bool asks = true;
    bool closes = true;
    bool sheet = false;
    bool editing = false;
    ui::Rect area;
  };
  explicit FakeStage(Log& log) : log_(log) {}

  void show(std::optional<ui::DemoAt> wanted) override {
    const unsigned before = std::exchange(visit_, wanted ? wanted->visit : 0);
    log_.demo = wanted ? wanted->demo.id : "";
    log_.asks = !wanted || wanted->asks;
    log_.closes = !wanted || wanted->closes;
    if (wanted && wanted->visit != before) {
      log_.step = std::min(static_cast<int>(wanted->position.step), log_.last);
    }
  }
  void draw(ui::Frame& frame, const ui::Rect& area, bool sheet) override {
    ++log_.draws;
    log_.area = area;
    log_.sheet = sheet;
    ui::Scope region(frame.semantics, ui::Role::region, "stage", "Stage", area);
    region.node().keys = "Escape";
    frame.semantics.leaf(ui::Role::button, ui::node_id::stage_close, "Close the stage", area);
    if (frame.input.activated(ui::node_id::stage_close)) frame.intend(ui::CloseStage{});
    frame.semantics.leaf(ui::Role::button, ui::node_id::stage_step, "Step", area);
  }
  void set_editing(bool editing) override { log_.editing = editing; }
  trace::Position position() const override { return {static_cast<std::size_t>(log_.step)}; }
  bool seeking() const override { return log_.seeking; }
  bool at_end() const override { return log_.step == log_.last; }

 private:
  Log& log_;
  unsigned visit_ = 0;
};

struct ShellTest : testing::Test {
  explicit ShellTest(float width = 1280, float height = 800) : screen({width, height}) {
    shell.set_root("https://example.com/course/");
    shell.set_stage(std::make_unique<FakeStage>(stage));
  }
  void open_lesson() {
    show(small_lesson());
    draw();
    navigation.take_move();
  }
  void show(const course::Lesson& lesson) {
    navigation.arrive({.lesson = lesson.slug}, -1);
    shell.show_lesson(lesson);
  }
  // An address leads there.
  void go(const ui::Location& location, float scroll) {
    navigation.arrive(location, scroll);
    shell.arrive();
  }
  void draw() {
    screen.draw([&](ui::Frame& frame) {
      frame.reduced_motion = true;
      shell.draw(frame);
    });
  }
  // As the app does it: drawn again until everything is carried out.
  void click(const std::string& id) {
    screen.input.activate(id, "");
    draw();
    draw();
  }

  // The id to which the last frame moved the keyboard focus, or "".
  std::string focus() const {
    for (const ui::HostCall& call : screen.calls) {
      if (call.kind == ui::HostCall::Kind::focus) return call.id;
    }
    return {};
  }

  FakeStage::Log stage;
  FrameFixture screen;
  ui::Navigation navigation;
  ui::Shell shell{navigation};
};

struct NarrowShellTest : ShellTest {
  NarrowShellTest() : ShellTest(390) {}
};
