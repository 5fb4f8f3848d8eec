/// Lays out blocks one below the other: what to paint where, what each block means, and what happens
/// when something in it is used. This is done once; drawing a frame only goes through the visible
/// blocks.
///
///     ui::Flow flow(metrics, {40, 456});
///     flow.paragraph("lesson/p1", runs);
///     flow.gap(16);
///
/// Coordinates are relative to the scrolled content.
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

/// A column of text, and the wider one for listings and tables.
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

  [[nodiscard]] const Metrics& metrics() const { return metrics_; }

  // --- where the next block goes ---
  float y = 0;
  Column column;
  TextStyle style = TextStyle::body;
  Token token = Token::text;

  /// Adds space before the next block. Of consecutive gaps the largest counts.
  void gap(float height);
  /// Reserves `height` for a block of the column's width and returns its rectangle.
  Rect take(float height);
  /// Narrows the column.
  /// @returns the previous column, to restore it afterwards
  Column indent(float left, float right);

  // --- what is painted ---
  void paint(const Rect& rect, Paint paint) { placed_.push_back({rect, std::move(paint)}); }
  /// For backgrounds of blocks that are laid out later: reserve() a place first, fill() it afterwards.
  std::size_t reserve();
  void fill(std::size_t reserved, const Rect& rect, Paint paint);
  void paint_visible(Frame& frame) const;

  // --- what it means ---
  Node& open(Role role, std::string id, std::string name = {},
             std::optional<Rect> rect = std::nullopt);
  void close();
  Node& leaf(Role role, std::string id, std::string name = {},
             std::optional<Rect> rect = std::nullopt);
  /// Adds a subtree that was built before.
  void add(NodePtr subtree);
  /// The top-level nodes, to be added to a frame's tree.
  [[nodiscard]] const std::vector<NodePtr>& nodes() const { return nodes_; }

  // --- what happens ---
  void on(std::string id, Action action) { actions_[std::move(id)] = std::move(action); }
  /// A key that is pressed while the focus is inside the node `inside` acts like a click on the node `id`.
  void on_key(std::string inside, std::string key, std::string id) {
    keys_.push_back({std::move(inside), std::move(key), std::move(id)});
  }
  /// Turns such a key into that click.
  void take_keys(Frame& frame) const;
  /// Runs the action for the frame's pending activation, if it belongs to this flow.
  void run_action(Frame& frame) const;

  // --- blocks ---
  void paragraph(const std::string& id, const std::vector<TextRun>& runs);
  void heading(const std::string& id, int level, const std::vector<TextRun>& runs, TextStyle style);
  /// Adds plain text in a given style and colour.
  void line(const std::string& id, std::string text, TextStyle style, Token token,
            Role role = Role::paragraph);

 private:
  struct Key {
    std::string inside;
    std::string key;
    std::string id;
  };

  void text_block(Node& node, RichText text, const Rect& rect, Token token);

  const Metrics& metrics_;
  float gap_ = 0;
  std::vector<Placed> placed_;
  std::vector<NodePtr> nodes_;
  std::vector<std::shared_ptr<Node>> open_;
  std::unordered_map<std::string, Action> actions_;
  std::vector<Key> keys_;
};

}  // namespace ui
