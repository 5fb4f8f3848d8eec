#include <nlohmann/json.hpp>

#include "aio/async_with.hpp"
#include "demos/json_text.hpp"
#include "demos/program.hpp"
#include "net/client_session.hpp"

namespace demos::second_steps {

namespace {

constexpr const char* url = "https://names.example.com/first";

}  // namespace

aio::Coroutine<> greet(Environment& env) {
  env.at("async with aiohttp.ClientSession() as session:");
  const auto user = co_await aio::async_with(
      net::ClientSession(env.transport()),
      [&env](net::ClientSession& session) -> aio::Coroutine<nlohmann::json> {
        const Block block(env, "async with aiohttp.ClientSession() as session:");
        env.at("async with session.get(URL) as res:");
        co_return co_await aio::async_with(
            session.get(url),
            [&env](net::Response& res) -> aio::Coroutine<nlohmann::json> {
              const Block inner(env, "async with session.get(URL) as res:");
              env.at("user = await res.json()");
              co_return res.json();
            });
      });
  env.at("print('Hello,', user['name'])");
  env.print("Hello, " + text_of(user.at("name")));
}

}  // namespace demos::second_steps
