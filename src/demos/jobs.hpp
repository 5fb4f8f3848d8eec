/// Jobs that are heavy enough to run in parallel. A worker in the browser cannot get closures from the
/// page, so it finds jobs by name.
///
///     const demos::Job* job = demos::find_job("count_primes");
///     std::int64_t primes = job->function(200'000);
#pragma once

#include <cstdint>
#include <string_view>

namespace demos {

struct Job {
  std::string_view name;
  std::int64_t (*function)(std::int64_t argument);
};

/// The number of primes below `limit`, by trial division.
std::int64_t count_primes(std::int64_t limit);

inline constexpr Job count_primes_job{"count_primes", &count_primes};

/// The job with that name; null if there is none.
[[nodiscard]] const Job* find_job(std::string_view name);

}  // namespace demos
