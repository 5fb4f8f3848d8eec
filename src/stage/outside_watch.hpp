/// Records something that runs outside the loop, from its start to its end.
///
///     stage::OutsideWatch watch(recorder, trace::OutsideKind::thread, "time.sleep in a thread");
///     watch.ends_as(trace::Outcome::returned, "");   // before it is destroyed, which is the end
///
/// Without `ends_as` it ends cancelled: nobody waits for it any more.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "aio/errors.hpp"
#include "stage/aio_recorder.hpp"

namespace stage {

class OutsideWatch {
 public:
  /// Once the recorder has expired, because the run is over, nothing more is recorded.
  OutsideWatch(std::weak_ptr<AioRecorder> recorder, trace::OutsideKind kind, std::string_view label)
      : recorder_(std::move(recorder)) {
    if (const auto live = recorder_.lock()) operation_ = live->outside_started(kind, label);
  }
  OutsideWatch(OutsideWatch&&) noexcept = default;
  OutsideWatch& operator=(OutsideWatch&&) = delete;
  ~OutsideWatch() {
    if (const auto live = recorder_.lock()) live->outside_ended(operation_, outcome_, answer_);
  }

  void ends_as(trace::Outcome outcome, std::string answer) {
    outcome_ = outcome;
    answer_ = std::move(answer);
  }
  void fails(const std::exception_ptr& error) {
    ends_as(trace::Outcome::failed, aio::exception_message(error));
  }

 private:
  std::weak_ptr<AioRecorder> recorder_;  // empty: moved from
  std::uint32_t operation_ = 0;
  trace::Outcome outcome_ = trace::Outcome::cancelled;
  std::string answer_;
};

}  // namespace stage
