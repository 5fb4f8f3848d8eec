/// Operations outside the loop that take real time: live requests and workers.
///
///     stage::LiveOperations operations(clock, real_time);
///     std::unique_ptr<stage::LiveOperation> operation = operations.start();
///     work([complete = operation->completion()](int n) {   // on any thread
///       complete([n] { deliver(n); });
///     });
///     operations.pump();   // before each callback of the loop
///
/// The time of an answer is taken when it comes, not when the stage looks: what took 0.3 s arrives
/// on the stage's clock 0.3 s after it was started, even if the learner paused in the meantime.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "stage/stage_clock.hpp"

namespace stage {

class LiveOperations;

/// One operation. Until it completes, the stage's clock follows real time. Destroying it abandons
/// the operation: its result no longer arrives. To be used on the loop's thread only, except for its
/// completion.
class LiveOperation {
 public:
  /// Completes the operation. May be copied; to be called once, on any thread, even after the
  /// operation was destroyed. `arrive` is called on the loop's thread when the stage's clock reaches
  /// the time of the call; see StageClock::arrive_at.
  using Completion = std::function<void(std::function<void()> arrive)>;

  ~LiveOperation();
  LiveOperation(const LiveOperation&) = delete;
  LiveOperation& operator=(const LiveOperation&) = delete;

  [[nodiscard]] Completion completion() const;

 private:
  friend class LiveOperations;
  LiveOperation(LiveOperations& operations, double least);
  void complete(double real_time, std::function<void()> arrive);

  LiveOperations& operations_;
  StageClock::LiveSpan span_;
  double least_;
  std::optional<StageClock::Arrival> arrival_;  // once it is known
};

class LiveOperations {
 public:
  /// `real_time` as in Services. The clock must outlive this object, and this object its operations.
  LiveOperations(StageClock& clock, std::function<double()> real_time);

  /// `least` is how long the operation takes on the stage's clock at least, in seconds.
  [[nodiscard]] std::unique_ptr<LiveOperation> start(double least = 0);

  /// Handles the completions since the last call.
  void pump();

 private:
  friend class LiveOperation;

  struct Completed {
    std::uint64_t id;
    double real_time;
    std::function<void()> arrive;
  };
  /// What other threads write to, even when the operations are gone.
  struct Inbox {
    std::function<double()> real_time;
    std::mutex mutex;
    std::vector<Completed> completed;
  };

  StageClock& clock_;
  std::shared_ptr<Inbox> inbox_;
  std::vector<LiveOperation*> all_;
};

}  // namespace stage
