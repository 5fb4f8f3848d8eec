/// The examples of the lessons, as coroutines on the scheduler.
///
///     const demos::Demo* demo = demos::find("hello-gather");
///     loop.create_task(demo->main(environment), "main");
///
/// One file a demo, named after its listing: `hello_gather.cpp` is `hello_gather.py`.
#pragma once

#include <span>
#include <string_view>

#include "aio/coroutine.hpp"
#include "demos/environment.hpp"

namespace demos {

/// What a demo needs from outside the loop; decides how its time passes.
enum class Needs : std::uint8_t {
  nothing,  ///< timers alone: the same run every time
  network,  ///< responses
  worker,   ///< a real worker, which takes the time it takes
};

/// What of a demo the tests hold against CPython, running its listing.
enum class Proof : std::uint8_t {
  none,            ///< its trace depends on a real worker
  with_stand_ins,  ///< every line and time, with stand-ins for the network or for the thread
  whole,           ///< every line and time of all that CPython does
};

struct Demo {
  std::string_view id;       ///< as in lesson.md and in URLs
  std::string_view listing;  ///< the listing's file name without extension
  Needs needs = Needs::nothing;
  Proof proof = Proof::none;
  aio::Coroutine<> (*main)(Environment& env);  ///< the listing's `main()`
};

/// Every demo, in the order of the lesson.
[[nodiscard]] std::span<const Demo> all();
/// The demo with that id; null if there is none.
[[nodiscard]] const Demo* find(std::string_view id);

aio::Coroutine<> fetch_users(Environment& env);
aio::Coroutine<> hello_alone(Environment& env);
aio::Coroutine<> hello_task(Environment& env);
aio::Coroutine<> hello_gather(Environment& env);
aio::Coroutine<> async_with(Environment& env);
aio::Coroutine<> async_for(Environment& env);
aio::Coroutine<> paginate(Environment& env);
aio::Coroutine<> http_errors(Environment& env);
aio::Coroutine<> gather_exceptions(Environment& env);
aio::Coroutine<> timeout(Environment& env);
aio::Coroutine<> blocking(Environment& env);
aio::Coroutine<> to_thread(Environment& env);
aio::Coroutine<> process_pool(Environment& env);
aio::Coroutine<> github_users(Environment& env);

}  // namespace demos
