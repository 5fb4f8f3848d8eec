/// Prose: runs of plain, strong, emphasised and code text with links, broken into lines of a width.
///
///     ui::RichText text(runs, ui::TextStyle::body, 456, frame.metrics);
///     text.draw(frame, "lesson/p1", {40, 120}, ui::Token::text);
///
/// Lines are broken greedily at spaces, as in browsers, so that the DOM twin has the same lines.
#pragma once

#include <string>
#include <vector>

#include "ui/frame/frame.hpp"

namespace ui {

/// A part of a line in one style.
struct Piece {
  std::string text;
  TextRun::Kind kind = TextRun::Kind::plain;
  std::string link_id{};
  std::string href{};
  std::size_t run = 0;  ///< the index of its run
  float x = 0;          ///< of its first glyph, from the line's left edge
  float width = 0;      ///< of its glyphs
};

using Line = std::vector<Piece>;

class RichText {
 public:
  RichText() = default;
  /// Breaks `runs`, of which it reads text, kind and links, into lines. A "\n" in a run forces a line
  /// break. `width` is in CSS pixels; a word that is wider is broken between letters.
  RichText(const std::vector<TextRun>& runs, TextStyle style, float width, const Metrics& metrics);
  RichText(std::string text, TextStyle style, float width, const Metrics& metrics);

  [[nodiscard]] float height() const { return static_cast<float>(lines_.size()) * line_height_; }
  /// The width of the longest line.
  [[nodiscard]] float width() const;
  [[nodiscard]] Rect rect(Vec at) const { return {at.x, at.y, box_width_, height()}; }
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }

  void paint(Frame& frame, Vec at, Token token) const;
  /// Writes the text and its style into a node.
  void record(Node& node) const;
  /// Paints the text with its top left corner at `at`, and adds a leaf for it to the tree.
  Node& draw(Frame& frame, std::string id, Vec at, Token token, Role role = Role::paragraph) const;
  /// The rectangles of a link's pieces, line by line, if the text is drawn at `at`.
  [[nodiscard]] std::vector<Rect> link_rects(std::string_view link_id, Vec at) const;

  /// The padding of a code chip, left and right.
  static constexpr float chip_padding = 4;

 private:
  TextStyle style_ = TextStyle::body;
  float box_width_ = 0;
  float line_height_ = 0;
  std::vector<Line> lines_;
  std::vector<bool> hard_;  // whether a line starts behind a forced break
};

/// The style of a run of that kind inside text of style `base`.
[[nodiscard]] TextStyle run_style(TextStyle base, TextRun::Kind kind);

}  // namespace ui
