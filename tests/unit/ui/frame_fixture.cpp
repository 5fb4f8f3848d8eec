#include "frame_fixture.hpp"

#include <imgui.h>

FrameFixture::FrameFixture(ui::Vec window, float text_scale)
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

FrameFixture::~FrameFixture() { ImGui::DestroyContext(context_); }

ui::NodePtr FrameFixture::draw(const std::function<void(ui::Frame&)>& draw) {
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

void FrameFixture::resize_text(float scale) {
  fonts_ = ui::Fonts(ui::Metrics::uniform(0.5F, scale), ImGui::GetIO().Fonts->Fonts[0]);
}

std::vector<Seen> FrameFixture::letters() const {
  return seen(*ImGui::GetBackgroundDrawList(), ImGui::GetIO().Fonts->TexUvWhitePixel,
              ui::theme(mode)[ui::Token::background]);
}
