#include "app/resources.hpp"

#include <utility>

#include "net/errors.hpp"

namespace app {

aio::Coroutine<std::string> load_text(net::Transport& site, std::string url) {
  std::string why;
  try {
    net::Response response = co_await site.send({.url = url});
    if (response.status == 200) co_return std::move(response.body);
    why = "the server answered " + std::to_string(response.status) + " " + response.reason;
  } catch (const net::ClientError& error) {
    why = error.what();
  }
  throw ResourceError(url + " could not be loaded: " + why + ". Reload to try again.");
}

}  // namespace app
