// A shell with a stage that records its calls, in a wide and in a narrow window.
//   class MyTest : public ShellTest {};
//   open_lesson();
//   click("notice/0/dismiss");
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

#include "frame_fixture.hpp"
#include "lesson_fixture.hpp"
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
    bool sheet = false;
    ui::Rect area;
  };
  explicit FakeStage(Log& log) : log_(log) {}

  void open(const course::Lesson&, const course::Demo& demo, int step) override {
    log_.demo = demo.id;
    log_.step = std::min(step, log_.last);
  }
  void close() override { log_.demo.clear(); }
  void draw(ui::Frame& frame, const ui::Rect& area, bool sheet) override {
    ++log_.draws;
    log_.area = area;
    log_.sheet = sheet;
    ui::Scope region(frame.semantics, ui::Role::region, "stage", "Stage", area);
    region.node().keys = "Escape";
    frame.semantics.leaf(ui::Role::button, close_id, "Close the stage", area);
    frame.semantics.leaf(ui::Role::button, step_id, "Step", area);
  }
  int step() const override { return log_.step; }
  bool seeking() const override { return log_.seeking; }
  bool at_end() const override { return log_.step == log_.last; }

 private:
  Log& log_;
};

class ShellTest : public testing::Test {
 protected:
  explicit ShellTest(float width = 1280, float height = 800) : screen({width, height}) {
    shell.set_root("https://example.com/course/");
    shell.set_stage(std::make_unique<FakeStage>(stage));
  }
  void open_lesson() {
    shell.show_lesson(small_lesson());
    draw();
    shell.take_move();
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
  ui::Shell shell;
};

class NarrowShellTest : public ShellTest {
 protected:
  NarrowShellTest() : ShellTest(390) {}
};
