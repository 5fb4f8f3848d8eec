#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "aio/async_with.hpp"
#include "aio/gather.hpp"
#include "demos/json_text.hpp"
#include "demos/program.hpp"
#include "net/client_session.hpp"

namespace demos::async_python {

namespace {

constexpr const char* api = "https://api.example.com";

aio::Coroutine<nlohmann::json> fetch_user(
    Environment& env, net::ClientSession session, int id) {
  env.at("async with session.get(f'/users/{user_id}') as res:");
  co_return co_await aio::async_with(
      session.get("/users/" + std::to_string(id)),
      [&env](net::Response& res) -> aio::Coroutine<nlohmann::json> {
        const Block block(env, "async with session.get(f'/users/{user_id}') as res:");
        env.at("return await res.json()");
        co_return res.json();
      });
}

}  // namespace

aio::Coroutine<> fetch_users(Environment& env) {
  env.at("async with aiohttp.ClientSession(base_url=API) as session:");
  co_await aio::async_with(
      net::ClientSession(env.transport(), api),
      [&env](net::ClientSession& session) -> aio::Coroutine<> {
        const Block block(
            env, "async with aiohttp.ClientSession(base_url=API) as session:");
        env.at("user = await fetch_user(session, 1)");
        auto user = co_await fetch_user(env, session, 1);
        env.at("print('first:', user['name'])");
        env.print("first: " + text_of(user.at("name")));

        env.at("u2, u3 = await asyncio.gather(");
        auto second = fetch_user(env, session, 2);
        auto third = fetch_user(env, session, 3);
        auto [u2, u3] = co_await aio::gather(
            aio::create_task(std::move(second), "fetch_user 2"),
            aio::create_task(std::move(third), "fetch_user 3"));
        env.at("print('then:', u2['name'], 'and', u3['name'])");
        env.print("then: " + text_of(u2.at("name")) + " and " + text_of(u3.at("name")));
      });
}

}  // namespace demos::async_python
