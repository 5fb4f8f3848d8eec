#include "app/screen.hpp"

#include <imgui.h>

namespace app {

Screen::Screen(Surface& surface) : surface_(surface) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
}

Screen::~Screen() { ImGui::DestroyContext(); }

void Screen::begin(ui::Vec window, float ratio) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {window.x, window.y};
  io.DisplayFramebufferScale = {ratio, ratio};
  io.DeltaTime = 1.0F / 60;  // no stock widget is used, so ImGui has nothing to animate
  ImGui::NewFrame();
}

ImDrawList& Screen::list() { return *ImGui::GetBackgroundDrawList(); }

void Screen::end(ui::Color background) {
  ImGui::Render();
  surface_.draw(*ImGui::GetDrawData(), background);
}

ImFontAtlas& Screen::fonts() { return *ImGui::GetIO().Fonts; }

void Screen::upload_fonts() {
  // Once uploaded, the pixels are on the graphics card; glyphs and advances are kept.
  if (surface_.upload_fonts(fonts())) fonts().ClearTexData();
}

}  // namespace app
