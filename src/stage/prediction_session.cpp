#include "stage/prediction_session.hpp"

#include <utility>

namespace stage {

using course::PredictionResult;

namespace {

// Callbacks in a call of pump(), and in all: no demo that asks something is longer.
constexpr std::size_t most_steps = 500;
constexpr std::size_t furthest = 100'000;

}  // namespace

std::optional<PredictionResult> PredictionSession::Entry::result() const {
  if (skipped) return PredictionResult::skipped;
  if (!chosen) return std::nullopt;
  return *chosen == question.right ? PredictionResult::right : PredictionResult::wrong;
}

PredictionSession::PredictionSession(const std::vector<course::Prediction>& asked,
                                     const Program& program)
    : asked_(asked) {
  if (asked_.empty()) return;
  ahead_ = program.start(Network::recorded);
  pump();
}

bool PredictionSession::pump() {
  if (ready()) return true;
  for (std::size_t i = 0; i < most_steps; ++i) {
    const Advance advance = ahead_->advance();
    if (advance == Advance::stepped) continue;
    if (advance == Advance::waiting) return false;
    ask_all();
    break;
  }
  if (ahead_->finished() || ahead_->trace().steps() >= furthest) ahead_.reset();
  return ready();
}

void PredictionSession::ask_all() {
  for (const course::Prediction& prediction : asked_) {
    std::optional<Question> question = ask(prediction, ahead_->trace());
    if (question) entries_.push_back({.prediction = &prediction, .question = std::move(*question)});
  }
}

const PredictionSession::Entry* PredictionSession::first_open() const {
  const Entry* first = nullptr;
  for (const Entry& entry : entries_) {
    const bool earlier = first == nullptr || entry.question.asked_at < first->question.asked_at;
    if (entry.open() && earlier) first = &entry;
  }
  return first;
}

std::size_t PredictionSession::limit() const {
  if (!ready()) return 0;
  const Entry* first = first_open();
  return first == nullptr ? unlimited : first->question.asked_at;
}

std::optional<std::size_t> PredictionSession::due(std::size_t events) const {
  const Entry* first = first_open();
  if (first == nullptr || first->question.asked_at > events) return std::nullopt;
  return static_cast<std::size_t>(first - entries_.data());
}

PredictionResult PredictionSession::answer(std::size_t index, std::size_t option) {
  Entry& entry = entries_.at(index);
  if (entry.open()) entry.chosen = option;
  return *entry.result();
}

void PredictionSession::pass(std::size_t events) {
  for (Entry& entry : entries_)
    if (entry.open() && entry.question.asked_at < events) entry.skipped = true;
}

void PredictionSession::skip(std::size_t index) {
  Entry& entry = entries_.at(index);
  if (entry.open()) entry.skipped = true;
}

}  // namespace stage
