#include "app/browser_surface.hpp"

#include <GLES3/gl3.h>
#include <emscripten/html5.h>
#include <imgui.h>

#include <cmath>
#include <stdexcept>

namespace app {

BrowserSurface::BrowserSurface(const char* canvas_selector) : selector_(canvas_selector) {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  wanted.alpha = false;
  wanted.depth = false;
  wanted.antialias = false;                  // ImGui smooths its own edges
  wanted.enableExtensionsByDefault = false;  // asking for each takes tens of milliseconds
  context_ = static_cast<int>(emscripten_webgl_create_context(selector_, &wanted));
  if (context_ <= 0 || emscripten_webgl_make_context_current(context_) < 0) {
    throw std::runtime_error("the browser provides no WebGL 2 context");
  }
  restore();
}

BrowserSurface::~BrowserSurface() {
  renderer_.reset();
  emscripten_webgl_destroy_context(context_);
}

void BrowserSurface::fit(int width, int height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  emscripten_set_canvas_element_size(selector_, width, height);
}

void BrowserSurface::draw(const ImDrawData& data, ui::Color background) {
  fit(static_cast<int>(std::lround(data.DisplaySize.x * data.FramebufferScale.x)),
      static_cast<int>(std::lround(data.DisplaySize.y * data.FramebufferScale.y)));
  if (!renderer_) return;
  glViewport(0, 0, width_, height_);
  glScissor(0, 0, width_, height_);
  glClearColor(static_cast<float>(background.r) / 255, static_cast<float>(background.g) / 255,
               static_cast<float>(background.b) / 255, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  renderer_->draw(data, width_, height_);
}

bool BrowserSurface::upload_fonts(ImFontAtlas& atlas) {
  if (renderer_) renderer_->upload_font_texture(atlas);
  return renderer_.has_value();
}

void BrowserSurface::restore() {
  const auto lost = [this] { return emscripten_is_webgl_context_lost(context_) != 0; };
  emscripten_webgl_make_context_current(context_);
  if (lost()) return;
  try {
    renderer_.emplace();
  } catch (...) {
    // If the context was lost in the meantime, every call fails; only a failure of a live one is an error.
    if (!lost()) throw;
  }
}

}  // namespace app
