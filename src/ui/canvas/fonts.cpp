#include "ui/canvas/fonts.hpp"

#include <imgui.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace ui {
namespace {

constexpr float baked_size = 16;  // web/host/runs/svg/glyphs.js has it too

/// The characters of the subset fonts: Latin, punctuation, arrows, and a few symbols of the interface.
constexpr ImWchar glyphs[] = {0x0020, 0x017F, 0x02C6, 0x02DC, 0x2010, 0x2044, 0x20AC, 0x20AC,
                              0x2122, 0x2122, 0x2190, 0x21FF, 0x2200, 0x22FF, 0x2300, 0x23FF,
                              0x2500, 0x25FF, 0x2600, 0x26FF, 0x2700, 0x27BF, 0};

/// Reads big-endian fields of a TrueType file, and never past its end.
class Tables {
 public:
  Tables(const std::string& bytes, const char* name) : bytes_(bytes), name_(name) {
    const std::uint32_t version = bytes.size() < 12 ? 0 : u32(0);
    constexpr std::uint32_t open_type = 0x4F54544F;
    constexpr std::uint32_t true_type = 0x00010000;
    if (version != true_type && version != open_type) fail();
  }

  std::uint32_t offset(const char* tag) const {
    const std::uint16_t count = u16(4);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t record = 12 + 16 * i;
      check(record, 16);
      if (std::memcmp(bytes_.data() + record, tag, 4) == 0) return u32(record + 8);
    }
    fail();
  }

  std::uint16_t u16(std::uint32_t at) const {
    check(at, 2);
    return static_cast<std::uint16_t>(byte(at) << 8 | byte(at + 1));
  }

 private:
  std::uint32_t u32(std::uint32_t at) const {
    return static_cast<std::uint32_t>(u16(at)) << 16 | u16(at + 2);
  }
  unsigned byte(std::uint32_t at) const { return static_cast<unsigned char>(bytes_[at]); }
  void check(std::size_t at, std::size_t size) const {
    if (at + size > bytes_.size()) fail();
  }
  [[noreturn]] void fail() const {
    throw std::runtime_error(std::string("the font ") + name_ +
                             " is not a TrueType or OpenType file; build the site again");
  }

  const std::string& bytes_;
  const char* name_;
};

}  // namespace

Fonts::Fonts(FontFiles files) : files_(std::move(files)) {
  extents_ = {extent(files_.regular, "inter-regular.ttf"),
              extent(files_.semibold, "inter-semibold.ttf"),
              extent(files_.mono, "jetbrains-mono.ttf")};
}

Fonts::Fonts(Metrics metrics, const ImFont* font) : metrics_(std::move(metrics)) {
  fonts_.fill(font);
  if (font == nullptr) return;
  for (std::size_t i = 0; i < text_styles; ++i) {
    scales_[i] = metrics_.width(static_cast<TextStyle>(i), "0") / font->GetCharAdvance('0');
  }
}

Fonts::Extent Fonts::extent(const std::string& file, const char* name) {
  const Tables tables(file, name);
  const float units = tables.u16(tables.offset("head") + 18);
  const std::uint32_t hhea = tables.offset("hhea");
  const auto ascent = static_cast<std::int16_t>(tables.u16(hhea + 4));
  const auto descent = static_cast<std::int16_t>(tables.u16(hhea + 6));
  return {ascent / units, -descent / units};
}

const std::string& Fonts::file(Face face) const {
  return face == Face::regular    ? files_.regular
         : face == Face::semibold ? files_.semibold
                                  : files_.mono;
}

void Fonts::bake(ImFontAtlas& atlas, float pixel_ratio, float text_scale) {
  pixel_ratio_ = pixel_ratio;
  metrics_ = Metrics();
  metrics_.text_scale = text_scale;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  // Two styles of one face and size share a font.
  struct Baked {
    Face face;
    float size;
    const ImFont* font;
  };
  std::array<Baked, text_styles> baked{};
  for (std::size_t i = 0; i < text_styles; ++i) {
    const TextSpec& from = spec(static_cast<TextStyle>(i));
    const Extent& extent = extents_[static_cast<std::size_t>(from.face)];
    const float size = from.size * text_scale;
    const ImFont* shared = nullptr;
    for (std::size_t j = 0; j < i; ++j) {
      if (baked[j].face == from.face && baked[j].size == from.size) shared = baked[j].font;
    }
    if (shared == nullptr) {
      const std::string& bytes = file(from.face);
      ImFontConfig config;
      config.FontDataOwnedByAtlas = false;
      config.FontData = const_cast<char*>(bytes.data());  // ImGui only reads it
      config.FontDataSize = static_cast<int>(bytes.size());
      // ImGui sizes a font by ascent plus descent, CSS by the em. ImGui drops the fraction of the size, but
      // not that of the density by which it multiplies the size.
      config.SizePixels = baked_size;
      config.RasterizerDensity = size * pixel_ratio * (extent.ascent + extent.descent) / baked_size;
      config.GlyphRanges = glyphs;
      // Glyphs are at fractions of a pixel, which need oversampling if there are few device pixels.
      config.OversampleH = pixel_ratio < 1.5F ? 4 : 2;
      config.OversampleV = 1;
      shared = atlas.AddFont(&config);
    }
    baked[i] = {from.face, from.size, shared};
    fonts_[i] = shared;
    scales_[i] = size * (extent.ascent + extent.descent) / baked_size;
  }
  if (!atlas.Build()) throw std::runtime_error("the fonts do not fit into a texture");
  for (std::size_t i = 0; i < text_styles; ++i) {
    const auto style = static_cast<TextStyle>(i);
    measure(style, spec(style).size * text_scale);
  }
}

void Fonts::measure(TextStyle style, float size) {
  const ImFont* font = fonts_[static_cast<std::size_t>(style)];
  const Extent& extent = extents_[static_cast<std::size_t>(spec(style).face)];
  StyleMetrics& metrics = metrics_.of(style);
  metrics.size = size;
  metrics.line_height = std::round(spec(style).line_height * metrics_.text_scale);
  metrics.ascent = extent.ascent * size;
  metrics.descent = extent.descent * size;
  metrics.fallback = font->FallbackAdvanceX * scale(style);
  for (const ImFontGlyph& glyph : font->Glyphs) {
    const float advance = glyph.AdvanceX * scale(style);
    if (glyph.Codepoint < metrics.ascii.size()) {
      metrics.ascii[glyph.Codepoint] = advance;
    } else {
      metrics.others[glyph.Codepoint] = advance;
    }
  }
}

}  // namespace ui
