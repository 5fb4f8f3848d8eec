#include "fake_site.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "aio/event_loop.hpp"
#include "net/errors.hpp"

namespace stage_test {

FakeSite::FakeSite(std::string_view lesson) {
  nlohmann::json index = nlohmann::json::object();
  const std::filesystem::path folder = lesson_folder(lesson) / "api";
  if (!is_directory(folder)) return;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    files["api/" + name] = read_text(entry.path());
    const auto request = nlohmann::json::parse(files["api/" + name]).at("request");
    index[request.at("method").get<std::string>() + " " + request.at("url").get<std::string>()] =
        name;
  }
  files["api/index.json"] = index.dump();
}

aio::Future<net::Response> FakeSite::send(net::Request request) {
  const std::string url = request.url;
  asked.push_back(url);
  auto* exchange = new net::Exchange(aio::get_running_loop(), std::move(request));
  auto answer = exchange->future();
  waiting_.push_back({url, exchange->reply()});
  if (!hold && !silent.contains(url)) release(waiting_.size() - 1);
  return answer;
}

void FakeSite::release(std::size_t index) {
  const auto [url, reply] = waiting_.at(index);
  waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(index));
  if (offline || unreachable.contains(url)) {
    reply.post([url](net::Exchange& exchange) {
      exchange.fail(
          net::ClientConnectorError("http://site/" + url, net::ConnectFailure::offline, "offline"));
    });
    return;
  }
  net::Response response{.status = 404, .url = url};
  if (files.contains(url)) response = {.status = 200, .url = url, .body = files[url]};
  reply.post([response](net::Exchange& exchange) { exchange.succeed(response); });
}

}  // namespace stage_test
