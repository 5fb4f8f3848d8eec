#include "demos/jobs.hpp"

#include <gtest/gtest.h>

TEST(Jobs, CountPrimesCountsThePrimesBelowALimit) {
  EXPECT_EQ(demos::count_primes(0), 0);
  EXPECT_EQ(demos::count_primes(2), 0);
  EXPECT_EQ(demos::count_primes(3), 1);
  EXPECT_EQ(demos::count_primes(100), 25);
  EXPECT_EQ(demos::count_primes(200'000), 17'984);
}

TEST(Jobs, AreFoundByName) {
  ASSERT_NE(demos::find_job("count_primes"), nullptr);
  EXPECT_EQ(demos::find_job("count_primes")->function(10), 4);
  EXPECT_EQ(demos::find_job("no such job"), nullptr);
}
