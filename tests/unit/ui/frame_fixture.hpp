// A frame without a screen: real widgets, real semantics, text measured at half an em a glyph and
// drawn in ImGui's own font.
//   FrameFixture ui;
//   ui.draw([](ui::Frame& frame) { ui::button(frame, {.id = "go", .label = "Go", .rect = r}); });
//   EXPECT_NE(ui.find("go"), nullptr);
#pragma once

#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "canvas/seen.hpp"
#include "ui/frame/frame.hpp"

class FrameFixture {
 public:
  explicit FrameFixture(ui::Vec window = {1280, 800}, float text_scale = 1)
      : window_(window), context_(ImGui::CreateContext()) {
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {window.x, window.y};
    io.Fonts->AddFontDefault();
    io.Fonts->Build();
    resize_text(text_scale);
    // So that each triangle has one colour, which `letters` needs.
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLines = style.AntiAliasedLinesUseTex = style.AntiAliasedFill = false;
  }
  ~FrameFixture() { ImGui::DestroyContext(context_); }
  FrameFixture(const FrameFixture&) = delete;
  FrameFixture& operator=(const FrameFixture&) = delete;

  // Runs one frame and keeps its tree.
  template <typename Draw>
  ui::NodePtr draw(Draw&& draw) {
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    ui::Painter painter(list, fonts_, window_);
    ui::Frame frame{painter, semantics_, input, ui::theme(mode), fonts_.metrics(), window_};
    semantics_.begin(window_);
    draw(frame);
    tree = semantics_.end();
    vertices = list.VtxBuffer.Size;
    ImGui::EndFrame();
    calls = frame.calls;
    intents = frame.intents;
    announcement = frame.announcement;
    again = frame.again;
    redraw = frame.redraw;
    again_in = frame.again_in;
    input.end_frame();
    return tree;
  }

  // The learner's text size.
  void resize_text(float scale) {
    fonts_ = ui::Fonts(ui::Metrics::uniform(0.5F, scale), ImGui::GetIO().Fonts->Fonts[0]);
  }

  // Every letter of the last frame. Costs more than the frame.
  std::vector<Seen> letters() const {
    return seen(*ImGui::GetBackgroundDrawList(), ImGui::GetIO().Fonts->TexUvWhitePixel,
                ui::theme(mode)[ui::Token::background]);
  }

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
