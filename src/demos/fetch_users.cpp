#include <nlohmann/json.hpp>
#include <string>

#include "aio/async_with.hpp"
#include "aio/gather.hpp"
#include "demos/demos.hpp"
#include "demos/words.hpp"
#include "net/client_session.hpp"

namespace demos {

namespace {

constexpr const char* api = "https://api.example.com";

aio::Coroutine<nlohmann::json> fetch_user(
    Environment& env, net::ClientSession session, int id) {
  env.line(7);
  co_return co_await aio::async_with(
      session.get("/users/" + std::to_string(id)),
      [&env](net::Response& res) -> aio::Coroutine<nlohmann::json> {
        const Block block(env, 7);
        env.line(8);
        co_return res.json();
      });
}

aio::Coroutine<> fetch_three(Environment& env, net::ClientSession session) {
  const Block block(env, 12);
  env.line(13);
  auto user = co_await fetch_user(env, session, 1);
  env.line(14);
  env.print("first: " + text_of(user.at("name")));

  env.line(17);
  auto [u2, u3] = co_await aio::gather(
      aio::create_task(fetch_user(env, session, 2), "user 2"),
      aio::create_task(fetch_user(env, session, 3), "user 3"));
  env.line(21);
  env.print("then: " + text_of(u2.at("name")) + " and " + text_of(u3.at("name")));
}

}  // namespace

aio::Coroutine<> fetch_users(Environment& env) {
  env.line(12);
  co_await aio::async_with(
      net::ClientSession(env.transport(), api),
      [&env](net::ClientSession& session) { return fetch_three(env, session); });
}

}  // namespace demos
