#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "aio/async_with.hpp"
#include "aio/errors.hpp"
#include "aio/gather.hpp"
#include "demos/demos.hpp"
#include "demos/words.hpp"
#include "net/client_session.hpp"

namespace demos {

namespace {

const std::string api = "https://api.github.com";
constexpr std::array users = {"torvalds", "gvanrossum", "not_a_user", "antirez"};

using User = std::pair<std::string, std::string>;  // name, public repositories
using Results = std::vector<aio::Outcome<User>>;

aio::Coroutine<User> fetch_user(
    Environment& env, net::ClientSession session, std::string username) {
  env.line(9);
  co_return co_await aio::async_with(
      session.get(api + "/users/" + username),
      [&env](net::Response& res) -> aio::Coroutine<User> {
        const Block block(env, 9);
        env.line(10);
        res.raise_for_status();
        env.line(11);
        auto data = res.json();
        env.line(12);
        co_return User{text_of(data.at("name")), text_of(data.at("public_repos"))};
      });
}

aio::Coroutine<Results> fetch_all(Environment& env, net::ClientSession session) {
  const Block block(env, 15);
  env.line(16);
  std::vector<aio::Task<User>> tasks;
  for (const char* user : users) {
    env.line(16);
    tasks.push_back(aio::create_task(fetch_user(env, session, user), user));
  }
  env.line(16);
  co_return co_await aio::gather(aio::return_exceptions, std::move(tasks));
}

}  // namespace

aio::Coroutine<> github_users(Environment& env) {
  env.line(15);
  auto results = co_await aio::async_with(
      net::ClientSession(env.transport()),
      [&env](net::ClientSession& session) { return fetch_all(env, session); });

  for (std::size_t i = 0; i < users.size(); ++i) {
    env.line(20);
    env.line(21);
    if (!results[i]) {
      env.line(22);
      env.print(users[i] + (": FAILED - " + aio::exception_message(results[i].error())));
    } else {
      env.line(24);
      auto [name, repos] = *results[i];
      env.line(25);
      env.print(name + ": " + repos + " repos");
    }
  }
  env.line(20);
}

}  // namespace demos
