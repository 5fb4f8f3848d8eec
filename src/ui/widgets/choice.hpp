/// Numbered options of which the learner chooses one, in rows of boxes.
///
///     const ui::Choice choice({.id = "stage/predict", .name = question, .options = options}, width, metrics);
///     if (const auto chosen = choice.draw(frame, {20, 40})) answer(*chosen);
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/frame/frame.hpp"
#include "ui/widgets/rich_text.hpp"

namespace ui {

struct ChoiceModel {
  std::string id{};    ///< of the group; the options are id + "/0", …
  std::string name{};  ///< accessible name of the group
  std::vector<std::string> options{};
  std::optional<std::size_t> chosen{};  ///< once there is one, none can be chosen any more
  std::size_t right = 0;                ///< shown once one is chosen
  float least_height = 33;              ///< of an option
};

class Choice {
 public:
  /// Breaks the options into rows of at most `width` CSS pixels.
  Choice(ChoiceModel model, float width, const Metrics& metrics);

  [[nodiscard]] float height() const { return height_; }
  /// Draws the options below and right of `at`.
  /// @returns the option that the learner chose in this frame, with the pointer or a key from 1 to 9
  [[nodiscard]] std::optional<std::size_t> draw(Frame& frame, Vec at) const;

  /// The keys of the options, as a node lists them: "1 2 3".
  [[nodiscard]] std::string keys() const;

 private:
  void draw_option(Frame& frame, std::size_t index, const Rect& box) const;

  ChoiceModel model_;
  std::vector<RichText> texts_;
  std::vector<Rect> boxes_;  // from the top left corner of all
  float height_ = 0;
};

}  // namespace ui
