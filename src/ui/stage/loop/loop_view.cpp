#include "ui/stage/loop/loop_view.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/stage/loop/card_flow.hpp"
#include "ui/stage/loop/objects_view.hpp"
#include "ui/stage/loop/outside_view.hpp"
#include "ui/stage/loop/tasks_view.hpp"
#include "ui/stage/loop/timers_view.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/stage/words/wake_text.hpp"
#include "ui/widgets/section_heading.hpp"

namespace ui {
namespace {

constexpr float gap = 12;
constexpr float margin_used = 8;  // of the margin below the area, rather than leave out details
constexpr float least_width_beside = 640;  // for the tasks beside the rest
constexpr float between_columns = 28;
constexpr float tasks_share = 0.4F;
constexpr const char* ready_title = "Ready queue";

/// How much the cards show; screen readers always get everything.
enum class Density { roomy, dense };

std::optional<std::uint32_t> waker_of(const trace::State& state, const trace::HandleState& handle) {
  if (!state.running || !std::ranges::contains(state.woken, handle.id, &trace::HandleState::id))
    return std::nullopt;
  return state.running->id;
}

CallbackCard card_of(const trace::State& state, const trace::HandleState& handle,
                     const char* queue) {
  CallbackCard card{.handle = handle.id,
                    .waker = waker_of(state, handle),
                    .id = std::string("stage/") + queue + "/" + std::to_string(handle.id),
                    .title = handle_title(state, handle),
                    .action = handle_action(state, handle),
                    .outline = Token::ready};
  if (const std::string cause = cause_text(state, handle); !cause.empty())
    card.notes.push_back(cause);
  return card;
}

/// What the task does next is beside its action if there is room.
CallbackCard running_card(const Metrics& metrics, const trace::State& state, float width) {
  CallbackCard card = card_of(state, *state.running, "running");
  card.action = running_action(state);
  const trace::TaskState* task = running_task(state);
  card.outline = task != nullptr && task->ended_badly() ? Token::failed : Token::running;
  card.lit = true;
  const std::string outcome = outcome_text(state);
  if (outcome.empty()) return card;
  CallbackCard joined = card;
  joined.action += ", " + outcome;
  if (shows_action(metrics, joined, width)) return joined;
  card.notes.insert(card.notes.begin(), outcome);
  return card;
}

/// What stands beside the heading, as long as there is room for.
std::string ready_remark(const Metrics& metrics, const trace::State& state, float room) {
  if (state.iteration == 0) return "the loop has not started";
  std::string iteration = "iteration " + std::to_string(state.iteration);
  const std::string callbacks = std::to_string(state.iteration_callbacks) +
                                (state.iteration_callbacks == 1 ? " callback" : " callbacks");
  for (std::string words : {iteration + " took " + callbacks, iteration + ": " + callbacks})
    if (metrics.width(TextStyle::label, words) <= room) return words;
  return iteration;
}

void flow_queues(CardFlow& flow, const Metrics& metrics, const trace::State& state,
                 const LoopPicture& picture, float width, Density density) {
  constexpr std::size_t most_cards = 12;  // of a queue; the others are counted
  const auto queued = [&](const trace::HandleState& handle, const char* name) {
    CallbackCard card = card_of(state, handle, name);
    if (density == Density::dense) card.detail = CardDetail::title;
    return card;
  };
  if (state.running) {
    CallbackCard card = running_card(metrics, state, width);
    card.decides = card.handle == picture.deciding;
    // Why it runs is in the caption too.
    if (density == Density::dense) card.detail = CardDetail::action;
    flow.add(std::move(card));
  }
  const auto add_queue = [&](const auto& queue, const char* name) {
    for (std::size_t i = 0; i < std::min(queue.size(), most_cards); ++i)
      flow.add(queued(queue[i], name));
    if (queue.size() > most_cards) {
      flow.add_words(std::string("stage/") + name + "/more",
                     "and " + std::to_string(queue.size() - most_cards) + " more", Token::muted);
    }
  };
  const auto& batch = state.queue(trace::QueueKind::batch);
  const auto& ready = state.queue(trace::QueueKind::ready);
  add_queue(batch, "batch");
  if (!ready.empty()) {
    const CallbackCard first = queued(ready.front(), "ready");
    const std::string which = state.iteration == 0 ? "first" : "next";
    const std::string all = which + " iteration:";
    flow.add_words("stage/next-iteration", density == Density::dense ? which + ":" : all,
                   Token::muted, &first, all);
    add_queue(ready, "ready");
  }
  if (!batch.empty() || !ready.empty()) return;
  const std::string next = next_text(state, picture.clock.now);
  const std::string nothing = state.running ? "nothing else is ready" : "nothing is ready";
  if (density == Density::roomy) {
    flow.add_dashed("stage/ready/nothing", nothing, next);
  } else {
    flow.add_words("stage/ready/nothing", nothing + (next.empty() ? "" : ", " + next),
                   Token::muted);
  }
}

float queues_height(Frame& frame, const trace::State& state, const LoopPicture& picture,
                    float width, Density density) {
  CardFlow flow(frame, nullptr, {}, width);
  flow_queues(flow, frame.metrics, state, picture, width, density);
  return flow.bottom();
}

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
  const float section = section_heading_height(frame.metrics);
  const TaskRows tasks(state);
  // With timers, the room below the queue is scarce. It is never moved during a run.
  const bool outside_beside = beside && picture.timers;
  const float outside = picture.outside && !outside_beside
                            ? outside_height(frame.metrics, state, !picture.timers) + gap
                            : 0;
  const float objects = objects_height(frame.metrics, state);
  const float below = outside + (beside ? 0 : tasks.height(frame.metrics) + gap + objects);
  const float room = area.bottom() + margin_used - y - section - gap - below;
  const float roomy = queues_height(frame, state, picture, width, Density::roomy);
  const bool fits =
      roomy <= room || roomy <= queues_height(frame, state, picture, width, Density::dense);
  const float beside_title = width - frame.metrics.width(TextStyle::small_strong, ready_title) - 8;
  const float top = section_heading(frame, "stage/ready", ready_title,
                                    ready_remark(frame.metrics, state, beside_title), {area.x, y});
  CardFlow cards(frame, &motion, {area.x, top}, width);
  {
    const Scope list(frame.semantics, Role::list, "stage/ready/list", "Ready queue");
    flow_queues(cards, frame.metrics, state, picture, width,
                fits ? Density::roomy : Density::dense);
  }
  y = cards.bottom() + gap;
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
  cards.paint();  // above everything that they pass while they move
  return y - area.y;
}

}  // namespace ui
