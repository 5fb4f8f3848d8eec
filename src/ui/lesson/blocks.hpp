/// Lays out the blocks of a lesson into a Flow.
///
///     ui::Blocks blocks(flow, state);
///     blocks.all(section.blocks, "lesson/coroutines");
#pragma once

#include <string>
#include <vector>

#include "course/lesson.hpp"
#include "ui/lesson/flow.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

class Blocks {
 public:
  Blocks(Flow& flow, LessonState& state) : flow_(flow), state_(state) {}

  /// Lays out blocks one below the other, without space before the first. Their ids are `prefix` and a
  /// number.
  void all(const std::vector<course::Block>& blocks, const std::string& prefix);

 private:
  void block(const course::Block& block, const std::string& id);
  void place(const course::Paragraph& paragraph, const std::string& id);
  void place(const course::Heading& heading, const std::string& id);
  void place(const course::List& list, const std::string& id);
  void place(const course::Callout& callout, const std::string& id);
  void place(const course::Source& source, const std::string& id);
  void place(const course::Table& table, const std::string& id);
  void place_stacked(const course::Table& table, const std::string& id);
  void place(const course::Listings& listings, const std::string& id);
  void place(const course::DemoCard& card, const std::string& id);
  void place(const course::RunOpener& opener, const std::string& id);

  Flow& flow_;
  LessonState& state_;
};

/// The node id of the card that opens a demo.
[[nodiscard]] std::string demo_card_id(const std::string& demo);

/// Converts a lesson's runs to those of the interface. Links get ids under `id`.
[[nodiscard]] std::vector<TextRun> text_runs(const std::vector<course::Run>& runs,
                                             const std::string& id);

}  // namespace ui
