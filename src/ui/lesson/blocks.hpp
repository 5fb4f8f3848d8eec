// The kinds of block a lesson is made of, each laid out into a Flow.
//   ui::Blocks blocks(flow, state);
//   blocks.all(section.blocks, "lesson/coroutines");
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

  // Blocks one below another, without space before the first. Their ids are `prefix` and a number.
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

  Flow& flow_;
  LessonState& state_;
};

// The node of the card that opens a demo.
std::string demo_card_id(const std::string& demo);

// A lesson's runs as the interface sets them. Links get ids under `id`.
std::vector<TextRun> text_runs(const std::vector<course::Run>& runs, const std::string& id);

}  // namespace ui
