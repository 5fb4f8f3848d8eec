/// Runs jobs in parallel: in Web Workers in the browser, on threads elsewhere.
///
///     workers.start(*demos::find_job("count_primes"), 200'000, [](stage::Workers::Result primes) {
///       if (primes) show(*primes);   // called once, on any thread
///     });
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <string>

#include "demos/jobs.hpp"

namespace stage {

class Workers {
 public:
  /// What the job returned, or an error message.
  using Result = std::expected<std::int64_t, std::string>;
  using Done = std::function<void(Result result)>;

  Workers() = default;
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  virtual ~Workers() = default;

  /// Starts `job(argument)` in parallel and calls `done` later, once, on any thread.
  virtual void start(const demos::Job& job, std::int64_t argument, Done done) = 0;
};

}  // namespace stage
