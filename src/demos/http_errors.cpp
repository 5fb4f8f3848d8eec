#include <nlohmann/json.hpp>
#include <string>

#include "aio/async_with.hpp"
#include "aio/gather.hpp"
#include "demos/demos.hpp"
#include "demos/words.hpp"
#include "net/client_session.hpp"
#include "net/errors.hpp"

namespace demos {

namespace {

constexpr const char* api = "https://api.example.com";
constexpr double limit = 1;  // seconds

aio::Coroutine<> load(Environment& env, net::ClientSession session, std::string path) {
  env.line(8);
  try {
    env.line(9);
    co_await aio::async_with(
        session.get(path, {.timeout = limit}),
        [&env, &path](net::Response& res) -> aio::Coroutine<> {
          const Block block(env, 9);
          env.line(10);
          res.raise_for_status();
          env.line(11);
          auto user = res.json();
          env.line(12);
          env.print(path + ": " + text_of(user.at("name")));
          co_return;
        });
  } catch (const aio::TimeoutError&) {
    env.line(13);
    env.line(14);
    env.print(path + ": timed out");
  } catch (const net::ClientResponseError& error) {
    env.line(13);
    env.line(15);
    env.line(16);
    env.print(path + ": HTTP " + std::to_string(error.status()));
  }
}

aio::Coroutine<> load_three(Environment& env, net::ClientSession session) {
  const Block block(env, 19);
  env.line(20);
  co_await aio::gather(
      aio::create_task(load(env, session, "/delay/3"), "/delay/3"),
      aio::create_task(load(env, session, "/users/99"), "/users/99"),
      aio::create_task(load(env, session, "/users/1"), "/users/1"));
}

}  // namespace

aio::Coroutine<> http_errors(Environment& env) {
  env.line(19);
  co_await aio::async_with(
      net::ClientSession(env.transport(), api),
      [&env](net::ClientSession& session) { return load_three(env, session); });
}

}  // namespace demos
