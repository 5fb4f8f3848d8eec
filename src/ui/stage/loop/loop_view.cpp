#include "ui/stage/loop/loop_view.hpp"

#include <algorithm>
#include <cmath>

#include "ui/stage/loop/objects_view.hpp"
#include "ui/stage/loop/outside_view.hpp"
#include "ui/stage/loop/queues_view.hpp"
#include "ui/stage/loop/tasks_view.hpp"
#include "ui/stage/loop/timers_view.hpp"

namespace ui {
namespace {

constexpr float gap = 12;
constexpr float margin_used = 8;  // of the margin below the area, rather than leave out details
constexpr float least_width_beside = 640;  // for the tasks beside the rest
constexpr float least_room_apart = 200;    // of the queues: for several parts
constexpr float between_columns = 28;
constexpr float tasks_share = 0.4F;

}  // namespace

float draw_loop(Frame& frame, Motion& motion, const trace::State& state, const LoopPicture& picture,
                const Rect& area) {
  const bool beside = area.w >= least_width_beside;
  const float tasks_width = beside ? std::round(area.w * tasks_share) : area.w;
  const float width = beside ? area.w - tasks_width - between_columns : area.w;
  float y = area.y;
  if (picture.timers)
    y = draw_timers(frame, motion, state, {picture.clock, picture.blocked, picture.deciding_timer},
                    area.origin(), width) +
        gap;
  const TaskRows tasks(state);
  // With timers, the room below the queue is scarce. It is never moved during a run.
  const bool outside_beside = beside && picture.timers;
  const float outside = picture.outside && !outside_beside
                            ? outside_height(frame.metrics, state, !picture.timers) + gap
                            : 0;
  const float objects = objects_height(frame.metrics, state);
  const float below = outside + (beside ? 0 : tasks.height(frame.metrics) + gap + objects);
  const float room = area.bottom() + margin_used - y - gap - below;
  const bool low = beside && area.bottom() - y < least_room_apart;
  QueuesView queues(frame, state, {picture.clock.now, picture.deciding, low}, width);
  const float roomy = queues.height(Density::roomy);
  const bool fits = roomy <= room || roomy <= queues.height(Density::dense);
  y = queues.draw(motion, {area.x, y}, fits ? Density::roomy : Density::dense) + gap;
  // Below the queue, so that what runs stays in sight however much is in flight.
  const auto add_outside = [&](Vec at, float room_at) {
    return draw_outside(frame, state, {picture.clock, !picture.timers}, at, room_at) + gap;
  };
  if (picture.outside && !outside_beside) y = add_outside({area.x, y}, width);
  const Vec at = beside ? Vec{area.right() - tasks_width, area.y} : Vec{area.x, y};
  float bottom = tasks.draw(frame, at, tasks_width);
  if (picture.outside && outside_beside) bottom = add_outside({at.x, bottom + gap}, tasks_width);
  if (objects > 0) bottom = draw_objects(frame, state, {at.x, bottom + gap}, tasks_width);
  y = std::max(y, bottom);
  queues.paint();  // above everything that they pass while they move
  return y - area.y;
}

}  // namespace ui
