/// The site as the stage sees it: the lesson's recordings, from the source tree, at "api/…".
///
///     stage_test::FakeSite site;
///     stage::Recordings recordings(site, "api/", real_time);
///     site.hold = true;  …  site.release(1);   // the second request is answered first
#pragma once

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "aio/event_loop.hpp"
#include "aio/future.hpp"
#include "net/errors.hpp"
#include "net/transport.hpp"
#include "stage/recordings.hpp"
#include "stage/services.hpp"
#include "stage/thread_workers.hpp"

namespace stage_test {

inline std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class FakeSite final : public net::Transport {
 public:
  FakeSite() {
    nlohmann::json index;
    for (const auto& entry :
         std::filesystem::directory_iterator(LOOPSTEP_SOURCE_DIR "/content/async-python/api")) {
      const std::string name = entry.path().filename();
      files["api/" + name] = read_text(entry.path());
      const auto request = nlohmann::json::parse(files["api/" + name]).at("request");
      index[request.at("method").get<std::string>() + " " + request.at("url").get<std::string>()] =
          name;
    }
    files["api/index.json"] = index.dump();
  }

  aio::Future<net::Response> send(net::Request request) override {
    asked.push_back(request.url);
    auto answer = aio::get_running_loop().create_future<net::Response>();
    waiting_.push_back({std::move(request.url), answer});
    if (!hold) release(0);
    return answer;
  }

  /// Answers one of the requests that are held, counting from the oldest one.
  void release(std::size_t index) {
    const auto [url, answer] = waiting_.at(index);
    waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(index));
    if (offline) {
      answer.set_exception(
          net::ClientConnectorError("http://site/" + url, net::ConnectFailure::offline, "offline"));
    } else if (files.contains(url)) {
      answer.set_result(
          net::Response{.status = 200, .reason = "OK", .url = url, .body = files[url]});
    } else {
      answer.set_result(net::Response{.status = 404, .reason = "Not Found", .url = url});
    }
  }
  [[nodiscard]] std::size_t held() const { return waiting_.size(); }

  bool hold = false;
  bool offline = false;
  std::vector<std::string> asked;            ///< URLs, in order
  std::map<std::string, std::string> files;  ///< by URL

 private:
  struct Waiting {
    std::string url;
    aio::Future<net::Response> answer;
  };
  std::vector<Waiting> waiting_;
};

/// Everything a demo may ask for, with a real time that the test moves.
struct World {
  std::atomic<double> real = 0;  // workers look at it from their threads
  std::function<double()> real_time = [this] { return real.load(); };
  FakeSite site;
  stage::Recordings recordings{site, "api/", real_time};
  stage::ThreadWorkers workers;
  stage::Services services{.recordings = &recordings, .workers = &workers, .real_time = real_time};
};

}  // namespace stage_test
