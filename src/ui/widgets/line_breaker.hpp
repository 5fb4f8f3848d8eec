/// Greedy line breaking for RichText.
///
///     ui::LineBreaker breaker(ui::TextStyle::body, 456, metrics);
///     for (const ui::TextRun& run : runs) breaker.add(run);
///     breaker.finish();
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets/rich_text.hpp"

namespace ui {

class LineBreaker {
 public:
  LineBreaker(TextStyle style, float width, const Metrics& metrics);

  void add(const TextRun& run);
  void finish();

  std::vector<Line> lines;
  std::vector<bool> hard;

 private:
  /// Text that must not be split, including trailing spaces.
  struct Segment {
    const TextRun* run;
    std::size_t index;
    std::string_view text;
  };

  void place_cluster();
  void append(Line& line, const Segment& segment) const;
  void break_line(bool forced);
  void place_letters(const Segment& segment);
  /// The x of the next glyph, after the padding of a chip at the line's end.
  static float cursor(const Line& line);
  [[nodiscard]] float visible_end(const Line& line) const;

  TextStyle style_;
  float width_;
  const Metrics& metrics_;
  Line line_;
  std::vector<Segment> cluster_;
  std::size_t runs_ = 0;
  bool after_forced_ = false;
};

}  // namespace ui
