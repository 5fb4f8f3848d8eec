#include "ui/stage/loop/queues_view.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "ui/stage/words/step_text.hpp"
#include "ui/stage/words/wake_text.hpp"
#include "ui/widgets/section_heading.hpp"

namespace ui {
namespace {

constexpr float gap = 12;               // between two parts
constexpr std::size_t most_cards = 12;  // of a queue; the others are counted
constexpr float between = 20;           // two parts side by side
constexpr const char* ready_title = "Ready queue";
constexpr const char* running_title = "Running";

float half_of(float width) { return (width - between) / 2; }

std::optional<std::uint32_t> waker_of(const trace::State& state, const trace::HandleState& handle) {
  if (!state.running || !std::ranges::contains(state.woken, handle.id, &trace::HandleState::id))
    return std::nullopt;
  return state.running->id;
}

std::vector<std::string> names_of(const trace::State& state,
                                  const std::vector<std::uint32_t>& tasks) {
  std::vector<std::string> names;
  for (const std::uint32_t task : tasks) names.push_back(name_of(state, task));
  return names;
}

}  // namespace

QueuesView::QueuesView(Frame& frame, const trace::State& state, const QueuesPicture& picture,
                       float width)
    : frame_(frame), state_(state), picture_(picture), width_(width) {}

float QueuesView::part_height(Part part, float width, Density density) const {
  CardFlow cards(frame_, nullptr, {}, width);
  flow(cards, part, density);
  return section_heading_height(frame_.metrics) + cards.bottom();
}

float QueuesView::height(Density density) const {
  if (!state_.of_javascript()) return part_height(Part::ready, width_, density);
  if (picture_.low) return part_height(Part::together, width_, density);
  return part_height(Part::running, width_, density) + gap +
         std::max(part_height(Part::micro, half_of(width_), density),
                  part_height(Part::macro, half_of(width_), density));
}

float QueuesView::draw(Motion& motion, Vec at, Density density) {
  drawn_.reserve(3);
  if (!state_.of_javascript()) return draw_part(motion, Part::ready, at, width_, density);
  if (picture_.low) return draw_part(motion, Part::together, at, width_, density);
  at.y = draw_part(motion, Part::running, at, width_, density) + gap;
  // Side by side, so that neither moves when the other one grows.
  const float half = half_of(width_);
  const float micro = draw_part(motion, Part::micro, at, half, density);
  const float macro = draw_part(motion, Part::macro, {at.x + half + between, at.y}, half, density);
  return std::max(micro, macro);
}

float QueuesView::draw_part(Motion& motion, Part part, Vec at, float width, Density density) {
  static constexpr const char* lists[] = {"stage/ready/list", "stage/running/list",
                                          "stage/micro/list", "stage/macro/list",
                                          "stage/queues/list"};
  static constexpr const char* names[] = {ready_title, running_title, "Microtasks", "Macrotasks",
                                          "Queues"};
  const auto index = static_cast<std::size_t>(part);
  const float top = draw_heading(part, at, width);
  CardFlow& cards = drawn_.emplace_back(frame_, &motion, Vec{at.x, top}, width);
  const Scope list(frame_.semantics, Role::list, lists[index], names[index]);
  flow(cards, part, density);
  return cards.bottom();
}

void QueuesView::paint() {
  for (CardFlow& cards : drawn_) cards.paint();
}

float QueuesView::draw_heading(Part part, Vec at, float width) const {
  const auto heading = [&](const char* id, const char* title, std::string remark) {
    const Metrics& metrics = frame_.metrics;
    const float room = width - metrics.width(TextStyle::small_strong, title) - 8;
    if (metrics.width(TextStyle::label, remark) > room) remark.clear();
    return section_heading(frame_, id, title, remark, at);
  };
  switch (part) {
    case Part::running: return heading("stage/running", running_title, running_remark());
    case Part::micro: return heading("stage/micro", "Microtasks", "all of them first");
    case Part::macro: return heading("stage/macro", "Macrotasks", "one an iteration");
    case Part::together: return heading("stage/queues", "Queues", running_remark());
    case Part::ready: break;
  }
  return heading("stage/ready", ready_title, ready_remark());
}

/// The iteration, and the calls that run or ran in the step, as long as there is room for.
std::string QueuesView::running_remark() const {
  if (state_.iteration == 0) return "the loop has not started";
  const Metrics& metrics = frame_.metrics;
  const float room = width_ - metrics.width(TextStyle::small_strong, running_title) - 8;
  std::string iteration = "iteration " + std::to_string(state_.iteration);
  std::string calls = calls_text();
  if (calls.empty()) return iteration;
  std::string all = iteration + ", " + calls;
  return metrics.width(TextStyle::label, all) <= room ? all : calls;
}

/// What stands beside the heading, as long as there is room for.
std::string QueuesView::ready_remark() const {
  if (state_.iteration == 0) return "the loop has not started";
  const Metrics& metrics = frame_.metrics;
  const float room = width_ - metrics.width(TextStyle::small_strong, ready_title) - 8;
  std::string iteration = "iteration " + std::to_string(state_.iteration);
  const std::string callbacks = std::to_string(state_.iteration_callbacks) +
                                (state_.iteration_callbacks == 1 ? " callback" : " callbacks");
  for (std::string words : {iteration + " took " + callbacks, iteration + ": " + callbacks})
    if (metrics.width(TextStyle::label, words) <= room) return words;
  return iteration;
}

CallbackCard QueuesView::card_of(const trace::HandleState& handle, const char* queue) const {
  CallbackCard card{.handle = handle.id,
                    .waker = waker_of(state_, handle),
                    .id = std::string("stage/") + queue + "/" + std::to_string(handle.id),
                    .title = handle_title(state_, handle),
                    .action = handle_action(state_, handle),
                    .outline = Token::ready};
  if (const std::string cause = cause_text(state_, handle); !cause.empty())
    card.notes.push_back(cause);
  return card;
}

CallbackCard QueuesView::queued(const trace::HandleState& handle, const char* queue,
                                Density density) const {
  CallbackCard card = card_of(handle, queue);
  if (density == Density::dense) card.detail = CardDetail::title;
  return card;
}

/// What the task does next is beside its action if there is room.
CallbackCard QueuesView::running_card() const {
  CallbackCard card = card_of(*state_.running, "running");
  card.action = running_action(state_);
  const trace::TaskState* task = running_task(state_);
  card.outline = task != nullptr && task->ended_badly() ? Token::failed : Token::running;
  card.lit = true;
  const std::string outcome = outcome_text(state_);
  if (outcome.empty()) return card;
  CallbackCard joined = card;
  joined.action += ", " + outcome;
  if (shows_action(frame_.metrics, joined, width_)) return joined;
  card.notes.insert(card.notes.begin(), outcome);
  return card;
}

void QueuesView::flow(CardFlow& cards, Part part, Density density) const {
  switch (part) {
    case Part::ready: flow_ready(cards, density); break;
    case Part::together: flow_together(cards); break;
    case Part::running:
      flow_running(cards, density);
      if (!state_.running) cards.add_words("stage/running/nothing", "nothing", Token::muted);
      break;
    case Part::micro:
      flow_queue(cards, trace::QueueKind::micro, "micro", density);
      if (state_.queue(trace::QueueKind::micro).empty())
        cards.add_words("stage/micro/nothing", "none", Token::muted);
      break;
    case Part::macro: {
      flow_queue(cards, trace::QueueKind::macro, "macro", density);
      if (!state_.queue(trace::QueueKind::macro).empty()) break;
      const std::string next = next_text(state_, picture_.now);
      const std::string words = next.empty() ? "none" : "none; " + next;
      const bool fits = frame_.metrics.width(TextStyle::label, words) <= half_of(width_);
      cards.add_words("stage/macro/nothing", fits ? words : "none", Token::muted);
      break;
    }
  }
}

void QueuesView::flow_running(CardFlow& cards, Density density) const {
  if (!state_.running) return;
  CallbackCard card = running_card();
  card.decides = card.handle == picture_.deciding;
  // Why it runs is in the caption too.
  if (density == Density::dense) card.detail = CardDetail::action;
  cards.add(std::move(card));
}

/// The stack of calls or, once the step is over, the calls that ran in it beside its own.
std::string QueuesView::calls_text() const {
  if (state_.calls.size() > 1) {
    std::string words;
    for (const std::string& name : names_of(state_, state_.calls))
      words += (words.empty() ? "in " : " › ") + name;
    return words;
  }
  if (!state_.running || !state_.calls.empty()) return {};
  std::vector<std::uint32_t> others = state_.ran;
  if (const trace::TaskState* own = running_task(state_)) std::erase(others, own->id);
  return others.empty() ? "" : "ran " + names_text(names_of(state_, others), "calls");
}

void QueuesView::flow_queue(CardFlow& cards, trace::QueueKind kind, const char* name,
                            Density density) const {
  const auto& queue = state_.queue(kind);
  for (std::size_t i = 0; i < std::min(queue.size(), most_cards); ++i)
    cards.add(queued(queue[i], name, density));
  if (queue.size() > most_cards) {
    cards.add_words(std::string("stage/") + name + "/more",
                    "and " + std::to_string(queue.size() - most_cards) + " more", Token::muted);
  }
}

/// What runs, the microtasks and the macrotasks in one flow, in the order in which they run.
void QueuesView::flow_together(CardFlow& cards) const {
  flow_running(cards, Density::dense);
  const auto add = [&](trace::QueueKind kind, const char* name, const std::string& plural) {
    const auto& queue = state_.queue(kind);
    const std::string id = std::string("stage/") + name + "/words";
    if (queue.empty()) {
      cards.add_words(id, "no " + plural, Token::muted);
      return;
    }
    const CallbackCard first = queued(queue.front(), name, Density::dense);
    cards.add_words(id, plural + ":", Token::muted, &first);
    flow_queue(cards, kind, name, Density::dense);
  };
  add(trace::QueueKind::micro, "micro", "microtasks");
  add(trace::QueueKind::macro, "macro", "macrotasks");
}

void QueuesView::flow_ready(CardFlow& cards, Density density) const {
  flow_running(cards, density);
  flow_queue(cards, trace::QueueKind::batch, "batch", density);
  const auto& ready = state_.queue(trace::QueueKind::ready);
  if (!ready.empty()) {
    const CallbackCard first = queued(ready.front(), "ready", density);
    const std::string which = state_.iteration == 0 ? "first" : "next";
    const std::string all = which + " iteration:";
    cards.add_words("stage/next-iteration", density == Density::dense ? which + ":" : all,
                    Token::muted, &first, all);
    flow_queue(cards, trace::QueueKind::ready, "ready", density);
  }
  if (!state_.queue(trace::QueueKind::batch).empty() || !ready.empty()) return;
  const std::string next = next_text(state_, picture_.now);
  const std::string nothing = state_.running ? "nothing else is ready" : "nothing is ready";
  if (density == Density::roomy) {
    cards.add_dashed("stage/ready/nothing", nothing, next);
  } else {
    cards.add_words("stage/ready/nothing", nothing + (next.empty() ? "" : ", " + next),
                    Token::muted);
  }
}

}  // namespace ui
