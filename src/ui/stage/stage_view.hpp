/// The stage: a demo's listing, its loop, its timeline, its output and the controls.
///
///     shell.set_stage(std::make_unique<ui::StageView>(find_program));
///
/// If there is room, all parts are in view; on a narrow sheet they are tabs. If they do not fit into the height,
/// all of them scroll above the controls, which are always in view.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "stage/machine.hpp"
#include "stage/player.hpp"
#include "ui/stage/arrangement.hpp"
#include "ui/stage/stage_panel.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

class StageView final : public StagePanel {
 public:
  /// Finds the program of a demo by its lesson and its id; none if there is no such program.
  using FindProgram = std::function<std::optional<stage::Program>(const std::string& lesson,
                                                                  const std::string& demo)>;

  explicit StageView(FindProgram find_program);

  void show(std::optional<DemoAt> wanted) override;
  void draw(Frame& frame, const Rect& area, bool sheet) override;
  [[nodiscard]] const char* entry() const override;
  [[nodiscard]] int step() const override;
  [[nodiscard]] bool seeking() const override { return player_ && player_->waiting(); }
  [[nodiscard]] bool at_end() const override { return player_ && player_->at_end(); }

 private:
  void begin(const course::Lesson& lesson);
  void ask_for_frames(Frame& frame) const;
  void keep_horizon();
  void notice_resize(Frame& frame, const Rect& area);
  void draw_parts(Frame& frame, const Rect& area, bool sheet, const std::string& position);
  void draw_together(Frame& frame, const StageArrangement& at, Vec from, bool sheet);
  void draw_one_part(Frame& frame, const StageArrangement& at, Vec from, bool scrolls);
  float part_height(const Metrics& metrics, std::size_t part) const;
  float least_part_height(const Metrics& metrics, std::size_t part) const;
  void follow(Frame& frame, const Rect& seen, float top);
  void draw_header(Frame& frame, const Rect& area, bool sheet);
  void draw_listing(Frame& frame, const Rect& area);
  void draw_loop(Frame& frame, const Rect& area, float room);
  void draw_timeline(Frame& frame, const Rect& area);
  void draw_output(Frame& frame, const Rect& area);
  void draw_missing(Frame& frame, const Rect& area, bool sheet);
  const course::Code& listing() const;
  void take_keys(Frame& frame);
  void say(Frame& frame);

  FindProgram find_program_;
  const course::Demo* demo_ = nullptr;
  unsigned visit_ = 0;
  std::unique_ptr<stage::Player> player_;
  bool fresh_ = false;         // another demo than in the last frame: its parts begin at their tops
  std::size_t language_ = 0;   // of the listing: Python, JavaScript, C++
  std::size_t part_ = 0;       // as tabs: Code, Loop, Timeline, Output
  Motion motion_;              // of the loop's picture
  double horizon_ = 1;         // how far the timers' axis reaches, in seconds
  std::size_t said_step_ = 0;  // announced last
  std::optional<double> wait_began_;  // when what is waited for was first seen to be late
  bool said_wait_ = false;            // since it began
  std::size_t code_step_ = 0;         // what the listing was scrolled for
  std::size_t timeline_step_ = 0;
  std::size_t output_lines_ = 0;
  std::optional<Rect> line_;  // the running line, where a new step has moved it to
  bool glides_ = false;       // the way there
  float listing_height_ = 0;  // of its area when it was drawn last
  float loop_height_ = 0;     // of the loop's picture when it was drawn last
  float loop_wanted_ = 0;     // the most it has been beside the other parts
  float output_height_ = 0;   // of all of the output when it was drawn last
  Vec size_;                  // of the area that was drawn last
  float text_scale_ = 0;
};

}  // namespace ui
