/// Numbered options of which the learner chooses one, each in a box.
///
///     const ui::Choice choice({.id = "stage/predict", .name = question, .options = ui::plain_options(options)}, width,
///                             metrics);
///     if (const auto chosen = choice.draw(frame, {20, 40})) answer(*chosen);
///
/// What is laid out once and drawn often records node() and calls paint() by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ui/frame/frame.hpp"
#include "ui/widgets/rich_text.hpp"

namespace ui {

enum class ChoiceKind : std::uint8_t {
  once,  ///< buttons in rows; once one is chosen, the right one shows too, and none can be chosen any more
  again,  ///< radio buttons below each other; only the chosen one shows whether it is right, and another can be chosen
  unjudged,  ///< radio buttons that show only which one is chosen
};

struct ChoiceOption {
  std::vector<TextRun> text{};
  std::vector<TextRun> explanation{};  ///< below the text; may be empty
  std::vector<TextRun> see{};          ///< links below the explanation; may be empty
};

struct ChoiceModel {
  std::string id{};    ///< of the group; the options are id + "/0", …
  std::string name{};  ///< accessible name of the group
  ChoiceKind kind = ChoiceKind::once;
  std::vector<ChoiceOption> options{};
  std::optional<std::size_t> chosen{};
  std::size_t right = 0;
  bool frozen = false;      ///< none can be chosen any more
  float least_height = 33;  ///< of an option
};

/// Options of plain text.
[[nodiscard]] std::vector<ChoiceOption> plain_options(const std::vector<std::string>& texts);

class Choice {
 public:
  /// Breaks the options into rows of at most `width` CSS pixels.
  Choice(ChoiceModel model, float width, const Metrics& metrics);

  [[nodiscard]] float height() const { return height_; }
  /// Draws the options below and right of `at`.
  /// @returns the option that the learner chose in this frame, with the pointer or a key from 1 to 9
  [[nodiscard]] std::optional<std::size_t> draw(Frame& frame, Vec at) const;

  /// What the options mean, below and right of `at`, and their picture there.
  [[nodiscard]] NodePtr node(Vec at) const;
  void paint(Frame& frame, Vec at) const;

  [[nodiscard]] std::size_t size() const { return boxes_.size(); }
  [[nodiscard]] std::string option_id(std::size_t index) const;
  /// Whether the option can be chosen now.
  [[nodiscard]] bool can_choose(std::size_t index) const;
  /// The key that chooses an option.
  [[nodiscard]] static std::string key_of(std::size_t index);
  /// The keys of the options, as a node lists them: "1 2 3".
  [[nodiscard]] std::string keys() const;

 private:
  struct Box {
    Rect rect;  // from the top left corner of all
    RichText text;
    RichText explanation;
    RichText see;
    Vec text_at;
    Vec explanation_at;
    Vec see_at;
  };

  [[nodiscard]] Box measure(const ChoiceOption& option, float width, const Metrics& metrics) const;
  [[nodiscard]] std::optional<bool> judged(std::size_t index) const;
  [[nodiscard]] bool taken(std::size_t index) const;
  void record_button(Node& group, std::size_t index, Vec at) const;
  void record_radio(Node& group, std::size_t index, Vec at) const;
  void paint_option(Frame& frame, std::size_t index, Vec at) const;
  void paint_mark(Frame& frame, std::size_t index, Vec centre, Token surface) const;

  ChoiceModel model_;
  std::vector<Box> boxes_;
  float height_ = 0;
};

}  // namespace ui
