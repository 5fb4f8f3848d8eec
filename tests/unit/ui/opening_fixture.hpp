// The opening of an index: a real demo with its own listing.
//   const course::Opening& opening = demo_opening();
//   shell.set_opening(opening, opening_program(world));
#pragma once

#include <string>

#include "course/course.hpp"
#include "demo_listing.hpp"
#include "demos/demos.hpp"
#include "fake_site.hpp"

inline course::Opening demo_opening(const std::string& demo = "hello-gather",
                                    std::size_t step = 6) {
  return {.lesson = stage_test::lesson(),
          .demo = demo,
          .title = "Three greetings at once",
          .sentence = "A real event loop greets three people at once, on one thread.",
          .step = step,
          .python = demo_listing(*demos::find(stage_test::lesson(), demo), ".py")};
}

inline stage::Program opening_program(const stage_test::World& world,
                                      const std::string& demo = "hello-gather") {
  return stage_test::programs(world)(stage_test::lesson(), demo).value();
}
