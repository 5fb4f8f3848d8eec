#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "aio/async_with.hpp"
#include "aio/errors.hpp"
#include "aio/gather.hpp"
#include "demos/json_text.hpp"
#include "demos/program.hpp"
#include "net/client_session.hpp"

namespace demos::async_python {

namespace {

const std::string api = "https://api.github.com";
constexpr std::array users = {"torvalds", "gvanrossum", "not_a_user", "antirez"};

using User = std::pair<std::string, std::string>;  // name, public repositories
using Results = std::vector<aio::Outcome<User>>;

aio::Coroutine<User> fetch_user(
    Environment& env, net::ClientSession session, std::string username) {
  env.at("async with session.get(f'{API}/users/{username}') as res:");
  co_return co_await aio::async_with(
      session.get(api + "/users/" + username),
      [&env](net::Response& res) -> aio::Coroutine<User> {
        const Block block(
            env, "async with session.get(f'{API}/users/{username}') as res:");
        env.at("res.raise_for_status()");
        res.raise_for_status();
        env.at("data = await res.json()");
        auto data = res.json();
        env.at("return data['name'], data['public_repos']");
        co_return User{text_of(data.at("name")), text_of(data.at("public_repos"))};
      });
}

}  // namespace

aio::Coroutine<> github_users(Environment& env) {
  env.at("async with aiohttp.ClientSession() as session:");
  auto results = co_await aio::async_with(
      net::ClientSession(env.transport()),
      [&env](net::ClientSession& session) -> aio::Coroutine<Results> {
        const Block block(env, "async with aiohttp.ClientSession() as session:");
        env.at("results = await asyncio.gather(");
        std::vector<aio::Coroutine<User>> fetches;
        for (const char* user : users) fetches.push_back(fetch_user(env, session, user));
        std::vector<aio::Task<User>> tasks;
        for (auto& fetching : fetches) {
          tasks.push_back(aio::create_task(std::move(fetching), users[tasks.size()]));
        }
        co_return co_await aio::gather(aio::return_exceptions, std::move(tasks));
      });

  for (std::size_t i = 0; i < users.size(); ++i) {
    env.at("for user, result in zip(USERS, results):");
    env.at("if isinstance(result, BaseException):");
    if (!results[i]) {
      env.at("print(f'{user}: FAILED - {result}')");
      env.print(users[i] + (": FAILED - " + aio::exception_message(results[i].error())));
    } else {
      env.at("name, repos = result");
      auto [name, repos] = *results[i];
      env.at("print(f'{name}: {repos} repos')");
      env.print(name + ": " + repos + " repos");
    }
  }
  env.at("for user, result in zip(USERS, results):");
}

}  // namespace demos::async_python
