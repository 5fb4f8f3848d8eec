/// The callback that runs and those that wait for their turn, as cards below headings: asyncio's ready queue; or of
/// JavaScript what runs, the microtasks and the macrotasks.
///
///     ui::QueuesView queues(frame, state, {.now = player.time()}, width);
///     const float below = queues.draw(motion, {x, y}, ui::Density::roomy);
///     queues.paint();   // above everything that the cards pass while they move
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/loop/card_flow.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

/// How much the cards show; screen readers always get everything.
enum class Density : std::uint8_t { roomy, dense };

struct QueuesPicture {
  double now = 0;              ///< the time on the loop's clock, in seconds
  std::uint32_t deciding = 0;  ///< the callback that decided the learner's prediction; 0: none
  bool low = false;            ///< little height: JavaScript's parts are below one heading
};

class QueuesView {
 public:
  /// `frame` and `state` must outlive this.
  QueuesView(Frame& frame, const trace::State& state, const QueuesPicture& picture, float width);

  /// The height in CSS pixels with the headings.
  [[nodiscard]] float height(Density density) const;

  /// Draws the headings and places the cards.
  /// @returns the y below
  float draw(Motion& motion, Vec at, Density density);
  void paint();

 private:
  enum class Part : std::uint8_t { ready, running, micro, macro, together };

  [[nodiscard]] float part_height(Part part, float width, Density density) const;
  float draw_part(Motion& motion, Part part, Vec at, float width, Density density);
  [[nodiscard]] float draw_heading(Part part, Vec at, float width) const;
  [[nodiscard]] std::string running_remark() const;
  [[nodiscard]] std::string ready_remark() const;
  [[nodiscard]] CallbackCard card_of(const trace::HandleState& handle, const char* queue) const;
  [[nodiscard]] CallbackCard queued(const trace::HandleState& handle, const char* queue,
                                    Density density) const;
  [[nodiscard]] CallbackCard running_card() const;
  void flow(CardFlow& cards, Part part, Density density) const;
  void flow_running(CardFlow& cards, Density density) const;
  void flow_queue(CardFlow& cards, trace::QueueKind kind, const char* name, Density density) const;
  void flow_ready(CardFlow& cards, Density density) const;
  void flow_together(CardFlow& cards) const;
  [[nodiscard]] std::string calls_text() const;

  Frame& frame_;
  const trace::State& state_;
  QueuesPicture picture_;
  float width_;
  std::vector<CardFlow> drawn_;
};

}  // namespace ui
