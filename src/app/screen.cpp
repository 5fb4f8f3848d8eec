#include "app/screen.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <cmath>
#include <stdexcept>

namespace app {

Screen::Screen(const char* canvas_selector) : selector_(canvas_selector) {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.alpha = false;
  wanted.depth = false;
  wanted.antialias = false;                  // ImGui smooths its own edges
  wanted.enableExtensionsByDefault = false;  // asking for each takes tens of milliseconds
  context_ = static_cast<int>(emscripten_webgl_create_context(selector_, &wanted));
  if (context_ <= 0 || emscripten_webgl_make_context_current(context_) < 0) {
    throw std::runtime_error("the browser gave no WebGL 2 context");
  }
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  restore();
}

Screen::~Screen() {
  renderer_.reset();
  ImGui::DestroyContext();
  emscripten_webgl_destroy_context(context_);
}

void Screen::fit(ui::Vec window, float ratio) {
  const int width = static_cast<int>(std::lround(window.x * ratio));
  const int height = static_cast<int>(std::lround(window.y * ratio));
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  emscripten_set_canvas_element_size(selector_, width, height);
}

void Screen::begin(ui::Vec window, float ratio) {
  fit(window, ratio);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {window.x, window.y};
  io.DisplayFramebufferScale = {ratio, ratio};
  io.DeltaTime = 1.0F / 60;  // no stock widget is used, so ImGui has nothing to animate
  ImGui::NewFrame();
}

ImDrawList& Screen::list() { return *ImGui::GetBackgroundDrawList(); }

void Screen::end(ui::Color background) {
  ImGui::Render();
  if (!renderer_) return;
  glViewport(0, 0, width_, height_);
  glScissor(0, 0, width_, height_);
  glClearColor(static_cast<float>(background.r) / 255, static_cast<float>(background.g) / 255,
               static_cast<float>(background.b) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  renderer_->draw(*ImGui::GetDrawData(), width_, height_);
}

void Screen::upload_fonts() {
  if (!renderer_) return;
  renderer_->upload_font_texture(*ImGui::GetIO().Fonts);
  // The pixels are on the graphics card now; glyphs and advances stay.
  ImGui::GetIO().Fonts->ClearTexData();
}

void Screen::restore() {
  const auto lost = [this] { return emscripten_is_webgl_context_lost(context_) != 0; };
  emscripten_webgl_make_context_current(context_);
  if (lost()) return;
  try {
    renderer_.emplace();
  } catch (...) {
    // A context that is lost on the way refuses everything; only one that is alive has a reason.
    if (!lost()) throw;
  }
}

}  // namespace app
