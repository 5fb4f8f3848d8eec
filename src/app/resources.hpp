/// Loads the site's own files as text.
///
///     std::string bundle = co_await app::load_text(site, root + "async-python/lesson.json");
#pragma once

#include <stdexcept>
#include <string>

#include "aio/coroutine.hpp"
#include "net/transport.hpp"

namespace app {

/// A file that could not be loaded. what() says which one, why, and what to do, as web/host/reasons.js does.
class ResourceError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Loads the body of `url` with a GET request.
/// @throws ResourceError if there is no response or its status is not 200
[[nodiscard]] aio::Coroutine<std::string> load_text(net::Transport& site, std::string url);

}  // namespace app
