#include "stage/live_operations.hpp"

#include <algorithm>
#include <utility>

namespace stage {

LiveOperation::LiveOperation(LiveOperations& operations, double least)
    : operations_(operations), span_(operations.clock_.begin_live_span()), least_(least) {
  operations_.all_.push_back(this);
}

LiveOperation::~LiveOperation() {
  std::erase(operations_.all_, this);
  if (arrival_) {
    operations_.clock_.cancel(*arrival_);
  } else {
    operations_.clock_.end_live_span(span_);
  }
}

LiveOperation::Completion LiveOperation::completion() const {
  return [inbox = operations_.inbox_, id = span_.id](std::function<void()> arrive) {
    const std::scoped_lock lock(inbox->mutex);
    inbox->completed.push_back({id, inbox->real_time(), std::move(arrive)});
  };
}

void LiveOperation::complete(double real_time, std::function<void()> arrive) {
  operations_.clock_.end_live_span(span_);
  const double taken = std::max(least_, real_time - span_.real_time);
  arrival_ = operations_.clock_.arrive_at(span_.time + taken, std::move(arrive));
}

LiveOperations::LiveOperations(StageClock& clock, std::function<double()> real_time)
    : clock_(clock), inbox_(std::make_shared<Inbox>(std::move(real_time))) {}

std::unique_ptr<LiveOperation> LiveOperations::start(double least) {
  return std::unique_ptr<LiveOperation>(new LiveOperation(*this, least));
}

void LiveOperations::pump() {
  if (all_.empty()) return;
  std::vector<Completed> completed;
  {
    const std::scoped_lock lock(inbox_->mutex);
    completed = std::exchange(inbox_->completed, {});
  }
  for (Completed& one : completed) {
    const auto operation =
        std::ranges::find(all_, one.id, [](const LiveOperation* each) { return each->span_.id; });
    if (operation != all_.end()) (*operation)->complete(one.real_time, std::move(one.arrive));
  }
}

}  // namespace stage
