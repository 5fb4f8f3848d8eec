// Draws ImGui's draw data with WebGL 2. Nothing else uses the context, so no state is ever read back:
// a read waits for the graphics process, which costs more than the whole frame.
//   app::Renderer renderer;
//   renderer.upload_font_texture(atlas);
//   renderer.draw(*ImGui::GetDrawData(), width, height);
#pragma once

#include <GLES3/gl3.h>

struct ImDrawData;
struct ImDrawList;
struct ImFontAtlas;

namespace app {

// Lives no longer than the context that is current when it is made. A lost context takes everything with
// it: make a new one once it is restored.
class Renderer {
 public:
  // Throws std::runtime_error with the driver's words when a shader is refused.
  Renderer();
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  // The coverage of every glyph, one byte a pixel. Call it after the atlas was built.
  void upload_font_texture(ImFontAtlas& atlas);
  // Draws onto a canvas of that many device pixels.
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
