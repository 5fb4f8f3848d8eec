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
constexpr const char* ready_title = "Ready queue";

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

std::vector<QueuesView::Part> QueuesView::parts() const {
  if (!state_.of_javascript()) return {Part::ready};
  return {Part::running, Part::micro, Part::macro};
}

float QueuesView::height(Density density) const {
  float height = 0;
  for (const Part part : parts()) {
    CardFlow cards(frame_, nullptr, {}, width_);
    flow(cards, part, density);
    height += section_heading_height(frame_.metrics) + cards.bottom() + gap;
  }
  return height - gap;
}

float QueuesView::draw(Motion& motion, Vec at, Density density) {
  const std::vector<Part> all = parts();
  drawn_.reserve(all.size());
  for (const Part part : all) {
    const float top = draw_heading(part, at);
    CardFlow& cards = drawn_.emplace_back(frame_, &motion, Vec{at.x, top}, width_);
    static constexpr const char* lists[] = {"stage/ready/list", "stage/running/list",
                                            "stage/micro/list", "stage/macro/list"};
    static constexpr const char* names[] = {ready_title, "Running", "Microtasks", "Macrotasks"};
    const auto index = static_cast<std::size_t>(part);
    const Scope list(frame_.semantics, Role::list, lists[index], names[index]);
    flow(cards, part, density);
    at.y = cards.bottom() + gap;
  }
  return at.y - gap;
}

void QueuesView::paint() {
  for (CardFlow& cards : drawn_) cards.paint();
}

float QueuesView::draw_heading(Part part, Vec at) const {
  switch (part) {
    case Part::running:
      return section_heading(frame_, "stage/running", "Running",
                             state_.iteration == 0
                                 ? "the loop has not started"
                                 : "iteration " + std::to_string(state_.iteration),
                             at);
    case Part::micro:
      return section_heading(frame_, "stage/micro", "Microtasks",
                             "all of them run before the next macrotask", at);
    case Part::macro:
      return section_heading(frame_, "stage/macro", "Macrotasks", "one in each iteration", at);
    case Part::ready: break;
  }
  return section_heading(frame_, "stage/ready", ready_title, ready_remark(), at);
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
    case Part::running:
      flow_running(cards, density);
      flow_calls(cards);
      break;
    case Part::micro:
      flow_queue(cards, trace::QueueKind::micro, "micro", density);
      if (state_.queue(trace::QueueKind::micro).empty())
        cards.add_words("stage/micro/nothing", "none: the next macrotask may run", Token::muted);
      break;
    case Part::macro: {
      flow_queue(cards, trace::QueueKind::macro, "macro", density);
      if (!state_.queue(trace::QueueKind::macro).empty()) break;
      const std::string next = next_text(state_, picture_.now);
      cards.add_words("stage/macro/nothing", next.empty() ? "none" : "none; " + next, Token::muted);
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

/// The stack of calls or, once the step is over, which calls ran in it.
void QueuesView::flow_calls(CardFlow& cards) const {
  if (!state_.running) {
    cards.add_words("stage/running/nothing", "nothing", Token::muted);
    return;
  }
  std::string words;
  if (state_.calls.size() > 1) {
    words = "in ";
    for (const std::string& name : names_of(state_, state_.calls))
      words += (words.size() > 3 ? " › " : "") + name;
  } else if (state_.calls.empty()) {
    std::vector<std::uint32_t> others = state_.ran;
    if (const trace::TaskState* own = running_task(state_)) std::erase(others, own->id);
    if (!others.empty()) words = "ran " + names_text(names_of(state_, others), "calls");
  }
  if (!words.empty()) cards.add_words("stage/running/calls", words, Token::muted);
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
