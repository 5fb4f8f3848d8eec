// A frame without a screen: real widgets, real semantics, text measured at half an em a glyph and
// drawn in ImGui's own font.
//   FrameFixture ui;
//   ui.draw([](ui::Frame& frame) { ui::button(frame, {.id = "go", .label = "Go", .rect = r}); });
//   EXPECT_NE(ui.find("go"), nullptr);
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "canvas/seen.hpp"
#include "ui/frame/frame.hpp"

struct ImGuiContext;

class FrameFixture {
 public:
  explicit FrameFixture(ui::Vec window = {1280, 800}, float text_scale = 1);
  ~FrameFixture();
  FrameFixture(const FrameFixture&) = delete;
  FrameFixture& operator=(const FrameFixture&) = delete;

  // Runs one frame and keeps its tree.
  ui::NodePtr draw(const std::function<void(ui::Frame&)>& draw);

  // The learner's text size.
  void resize_text(float scale);

  // Every letter of the last frame. Costs more than the frame.
  std::vector<Seen> letters() const;

  const ui::Node* find(std::string_view id) const { return ui::find(*tree, id); }
  const ui::Metrics& metrics() const { return fonts_.metrics(); }

  ui::Interaction input;
  ui::Mode mode = ui::Mode::dark;
  ui::NodePtr tree;
  int vertices = 0;
  std::vector<ui::HostCall> calls;
  std::vector<ui::Intent> intents;
  std::string announcement;
  bool again = false;
  bool redraw = false;
  double again_in = 0;

 private:
  ui::Vec window_;
  ui::Fonts fonts_{ui::Metrics::uniform(0.5F)};
  ui::Semantics semantics_;
  ImGuiContext* context_;
};
