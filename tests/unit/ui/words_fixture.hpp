// A state with three tasks, for the words that the stage has for it.
//   struct MyWordsTest : WordsFixture {};
#pragma once

#include <gtest/gtest.h>

#include <cstdint>

#include "trace/state.hpp"

struct WordsFixture : testing::Test {
  static constexpr std::uint32_t main_task = 1;
  static constexpr std::uint32_t bob_task = 2;
  static constexpr std::uint32_t carol_task = 3;

  WordsFixture() {
    state.tasks = {{.id = main_task, .name = "main"},
                   {.id = bob_task, .name = "Bob", .creator = main_task},
                   {.id = carol_task, .name = "Carol", .creator = main_task}};
  }

  trace::State state;
};
