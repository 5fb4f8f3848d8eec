/// Draws ImGui's draw data with WebGL 2. Nothing else uses the context, so no state is ever read back: a read
/// waits for the graphics process, which costs more than the whole frame. web/host/runs/svg makes its drawings of what
/// passes from here to WebGL.
///
///     app::Renderer renderer;
///     renderer.upload_font_texture(atlas);
///     renderer.draw(data, width, height);
#pragma once

#include <GLES3/gl3.h>

struct ImDrawData;
struct ImDrawList;
struct ImFontAtlas;

namespace app {

/// Must not outlive the context that is current when it is created. A lost context loses all its objects: create
/// a new renderer after it is restored.
class Renderer {
 public:
  /// @throws std::runtime_error with the driver's message if a shader is rejected
  Renderer();
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  /// Uploads the coverage of every glyph, one byte per pixel. Call it after the atlas is built.
  void upload_font_texture(ImFontAtlas& atlas);
  /// Draws onto a canvas of `width` times `height` device pixels.
  void draw(const ImDrawData& data, int width, int height);

 private:
  void draw_list(const ImDrawList& list, float ratio_x, float ratio_y, int height);

  GLuint program_ = 0;
  GLuint vertices_ = 0;
  GLuint indices_ = 0;
  GLuint layout_ = 0;
  GLuint texture_ = 0;
  GLint scale_ = -1;
};

}  // namespace app
