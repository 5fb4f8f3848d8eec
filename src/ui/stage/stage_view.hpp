// The stage: a demo's listing, its loop, its timeline, its output and the controls.
//   shell.set_stage(std::make_unique<ui::StageView>(services_of));
// Side by side all parts are in view; compact they share the width as tabs.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "stage/player.hpp"
#include "stage/services.hpp"
#include "ui/stage/stage_panel.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

class StageView final : public StagePanel {
 public:
  // What a lesson's demos get from the host, by the lesson's slug. The services outlive the view.
  using ServicesOf = std::function<const stage::Services&(const std::string& slug)>;

  explicit StageView(ServicesOf services_of);

  void open(const course::Lesson& lesson, const course::Demo& demo, int step) override;
  void close() override;
  void draw(Frame& frame, const Rect& area, bool compact) override;
  const char* entry() const override;
  int step() const override;

 private:
  void keep_horizon();
  void draw_wide(Frame& frame, const Rect& area);
  void draw_compact(Frame& frame, const Rect& area);
  // These two return the height that they took.
  float draw_question(Frame& frame, const Rect& area);
  float draw_header(Frame& frame, const Rect& area, bool compact);
  void draw_matches(Frame& frame, const Rect& area);
  void draw_listing(Frame& frame, const Rect& area);
  void draw_loop(Frame& frame, const Rect& area);
  void draw_timeline(Frame& frame, const Rect& area);
  void draw_output(Frame& frame, const Rect& area);
  void draw_missing(Frame& frame, const Rect& area, bool compact);
  void take_keys(Frame& frame);
  void say(Frame& frame);

  ServicesOf services_of_;
  const course::Demo* demo_ = nullptr;
  std::unique_ptr<stage::Player> player_;
  bool fresh_ = false;         // another demo than in the last frame: its parts begin at their tops
  std::size_t language_ = 0;   // of the listing: Python, JavaScript, C++
  std::size_t part_ = 0;       // compact: Code, Loop, Timeline, Output
  Motion motion_;              // of the loop's picture
  double horizon_ = 1;         // how far the timers' axis reaches, in seconds
  std::size_t said_step_ = 0;  // announced last
  bool said_wait_ = false;     // since it began
  std::size_t code_step_ = 0;  // what the listing was scrolled for
  std::size_t timeline_step_ = 0;
  std::size_t output_lines_ = 0;
  float loop_height_ = 0;  // of the loop's picture when it was drawn last
  float loop_wanted_ = 0;  // the most it has been beside the other parts
};

}  // namespace ui
