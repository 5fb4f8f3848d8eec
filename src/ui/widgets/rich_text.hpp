// Prose: runs of plain, strong, slanted and code text with links, broken into lines of a width.
//   ui::RichText text(runs, ui::TextStyle::body, 456, frame.metrics);
//   text.draw(frame, "lesson/p1", {40, 120}, ui::Token::text);
// Breaking is greedy at spaces, as browsers do it, so that the DOM twin comes to the same lines.
#pragma once

#include <string>
#include <vector>

#include "ui/frame/frame.hpp"

namespace ui {

// A part of a line in one style.
struct Piece {
  std::string text;
  TextRun::Kind kind = TextRun::Kind::plain;
  std::string link_id{};
  std::string href{};
  std::size_t run = 0;  // which of the runs it came from
  float x = 0;          // where its glyphs start, from the line's left edge
  float width = 0;      // of its glyphs
};

using Line = std::vector<Piece>;

class RichText {
 public:
  RichText() = default;
  // `runs` need their text, kind and links; line breaks are worked out here. A "\n" in a run
  // forces one. `width` is in CSS pixels; a word that is wider is broken between letters.
  RichText(const std::vector<TextRun>& runs, TextStyle style, float width, const Metrics& metrics);
  RichText(std::string text, TextStyle style, float width, const Metrics& metrics);

  float height() const { return static_cast<float>(lines_.size()) * line_height_; }
  // Of the longest line.
  float width() const;
  Rect rect(Vec at) const { return {at.x, at.y, box_width_, height()}; }
  const std::vector<Line>& lines() const { return lines_; }

  void paint(Frame& frame, Vec at, Token token) const;
  // Writes text and style into the node.
  void record(Node& node) const;
  // Both, with its top left corner at `at`: paints it, and makes it a leaf of the tree.
  Node& draw(Frame& frame, std::string id, Vec at, Token token, Role role = Role::paragraph) const;
  // Rectangles of a link's pieces, line by line, when the text stands at `at`.
  std::vector<Rect> link_rects(std::string_view link_id, Vec at) const;

  // Room that a code chip takes on each side of its glyphs.
  static constexpr float chip_padding = 4;

 private:
  TextStyle style_ = TextStyle::body;
  float box_width_ = 0;
  float line_height_ = 0;
  std::vector<Line> lines_;
  std::vector<bool> hard_;  // whether a line starts behind a forced break
};

// The style in which a run of that kind is set inside text of style `base`.
TextStyle run_style(TextStyle base, TextRun::Kind kind);

}  // namespace ui
