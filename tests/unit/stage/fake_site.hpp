/// The site as the stage sees it: a lesson's recordings, from the source tree, at "api/…".
///
///     stage_test::FakeSite site("async-python");
///     stage::Recordings recordings(site, "api/", real_time);
///     site.hold = true;  …  site.release(1);   // the second request is answered first
#pragma once

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "aio/event_loop.hpp"
#include "aio/future.hpp"
#include "course_files.hpp"
#include "demos/demos.hpp"
#include "net/errors.hpp"
#include "net/exchange.hpp"
#include "net/transport.hpp"
#include "stage/demo_run.hpp"
#include "stage/recordings.hpp"
#include "stage/services.hpp"
#include "stage/thread_workers.hpp"

namespace stage_test {

class FakeSite final : public net::Transport {
 public:
  FakeSite() = default;  // without any file
  explicit FakeSite(std::string_view lesson) {
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

  aio::Future<net::Response> send(net::Request request) override {
    const std::string url = request.url;
    asked.push_back(url);
    auto* exchange = new net::Exchange(aio::get_running_loop(), std::move(request));
    auto answer = exchange->future();
    waiting_.push_back({url, exchange->reply()});
    if (!hold && !silent.contains(url)) release(waiting_.size() - 1);
    return answer;
  }

  /// Answers one of the requests that are held, counting from the oldest one.
  void release(std::size_t index) {
    const auto [url, reply] = waiting_.at(index);
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(index));
    if (offline || unreachable.contains(url)) {
      reply.post([url](net::Exchange& exchange) {
        exchange.fail(net::ClientConnectorError("http://site/" + url, net::ConnectFailure::offline,
                                                "offline"));
      });
      return;
    }
    net::Response response{.status = 404, .url = url};
    if (files.contains(url)) response = {.status = 200, .url = url, .body = files[url]};
    reply.post([response](net::Exchange& exchange) { exchange.succeed(response); });
  }
  [[nodiscard]] std::size_t held() const { return waiting_.size(); }

  bool hold = false;
  bool offline = false;
  std::set<std::string> silent;       ///< URLs whose responses are held, regardless of `hold`
  std::set<std::string> unreachable;  ///< URLs that cannot be reached
  std::vector<std::string> asked;     ///< URLs, in order
  std::map<std::string, std::string> files;  ///< by URL

 private:
  struct Waiting {
    std::string url;
    net::Exchange::Reply reply;
  };
  std::vector<Waiting> waiting_;
};

/// Everything a demo of a lesson may ask for, with a real time that the test moves.
struct World {
  explicit World(std::string_view slug = lesson()) : site(slug) {}

  std::atomic<double> real = 0;  // workers look at it from their threads
  std::function<double()> real_time = [this] { return real.load(); };
  FakeSite site;
  stage::Recordings recordings{site, "api/", real_time};
  stage::ThreadWorkers workers;
  stage::Services services{.recordings = &recordings, .workers = &workers, .real_time = real_time};
};

/// Finds the programs of demos in a world that must outlive them.
inline auto programs(const World& world) {
  return [&world](const std::string& lesson, const std::string& id) {
    const demos::Demo* found = demos::find(lesson, id);
    return found != nullptr ? std::optional(stage::program_of(*found, world.services))
                            : std::nullopt;
  };
}

}  // namespace stage_test
