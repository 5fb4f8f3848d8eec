// A state with three tasks, for the words that the stage has for it.
//   struct MyWordsTest : WordsFixture {};
#pragma once

#include <gtest/gtest.h>

#include <cstdint>

#include "trace/state.hpp"

struct WordsFixture : testing::Test {
  static constexpr std::uint32_t kMain = 1;
  static constexpr std::uint32_t kBob = 2;
  static constexpr std::uint32_t kCarol = 3;

  WordsFixture() {
    state.tasks = {{.id = kMain, .name = "main"},
                   {.id = kBob, .name = "Bob", .creator = kMain},
                   {.id = kCarol, .name = "Carol", .creator = kMain}};
  }

  trace::State state;
};
