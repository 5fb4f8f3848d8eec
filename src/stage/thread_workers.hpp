/// Workers on threads: one thread for each job.
///
///     stage::ThreadWorkers workers;
///     workers.start(demos::count_primes_job, 200'000, done);   // `done` is called on that thread
#pragma once

#include <thread>
#include <vector>

#include "stage/workers.hpp"

namespace stage {

class ThreadWorkers final : public Workers {
 public:
  ThreadWorkers() = default;
  /// Waits for the running jobs.
  ~ThreadWorkers() override;

  void start(const demos::Job& job, std::int64_t argument, Done done) override;

 private:
  std::vector<std::thread> threads_;
};

}  // namespace stage
