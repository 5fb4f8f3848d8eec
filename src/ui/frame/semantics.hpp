/// The meaning of what is on screen: a tree of roles, names and states to which every widget adds as it
/// draws. The browser host mirrors the tree as real DOM over the canvas. Screen readers, keyboards,
/// find-in-page and browser tests use that DOM.
///
///     ui::Scope form(frame.semantics, ui::Role::region, "stage", "Stage", area);
///     frame.semantics.leaf(ui::Role::button, "stage/step", "Step", rect).disabled = at_end;
///
/// Rectangles are in CSS pixels relative to the window or, inside a scroll node, to its content, so that
/// scrolling does not change the tree. An id ("lesson/coroutines/p3") is unique in the tree and stable
/// from frame to frame: a DOM element, and with it the focus, exists as long as its id.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/canvas/geometry.hpp"
#include "ui/canvas/text_style.hpp"

namespace ui {

enum class Role : std::uint8_t {
  group,  ///< structure without meaning
  banner,
  main,
  navigation,
  region,  ///< must have a name
  article,
  dialog,
  heading,  ///< has a level
  paragraph,
  text,  ///< a piece of text inside a cell, a chip, a panel
  code,  ///< preformatted text, line by line
  list,
  ordered_list,
  list_item,
  table,
  row,
  column_header,
  cell,
  link,
  button,
  radio_group,
  radio,
  tab_list,
  tab,
  tab_panel,
  toolbar,  ///< buttons among which the arrow keys move
  slider,
  progress,
  status,     ///< announced politely when its text changes
  alert,      ///< announced at once
  figure,     ///< a picture on the canvas; its name describes it
  scroll,     ///< a native scroll area of `content` size
  drag,       ///< a surface that receives the pointer's drags
  separator,  ///< between two columns; moved like a slider, an empty value moves it back
  count
};

[[nodiscard]] const char* role_name(Role role);

/// A part of a text node in one style. The app's layout breaks text into lines; the twin breaks it at
/// the same places.
struct TextRun {
  enum class Kind : std::uint8_t { plain, strong, em, code, chip };
  std::string text;
  Kind kind = Kind::plain;
  bool new_line = false;    ///< this run starts a visual line
  bool hard_break = false;  ///< the previous line ended with a real line break
  std::string link_id{};    ///< consecutive runs with the same link_id form one link
  std::string href{};
  friend bool operator==(const TextRun&, const TextRun&) = default;
};

struct ValueRange {
  double now = 0;
  double min = 0;
  double max = 0;
  double step = 1;
  std::string text;  ///< "step 9 of 17"
  friend bool operator==(const ValueRange&, const ValueRange&) = default;
};

struct Node {
  Role role = Role::group;
  std::string id;
  /// The accessible name. Empty for a node with `text`, which is its name.
  std::string name;
  std::string description;
  std::optional<Rect> rect;  ///< none: the element only adds structure
  std::vector<TextRun> text;
  TextStyle style = TextStyle::body;  ///< of text
  int level = 0;                      ///< of a heading
  std::string href;                   ///< of a link
  bool disabled = false;
  bool current = false;
  bool busy = false;
  std::optional<bool> checked;   ///< radio
  std::optional<bool> selected;  ///< tab
  std::optional<bool> expanded;  ///< button that opens something
  std::optional<bool> pressed;   ///< toggle button
  std::optional<ValueRange> range;
  Vec content;           ///< scroll: the size of its contents
  std::string keys;      ///< "ArrowLeft Space": keys that the app handles while the focus is inside
  std::string shortcut;  ///< of a button: the equivalent key, "ArrowRight"
  std::string controls;  ///< the id of the node that this one shows or hides
  bool hide_name = false;  ///< the name is for assistive technology only, not for find-in-page
  std::vector<std::shared_ptr<const Node>> children;

  /// Compares everything but the children.
  [[nodiscard]] bool same_self(const Node& other) const;
};

using NodePtr = std::shared_ptr<const Node>;

/// Collects the tree of one frame.
class Semantics {
 public:
  /// Starts a new tree for a window of that size.
  void begin(Vec window);
  /// Sets the keys that the app handles wherever the focus is: "? F1".
  void take_keys_everywhere(std::string keys) { root_->keys = std::move(keys); }
  /// Ends the tree. Every open() must have been closed.
  NodePtr end();

  /// Adds a node to the open node and opens it. The reference is valid until close().
  Node& open(Role role, std::string id, std::string name = {},
             std::optional<Rect> rect = std::nullopt);
  void close();
  /// Adds a node without children. The reference is valid until the next call.
  Node& leaf(Role role, std::string id, std::string name = {},
             std::optional<Rect> rect = std::nullopt);
  /// Adds a subtree that was built before. As long as the pointer stays the same, updating the twin
  /// costs nothing for it.
  void add(NodePtr subtree);

  /// While it is set, the buttons and sliders that are added are disabled.
  void disable(bool disabled) { disables_ = disabled; }
  [[nodiscard]] bool disables() const { return disables_; }

  /// Whether a tree is being collected, between begin() and end().
  [[nodiscard]] bool collecting() const { return !open_.empty(); }

 private:
  std::shared_ptr<Node> root_;
  std::vector<Node*> open_;
  bool disables_ = false;
};

/// Keeps a node open as long as it exists.
class Scope {
 public:
  Scope(Semantics& semantics, Role role, std::string id, std::string name = {},
        std::optional<Rect> rect = std::nullopt)
      : semantics_(semantics), node_(semantics.open(role, std::move(id), std::move(name), rect)) {}
  ~Scope() { semantics_.close(); }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

  Node& node() { return node_; }

 private:
  Semantics& semantics_;
  Node& node_;
};

/// The text of a node and of everything in it, separated by spaces. For tests and notices.
[[nodiscard]] std::string text_of(const Node& node);
/// The node with that id at or under `root`; null if there is none.
[[nodiscard]] const Node* find(const Node& root, std::string_view id);
/// The first id that two nodes under `root` share; "" if there is none.
[[nodiscard]] std::string duplicate_id(const Node& root);

}  // namespace ui
