/// The stage: a demo's listing, its loop, its timeline, its output and the controls.
///
///     shell.set_stage(std::make_unique<ui::StageView>(find_program));
///
/// If there is room, all parts are in view; on a narrow sheet they are tabs. If they do not fit into the height,
/// all of them scroll above the controls, which are always in view.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "stage/player.hpp"
#include "ui/stage/arrangement.hpp"
#include "ui/stage/listing/listing_view.hpp"
#include "ui/stage/prediction_panel.hpp"
#include "ui/stage/shown_state.hpp"
#include "ui/stage/stage_panel.hpp"
#include "ui/stage/stage_runs.hpp"
#include "ui/stage/stage_speech.hpp"
#include "ui/stage/timeline/timeline_view.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

class StageView final : public StagePanel {
 public:
  using FindProgram = StageRuns::FindProgram;

  explicit StageView(FindProgram find_program);

  void show(std::optional<DemoAt> wanted) override;
  void draw(Frame& frame, const Rect& area, bool sheet) override;
  void set_editing(bool editing) override;
  [[nodiscard]] const char* entry() const override;
  [[nodiscard]] trace::Position position() const override {
    return player_ ? player_->position() : trace::Position{};
  }
  [[nodiscard]] Language language() const override { return runs_.language(); }
  [[nodiscard]] bool seeking() const override { return player_ && player_->waiting(); }
  [[nodiscard]] bool at_end() const override { return player_ && player_->at_end(); }

 private:
  void begin(const DemoAt& wanted);
  void choose(Language language);
  void forget_place();
  [[nodiscard]] bool asks() const { return !runs_.of_javascript(); }
  [[nodiscard]] stage::Evidence evidence() const {
    return asks() ? prediction_.evidence() : stage::Evidence{};
  }
  void keep_horizon();
  void notice_resize(Frame& frame, const Rect& area);
  void draw_parts(Frame& frame, const Rect& area, bool sheet, const std::string& position);
  void draw_together(Frame& frame, const StageArrangement& at, Vec from, bool sheet);
  void draw_one_part(Frame& frame, const StageArrangement& at, Vec from, bool scrolls);
  float header_height(const Metrics& metrics, float width, bool sheet) const;
  float part_height(const Metrics& metrics, std::size_t part) const;
  float strip_height(const Metrics& metrics, float part) const;
  float least_part_height(const Metrics& metrics, std::size_t part) const;
  void follow(Frame& frame, const Rect& seen, float top);
  void draw_header(Frame& frame, const Rect& area, bool sheet);
  void draw_listing(Frame& frame, const Rect& area);
  void draw_loop(Frame& frame, const Rect& area, float room);
  void draw_timeline(Frame& frame, const Rect& area);
  void draw_output(Frame& frame, const Rect& area);

  StageRuns runs_;
  const course::Demo* demo_ = nullptr;
  bool closes_ = true;  // whether the learner can close it
  bool edits_ = false;  // whether the learner can edit the program
  bool editing_ = false;
  unsigned visit_ = 0;
  stage::Player* player_ = nullptr;  // of the run on show
  ShownState shown_;
  PredictionPanel prediction_;
  bool fresh_ = false;        // the demo is new in this frame: scroll its parts to their starts
  std::size_t part_ = 0;      // as tabs: Code, Loop, Timeline, Output
  Motion motion_;             // of the loop's picture
  double horizon_ = 1;        // the end of the timers' axis, in seconds
  bool uses_timers_ = false;  // whether the run has shown any, or is known to
  bool uses_outside_ = false;
  StageSpeech speech_;
  std::size_t code_events_ = 0;  // the place that the listing was scrolled for
  TimelinePlace timeline_;
  std::size_t output_lines_ = 0;
  std::optional<RunningLine> line_;
  std::optional<Rect>
      code_;             // where the listing is in the window; none if the stage scrolls as a whole
  bool glides_ = false;  // whether the scroll to it is smooth
  float listing_height_ = 0;  // the listing area's height in the last frame
  float strip_ = 0;           // the height of the loop's strip in this frame
  float loop_height_ = 0;     // the loop view's height in the last frame
  float output_height_ = 0;   // the height of the whole output in the last frame
  Vec size_;                  // the area's size in the last frame
  float text_scale_ = 0;
};

}  // namespace ui
