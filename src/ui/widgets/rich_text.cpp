#include "ui/widgets/rich_text.hpp"

#include <algorithm>
#include <utility>

#include "ui/widgets/line_breaker.hpp"
#include "ui/widgets/terms.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {

TextStyle run_style(TextStyle base, TextRun::Kind kind) {
  switch (kind) {
    case TextRun::Kind::code:
    case TextRun::Kind::chip: return TextStyle::code;
    case TextRun::Kind::strong:
      return base == TextStyle::body    ? TextStyle::strong
             : base == TextStyle::small ? TextStyle::small_strong
             : base == TextStyle::label ? TextStyle::label_strong
                                        : base;
    default: return base;
  }
}

namespace {

/// The underline of a term.
void dots(Frame& frame, const Rect& word, float y, bool hovered) {
  const Color color = frame.theme[hovered ? Token::accent : Token::faint];
  for (float x = word.x; x < word.right() - 1; x += 4) frame.paint.fill({x, y, 2, 1}, color);
}

}  // namespace

RichText::RichText(const std::vector<TextRun>& runs, TextStyle style, float width,
                   const Metrics& metrics)
    : style_(style), box_width_(width), line_height_(metrics.line_height(style)) {
  LineBreaker breaker(style, width, metrics);
  for (const TextRun& run : runs) breaker.add(run);
  breaker.finish();
  lines_ = std::move(breaker.lines);
  hard_ = std::move(breaker.hard);
}

RichText::RichText(std::string text, TextStyle style, float width, const Metrics& metrics)
    : RichText(std::vector<TextRun>{{.text = std::move(text)}}, style, width, metrics) {}

float RichText::width() const {
  float widest = 0;
  for (const Line& line : lines_) {
    if (!line.empty()) widest = std::max(widest, line.back().x + line.back().width);
  }
  return widest;
}

void RichText::paint(Frame& frame, Vec at, Token token) const {
  const Metrics& metrics = frame.metrics;
  const float baseline = metrics.baseline(style_);
  float y = at.y;
  for (const Line& line : lines_) {
    for (const Piece& piece : line) {
      const TextStyle style = run_style(style_, piece.kind);
      const bool chip = style == TextStyle::code && style_ != TextStyle::code;
      if (chip && piece.text.find_first_not_of(' ') != std::string::npos) {
        const float height = metrics.size(TextStyle::code) + 7;
        const float middle = y + baseline - metrics.size(TextStyle::code) * 0.36F;
        const Rect box{at.x + piece.x - chip_padding, middle - height / 2,
                       piece.width + 2 * chip_padding, height};
        frame.paint.fill(box, frame.theme[Token::raised], 4);
        frame.paint.stroke(box, frame.theme[Token::line], 4);
      }
      const bool link = !piece.link_id.empty();
      const bool term = link && !linked_term(piece.link_id).empty();
      const Token colour = link && !term ? Token::accent : token;
      frame.paint.text({at.x + piece.x, y + baseline - metrics.baseline(style)}, style,
                       frame.theme[colour], piece.text, piece.kind == TextRun::Kind::em);
      if (link) {
        // Trailing spaces beyond the line's end are not underlined.
        const std::size_t kept =
            &piece == &line.back() ? piece.text.find_last_not_of(' ') + 1 : piece.text.size();
        const float width = metrics.width(style, std::string_view(piece.text).substr(0, kept));
        const Rect box{at.x + piece.x, y, width, line_height_};
        const bool hovered = frame.input.hovered(piece.link_id);
        if (term) dots(frame, box, y + baseline + 3, hovered);
        else
          frame.paint.horizontal(box.x, y + baseline + 3, width,
                                 frame.theme[Token::accent].faded(hovered ? 1.0F : 0.35F));
        if (frame.sought.id == piece.link_id) frame.sought.rect = box.moved(frame.paint.offset());
        focus_ring(frame, piece.link_id, {box.x - 2, y + 1, width + 4, line_height_ - 2}, 3);
      }
    }
    y += line_height_;
  }
}

void RichText::record(Node& node) const {
  node.style = style_;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    bool first = i > 0;
    for (const Piece& piece : lines_[i]) {
      node.text.push_back({.text = piece.text,
                           .kind = piece.kind,
                           .new_line = first,
                           .hard_break = first && hard_[i],
                           .link_id = piece.link_id,
                           .href = piece.href});
      first = false;
    }
  }
}

Node& RichText::draw(Frame& frame, std::string id, Vec at, Token token, Role role) const {
  paint(frame, at, token);
  Node& node = frame.semantics.leaf(role, std::move(id), {}, rect(at));
  record(node);
  return node;
}

std::vector<Rect> RichText::link_rects(std::string_view link_id, Vec at) const {
  std::vector<Rect> rects;
  float y = at.y;
  for (const Line& line : lines_) {
    for (const Piece& piece : line) {
      if (piece.link_id == link_id) rects.push_back({at.x + piece.x, y, piece.width, line_height_});
    }
    y += line_height_;
  }
  return rects;
}

}  // namespace ui
