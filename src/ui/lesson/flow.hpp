// Lays blocks out one below another, once: what to paint where, what each block means, and what
// happens when something in it is used. Drawing a frame then only walks the blocks that are seen.
//   ui::Flow flow(metrics, {40, 456});
//   flow.paragraph("lesson/p1", runs);
//   flow.gap(16);
// Coordinates are those of the scrolled content.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ui/frame/frame.hpp"
#include "ui/widgets/rich_text.hpp"

namespace ui {

// A column of text, and how far listings and tables may reach beyond it.
struct Column {
  float x = 0;
  float width = 0;
  float wide_x = 0;
  float wide_width = 0;
};

class Flow {
 public:
  using Paint = std::function<void(Frame&)>;
  using Action = std::function<void(Frame&)>;

  struct Placed {
    Rect rect;
    Paint paint;
  };

  Flow(const Metrics& metrics, Column column);

  const Metrics& metrics() const { return metrics_; }

  // --- where the next block goes ---
  float y = 0;
  Column column;
  TextStyle style = TextStyle::body;
  Token token = Token::text;

  // Space before the next block; two gaps in a row count as the larger one.
  void gap(float height);
  // Takes `height` for a block of the column's width and returns its rectangle.
  Rect take(float height);
  // Narrows the column for what is put in between; restore with the returned one.
  Column indent(float left, float right);

  // --- what is painted ---
  void paint(const Rect& rect, Paint paint) { placed_.push_back({rect, std::move(paint)}); }
  // Something that lies behind blocks that are laid out later: reserve first, fill in afterwards.
  std::size_t reserve();
  void fill(std::size_t reserved, const Rect& rect, Paint paint);
  void paint_visible(Frame& frame) const;

  // --- what it means ---
  Node& open(Role role, std::string id, std::string name = {},
             std::optional<Rect> rect = std::nullopt);
  void close();
  Node& leaf(Role role, std::string id, std::string name = {},
             std::optional<Rect> rect = std::nullopt);
  // The top-level nodes, ready to be added to a frame's tree.
  const std::vector<NodePtr>& nodes() const { return nodes_; }

  // --- what happens ---
  void on(std::string id, Action action) { actions_[std::move(id)] = std::move(action); }
  // Runs what belongs to the frame's pending activation, if it is one of this flow's.
  void run_action(Frame& frame) const;

  // --- blocks ---
  void paragraph(const std::string& id, const std::vector<TextRun>& runs);
  void heading(const std::string& id, int level, const std::vector<TextRun>& runs, TextStyle style);
  // Plain text in another style or colour.
  void line(const std::string& id, std::string text, TextStyle style, Token token,
            Role role = Role::paragraph);

 private:
  void text_block(Node& node, RichText text, const Rect& rect, Token token);

  const Metrics& metrics_;
  float gap_ = 0;
  std::vector<Placed> placed_;
  std::vector<NodePtr> nodes_;
  std::vector<std::shared_ptr<Node>> open_;
  std::unordered_map<std::string, Action> actions_;
};

}  // namespace ui
