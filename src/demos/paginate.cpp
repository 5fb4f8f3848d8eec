#include <nlohmann/json.hpp>
#include <string>

#include "aio/async_generator.hpp"
#include "aio/async_with.hpp"
#include "demos/demos.hpp"
#include "demos/words.hpp"
#include "net/client_session.hpp"

namespace demos {

namespace {

aio::AsyncGenerator<nlohmann::json> paginate_users(Environment& env, std::string url) {
  env.line(5);
  int page = 1;
  env.line(6);
  net::ClientSession session(env.transport());
  const Block session_block(env, 6);
  while (true) {
    env.line(7);
    env.line(8);
    net::Params params = {{"page", page}};
    env.line(9);
    auto data = co_await aio::async_with(
        session.get(url, {.params = params}),
        [&env](net::Response& r) -> aio::Coroutine<nlohmann::json> {
          const Block block(env, 9);
          env.line(10);
          co_return r.json();
        });
    env.line(11);
    if (data.empty()) {
      env.line(12);
      co_return;
    }
    for (const auto& item : data) {
      env.line(13);
      env.line(14);
      co_yield item;  // the page is fetched, one by one
    }
    env.line(13);
    env.line(15);
    page += 1;
  }
}

}  // namespace

aio::Coroutine<> paginate(Environment& env) {
  env.line(18);
  std::string url = "https://api.example.com/users";
  env.line(19);
  auto users = paginate_users(env, url);
  while (auto user = co_await users.next()) {
    env.line(20);
    env.print(text_of(user->at("name")));
    env.line(19);
  }
}

}  // namespace demos
