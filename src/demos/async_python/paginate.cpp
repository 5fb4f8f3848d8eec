#include <nlohmann/json.hpp>
#include <string>

#include "aio/async_generator.hpp"
#include "aio/async_with.hpp"
#include "demos/json_text.hpp"
#include "demos/program.hpp"
#include "net/client_session.hpp"

namespace demos::async_python {

namespace {

aio::AsyncGenerator<nlohmann::json> paginate(Environment& env, std::string url) {
  env.at("page = 1");
  int page = 1;
  env.at("async with aiohttp.ClientSession() as session:");
  net::ClientSession session(env.transport());
  const Block session_block(env, "async with aiohttp.ClientSession() as session:");
  while (true) {
    env.at("while True:");
    env.at("params = {'page': page}");
    net::Params params = {{"page", page}};
    env.at("async with session.get(url, params=params) as r:");
    auto data = co_await aio::async_with(
        session.get(url, {.params = params}),
        [&env](net::Response& r) -> aio::Coroutine<nlohmann::json> {
          const Block block(env, "async with session.get(url, params=params) as r:");
          env.at("data = await r.json()");
          co_return r.json();
        });
    env.at("if not data:");
    if (data.empty()) {
      env.at("return");
      co_return;
    }
    for (const auto& item : data) {
      env.at("for item in data:");
      env.at("yield item");
      co_yield item;  // the page is fetched, one by one
    }
    env.at("for item in data:");
    env.at("page += 1");
    page += 1;
  }
}

}  // namespace

aio::Coroutine<> paginate(Environment& env) {
  env.at("url = 'https://api.example.com/users'");
  std::string url = "https://api.example.com/users";
  env.at("async for user in paginate(url):");
  auto users = paginate(env, url);
  while (auto user = co_await users.next()) {
    env.at("print(user['name'])");
    env.print(text_of(user->at("name")));
    env.at("async for user in paginate(url):");
  }
}

}  // namespace demos::async_python
