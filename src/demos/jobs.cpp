#include "demos/jobs.hpp"

namespace demos {

namespace {

bool is_prime(std::int64_t number) {
  for (std::int64_t divisor = 2; divisor * divisor <= number; ++divisor) {
    if (number % divisor == 0) return false;
  }
  return true;
}

}  // namespace

std::int64_t count_primes(std::int64_t limit) {
  std::int64_t primes = 0;
  for (std::int64_t number = 2; number < limit; ++number) {
    if (is_prime(number)) ++primes;
  }
  return primes;
}

const Job* find_job(std::string_view name) {
  return name == count_primes_job.name ? &count_primes_job : nullptr;
}

}  // namespace demos
