#include "app/renderer.hpp"

#include <imgui.h>

#include <cstddef>
#include <stdexcept>
#include <string>

namespace app {
namespace {

constexpr const char* vertex_shader = R"(#version 300 es
uniform vec2 scale;
in vec2 position;
in vec2 place;
in vec4 color;
out vec2 sample_at;
out vec4 tint;
void main() {
  sample_at = place;
  tint = color;
  gl_Position = vec4(position.x * scale.x - 1.0, 1.0 - position.y * scale.y, 0, 1);
})";

constexpr const char* fragment_shader = R"(#version 300 es
precision mediump float;
uniform sampler2D glyphs;
in highp vec2 sample_at;
in vec4 tint;
out vec4 result;
void main() {
  result = vec4(tint.rgb, tint.a * texture(glyphs, sample_at).r);
})";

constexpr GLuint position = 0;
constexpr GLuint place = 1;
constexpr GLuint color = 2;

GLuint compile(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint fine = 0;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &fine);
  if (fine == 0) {
    char why[512] = "";
    glGetShaderInfoLog(shader, sizeof why, nullptr, why);
    throw std::runtime_error(std::string("the graphics driver refused a shader: ") + why);
  }
  return shader;
}

void attribute(GLuint index, GLint size, GLenum type, GLboolean normalized, std::size_t offset) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, size, type, normalized, sizeof(ImDrawVert),
                        reinterpret_cast<const void*>(offset));
}

}  // namespace

Renderer::Renderer() : program_(glCreateProgram()) {
  const GLuint vertex = compile(GL_VERTEX_SHADER, vertex_shader);
  const GLuint fragment = compile(GL_FRAGMENT_SHADER, fragment_shader);
  glAttachShader(program_, vertex);
  glAttachShader(program_, fragment);
  glBindAttribLocation(program_, position, "position");
  glBindAttribLocation(program_, place, "place");
  glBindAttribLocation(program_, color, "color");
  glLinkProgram(program_);
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  scale_ = glGetUniformLocation(program_, "scale");
  glUseProgram(program_);

  glGenVertexArrays(1, &layout_);
  glGenBuffers(1, &vertices_);
  glGenBuffers(1, &indices_);
  glGenTextures(1, &texture_);
  glBindVertexArray(layout_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_);
  attribute(position, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, pos));
  attribute(place, 2, GL_FLOAT, GL_FALSE, offsetof(ImDrawVert, uv));
  attribute(color, 4, GL_UNSIGNED_BYTE, GL_TRUE, offsetof(ImDrawVert, col));
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
}

Renderer::~Renderer() {
  glDeleteTextures(1, &texture_);
  glDeleteBuffers(1, &vertices_);
  glDeleteBuffers(1, &indices_);
  glDeleteVertexArrays(1, &layout_);
  glDeleteProgram(program_);
}

void Renderer::upload_font_texture(ImFontAtlas& atlas) {
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, pixels);
}

void Renderer::draw(const ImDrawData& data, int width, int height) {
  glUniform2f(scale_, 2 / data.DisplaySize.x, 2 / data.DisplaySize.y);
  const float ratio_x = static_cast<float>(width) / data.DisplaySize.x;
  const float ratio_y = static_cast<float>(height) / data.DisplaySize.y;
  for (const ImDrawList* list : data.CmdLists) draw_list(*list, ratio_x, ratio_y, height);
}

void Renderer::draw_list(const ImDrawList& list, float ratio_x, float ratio_y, int height) {
  glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.size_in_bytes(), list.VtxBuffer.Data,
               GL_STREAM_DRAW);
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, list.IdxBuffer.size_in_bytes(), list.IdxBuffer.Data,
               GL_STREAM_DRAW);
  constexpr GLenum index_type = sizeof(ImDrawIdx) == 2 ? GL_UNSIGNED_SHORT : GL_UNSIGNED_INT;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    const auto left = static_cast<GLint>(command.ClipRect.x * ratio_x);
    const auto top = static_cast<GLint>(command.ClipRect.y * ratio_y);
    const auto right = static_cast<GLint>(command.ClipRect.z * ratio_x);
    const auto bottom = static_cast<GLint>(command.ClipRect.w * ratio_y);
    if (right <= left || bottom <= top) continue;
    glScissor(left, height - bottom, right - left, bottom - top);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(command.ElemCount), index_type,
                   reinterpret_cast<const void*>(command.IdxOffset * sizeof(ImDrawIdx)));
  }
}

}  // namespace app
