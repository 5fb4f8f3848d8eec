#include "stage/site_folder.hpp"

#include <utility>

#include "aio/errors.hpp"
#include "net/errors.hpp"

namespace stage {

SiteFolder::SiteFolder(net::Transport& site, std::string folder, std::function<double()> real_time)
    : site_(site), url_(std::move(folder)), clock_(std::move(real_time)), loop_(clock_) {}

aio::Coroutine<std::string> SiteFolder::fetch(std::string file) {
  constexpr double load_timeout = 20;  // seconds
  const std::string url = url_ + file;
  std::string problem;
  try {
    net::Response response = co_await site_.send({.url = url, .timeout = load_timeout});
    if (response.status == 200) co_return std::move(response.body);
    problem = "the site answered " + std::to_string(response.status) + " " + response.reason;
  } catch (const aio::TimeoutError&) {
    problem = "the site did not answer within 20 seconds";
  } catch (const aio::Error& error) {
    problem = error.what();
  }
  throw net::ClientConnectionError("The recording " + url + " could not be loaded: " + problem +
                                   ". Restart the demo to try again.");
}

void SiteFolder::pump() {
  while (loop_.run_once()) {
  }
}

}  // namespace stage
