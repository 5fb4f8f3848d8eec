#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "aio/async_with.hpp"
#include "aio/gather.hpp"
#include "demos/json_text.hpp"
#include "demos/program.hpp"
#include "net/client_session.hpp"
#include "net/errors.hpp"

namespace demos::async_python {

namespace {

constexpr const char* api = "https://api.example.com";
constexpr double limit = 1;  // seconds

aio::Coroutine<> load(Environment& env, net::ClientSession session, std::string path) {
  env.at("try:");
  try {
    env.at("async with session.get(path, timeout=LIMIT) as res:");
    co_await aio::async_with(
        session.get(path, {.timeout = limit}),
        [&env, &path](net::Response& res) -> aio::Coroutine<> {
          const Block block(env, "async with session.get(path, timeout=LIMIT) as res:");
          env.at("res.raise_for_status()");
          res.raise_for_status();
          env.at("user = await res.json()");
          auto user = res.json();
          env.at("print(f'{path}: {user['name']}')");
          env.print(path + ": " + text_of(user.at("name")));
          co_return;
        });
  } catch (const aio::TimeoutError&) {
    env.at("except TimeoutError:");
    env.at("print(f'{path}: timed out')");
    env.print(path + ": timed out");
  } catch (const net::ClientResponseError& error) {
    env.at("except TimeoutError:");
    env.at("except aiohttp.ClientResponseError as error:");
    env.at("print(f'{path}: HTTP {error.status}')");
    env.print(path + ": HTTP " + std::to_string(error.status()));
  }
}

}  // namespace

aio::Coroutine<> http_errors(Environment& env) {
  env.at("async with aiohttp.ClientSession(API) as session:");
  co_await aio::async_with(
      net::ClientSession(env.transport(), api),
      [&env](net::ClientSession& session) -> aio::Coroutine<> {
        const Block block(env, "async with aiohttp.ClientSession(API) as session:");
        env.at("await asyncio.gather(");
        auto delayed = load(env, session, "/delay/3");
        auto unknown = load(env, session, "/users/99");
        auto first = load(env, session, "/users/1");
        co_await aio::gather(
            aio::create_task(std::move(delayed), "/delay/3"),
            aio::create_task(std::move(unknown), "/users/99"),
            aio::create_task(std::move(first), "/users/1"));
      });
}

}  // namespace demos::async_python
