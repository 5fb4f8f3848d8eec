// The view of a small lesson in a frame, and what the tests look for in its tree.
#pragma once

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "frame_fixture.hpp"
#include "lesson_fixture.hpp"
#include "ui/lesson/lesson_view.hpp"

struct LessonViewTest : testing::Test {
  LessonViewTest() { view.show(small_lesson()); }

  void draw(float width = 1200, bool reading = true) {
    screen.draw([&](ui::Frame& frame) { view.draw(frame, {0, 48, width, 700}, reading); });
  }
  void click(const std::string& id) {
    screen.input.activate(id, "");
    draw();
  }
  const ui::Node& node(std::string_view id) const {
    const ui::Node* found = screen.find(id);
    if (found == nullptr) throw std::runtime_error("no node " + std::string(id));
    return *found;
  }
  std::vector<const ui::Node*> all(ui::Role role) const {
    std::vector<const ui::Node*> found;
    collect(*screen.tree, role, found);
    return found;
  }

  // The words and the address of each link of a text.
  static std::vector<std::string> links(const ui::Node& node) {
    std::vector<std::string> found;
    for (const ui::TextRun& run : node.text) {
      if (!run.link_id.empty()) found.push_back(run.text + " " + run.href);
    }
    return found;
  }
  std::string fact(const std::string& name) const {
    return ui::text_of(node("lesson/quiz/completion/facts/" + name + "/text"));
  }
  // The node to which the last frame moved the keyboard focus.
  std::string focus() const {
    std::string id;
    for (const ui::HostCall& call : screen.calls) {
      if (call.kind == ui::HostCall::Kind::focus) id = call.id;
    }
    return id;
  }

  FrameFixture screen;
  ui::LessonView view;

 private:
  static void collect(const ui::Node& node, ui::Role role, std::vector<const ui::Node*>& found) {
    if (node.role == role) found.push_back(&node);
    for (const ui::NodePtr& child : node.children) collect(*child, role, found);
  }
};
