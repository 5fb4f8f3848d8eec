// What is on screen, said in words: a tree of roles, names and states that every widget adds to as
// it draws. The browser host mirrors it as real DOM over the canvas, so it is what a screen reader,
// a keyboard, find-in-page and a browser test use.
//   ui::Scope form(frame.semantics, ui::Role::region, "stage", "Stage", area);
//   frame.semantics.leaf(ui::Role::button, "stage/step", "Step", rect).disabled = at_end;
//
// Rectangles are in CSS pixels of the window or, inside a scroll node, of its content, so that the
// tree stays as it is while the learner scrolls. An id is stable from frame to frame and unique in
// the tree ("lesson/coroutines/p3"): the DOM element, and with it focus, lives as long as its id.
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
  group,  // structure without a meaning of its own
  banner,
  main,
  navigation,
  region,  // needs a name
  article,
  dialog,
  heading,  // with level
  paragraph,
  text,  // a piece of text inside a cell, a chip, a panel
  code,  // preformatted text, line by line
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
  slider,
  progress,
  status,  // announced politely when its text changes
  alert,   // announced at once
  figure,  // a picture drawn on the canvas; its name says what it shows
  scroll,  // a native scroll area of `content` size
  drag,    // a surface that wants the pointer's drags
  count
};

const char* role_name(Role role);

// A stretch of a text node in one style. Text is broken into lines by the app's layout; the twin
// breaks at the same places.
struct TextRun {
  enum class Kind : std::uint8_t { plain, strong, em, code, chip };
  std::string text;
  Kind kind = Kind::plain;
  bool new_line = false;    // this run starts a visual line
  bool hard_break = false;  // and the line before it ended with a real line break
  std::string link_id{};    // runs that follow each other with one link_id are one link
  std::string href{};
  friend bool operator==(const TextRun&, const TextRun&) = default;
};

struct ValueRange {
  double now = 0;
  double min = 0;
  double max = 0;
  double step = 1;
  std::string text;  // "step 9 of 17"
  friend bool operator==(const ValueRange&, const ValueRange&) = default;
};

struct Node {
  Role role = Role::group;
  std::string id;
  // The accessible name. A node with `text` is named by that and leaves this empty.
  std::string name;
  std::string description;
  std::optional<Rect> rect;  // none: the element is structure only
  std::vector<TextRun> text;
  TextStyle style = TextStyle::body;  // of text
  int level = 0;                      // of a heading
  std::string href;                   // of a link
  bool disabled = false;
  bool current = false;
  bool busy = false;
  std::optional<bool> checked;   // radio
  std::optional<bool> selected;  // tab
  std::optional<bool> expanded;  // button that opens something
  std::optional<bool> pressed;   // toggle button
  std::optional<ValueRange> range;
  Vec content;             // scroll: size of what it scrolls over
  std::string keys;        // "ArrowLeft Space": keys that the app takes while focus is inside
  std::string shortcut;    // a button: the key that does the same, "ArrowRight"
  std::string controls;    // id of the node that this one shows or hides
  bool hide_name = false;  // the name is for assistive technology only, not for find-in-page
  std::vector<std::shared_ptr<const Node>> children;

  // Everything but the children.
  bool same_self(const Node& other) const;
};

using NodePtr = std::shared_ptr<const Node>;

// Collects the tree of one frame.
class Semantics {
 public:
  // Starts a new tree over a window of that size.
  void begin(Vec window);
  // Keys that the app takes wherever the focus is: "? F1".
  void take_keys_everywhere(std::string keys) { root_->keys = std::move(keys); }
  // Ends it. Every open() must have been closed.
  NodePtr end();

  // Adds a node to the one that is open and opens it. The reference is good until close().
  Node& open(Role role, std::string id, std::string name = {},
             std::optional<Rect> rect = std::nullopt);
  void close();
  // Adds a node without children. The reference is good until the next call.
  Node& leaf(Role role, std::string id, std::string name = {},
             std::optional<Rect> rect = std::nullopt);
  // Adds a subtree that was built before. While the same pointer comes again, its part of the
  // twin costs nothing.
  void add(NodePtr subtree);

  // Whether a frame's nodes are being collected (between begin and end).
  bool collecting() const { return !open_.empty(); }

 private:
  std::shared_ptr<Node> root_;
  std::vector<Node*> open_;
};

// Opens a node for as long as it lives.
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

// The text of a node and of everything in it, words apart; for tests and notices.
std::string text_of(const Node& node);
// The node of that id at or under `root`, or nullptr.
const Node* find(const Node& root, std::string_view id);
// The first id that two nodes under `root` share, or "".
std::string duplicate_id(const Node& root);

}  // namespace ui
