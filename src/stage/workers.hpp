/// Processors other than the page's own: Web Workers in the browser, threads elsewhere.
#pragma once

#include <cstdint>
#include <functional>

#include "demos/jobs.hpp"

namespace stage {

class Workers {
 public:
  using Done = std::function<void(std::int64_t result)>;

  Workers() = default;
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  virtual ~Workers() = default;

  /// Starts `job(argument)` elsewhere and calls `done` later, on the caller's thread or on another,
  /// unless it cannot be started.
  /// @throws aio::RuntimeError with the reason if there is no worker to be had.
  virtual void start(const demos::Job& job, std::int64_t argument, Done done) = 0;
};

}  // namespace stage
