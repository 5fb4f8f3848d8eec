/// The examples of the lessons, as coroutines on the scheduler.
///
///     const demos::Demo* demo = demos::find("async-python", "hello-gather");
///     loop.create_task(demo->main(environment), "main");
///
/// There is a folder for each lesson and a file for each demo, named after its listing: `async_python/hello_gather.cpp` is
/// `content/async-python/listings/hello_gather.py`. The registry is generated from the lessons.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

#include "aio/coroutine.hpp"
#include "demos/environment.hpp"

namespace demos {

/// What a demo needs from outside the loop, as lesson.md says. It decides how the demo's time passes.
enum class Needs : std::uint8_t {
  nothing,  ///< only timers: the same run every time
  thread,   ///< a thread that sleeps; a timer stands in for it
  network,  ///< responses
  process,  ///< a real worker, whose duration varies
};

/// Whether the tests compare a demo's trace with CPython's as the learner sees it. They compare every event.
enum class Proof : std::uint8_t {
  with_stand_ins,  ///< with stand-ins for the network, the thread or the process
  whole,           ///< all of it
};

[[nodiscard]] constexpr Proof proof_of(Needs needs) noexcept {
  return needs == Needs::nothing ? Proof::whole : Proof::with_stand_ins;
}

struct Demo {
  std::string_view lesson;   ///< the slug of its lesson
  std::string_view id;       ///< as in lesson.md and in URLs; unique in its lesson
  std::string_view listing;  ///< the listing's file name without extension
  Needs needs = Needs::nothing;
  aio::Coroutine<> (*main)(Environment& env);  ///< the listing's `main()`
};

/// Every demo of the course, in its order.
[[nodiscard]] std::span<const Demo> all();

/// The demo with that id in a lesson; null if there is none.
[[nodiscard]] inline const Demo* find(std::string_view lesson, std::string_view id) {
  const auto found = std::ranges::find_if(
      all(), [&](const Demo& demo) { return demo.lesson == lesson && demo.id == id; });
  return found == all().end() ? nullptr : &*found;
}

}  // namespace demos
