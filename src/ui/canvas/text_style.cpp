#include "ui/canvas/text_style.hpp"

#include <cmath>

namespace ui {

const TextSpec& spec(TextStyle style) {
  static constexpr TextSpec specs[text_styles] = {
      {Face::regular, 15, 24, "body"},     {Face::semibold, 15, 24, "strong"},
      {Face::regular, 13, 20, "small"},    {Face::semibold, 13, 20, "small-strong"},
      {Face::regular, 12, 16, "label"},    {Face::semibold, 12, 16, "label-strong"},
      {Face::semibold, 32, 40, "display"}, {Face::semibold, 26, 32, "title"},
      {Face::semibold, 20, 28, "heading"}, {Face::mono, 13, 21, "code"},
  };
  return specs[static_cast<std::size_t>(style)];
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at++);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0;
  if (more == 0 || lead > 0xF4 || at + static_cast<std::size_t>(more) > text.size()) return 0xFFFD;
  char32_t point = lead & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    const unsigned char next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xC0) != 0x80) return 0xFFFD;
    point = (point << 6) | (next & 0x3F);
  }
  at += static_cast<std::size_t>(more);
  return point;
}

float Metrics::advance(TextStyle style, char32_t code_point) const {
  const StyleMetrics& metrics = of(style);
  if (code_point < metrics.ascii.size()) return metrics.ascii[code_point];
  const auto found = metrics.others.find(code_point);
  return found == metrics.others.end() ? metrics.fallback : found->second;
}

float Metrics::width(TextStyle style, std::string_view text) const {
  float sum = 0;
  for (std::size_t at = 0; at < text.size();) sum += advance(style, next_code_point(text, at));
  return sum;
}

float Metrics::baseline(TextStyle style) const {
  const StyleMetrics& metrics = of(style);
  // Browsers round ascent and descent to whole pixels before they centre a line.
  const float ascent = std::round(metrics.ascent);
  const float descent = std::round(metrics.descent);
  return std::floor((metrics.line_height - (ascent + descent)) / 2) + ascent;
}

Metrics Metrics::uniform(float em, float text_scale) {
  Metrics made;
  made.text_scale = text_scale;
  for (std::size_t i = 0; i < text_styles; ++i) {
    const TextSpec& from = spec(static_cast<TextStyle>(i));
    StyleMetrics& metrics = made.styles_[i];
    metrics.size = from.size * text_scale;
    metrics.line_height = std::round(from.line_height * text_scale);
    metrics.ascii.fill(em * metrics.size);
    metrics.fallback = em * metrics.size;
    metrics.ascent = 0.95F * metrics.size;
    metrics.descent = 0.25F * metrics.size;
  }
  return made;
}

}  // namespace ui
