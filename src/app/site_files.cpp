#include "app/site_files.hpp"

#include <utility>

#include "aio/event_loop.hpp"

namespace app {

void SiteFiles::add(std::string url, std::string text) {
  texts_.insert_or_assign(std::move(url), std::move(text));
}

aio::Future<net::Response> SiteFiles::send(net::Request request) {
  auto file = texts_.extract(request.url);
  if (!file) return network_.send(std::move(request));
  aio::Future<net::Response> answer = aio::get_running_loop().create_future<net::Response>();
  answer.set_result(net::Response{
      .status = 200, .reason = "OK", .url = file.key(), .body = std::move(file.mapped())});
  return answer;
}

}  // namespace app
