#include "app/resources.hpp"

#include <utility>

#include "net/errors.hpp"

namespace app {

aio::Coroutine<std::string> load_text(net::Transport& site, std::string url) {
  const std::string name = url.substr(url.rfind('/') + 1);
  std::string problem;
  try {
    net::Response response = co_await site.send({.url = std::move(url)});
    if (response.status == 200) co_return std::move(response.body);
    problem = "the server answered " + std::to_string(response.status) + " for " + name;
  } catch (const net::ClientError&) {
    problem = name + " could not be loaded: the connection failed";
  }
  throw ResourceError(problem +
                      ". Reload to try again; if that does not help, tell whoever runs the site.");
}

}  // namespace app
