/// The site as the stage sees it: a lesson's recordings, from the source tree, at "api/…".
///
///     stage_test::FakeSite site("async-python");
///     stage::Recordings recordings(site, "api/", real_time);
///     site.hold = true;  …  site.release(1);   // the second request is answered first
#pragma once

#include <atomic>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "aio/future.hpp"
#include "course_files.hpp"
#include "demos/demos.hpp"
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
  explicit FakeSite(std::string_view lesson);

  aio::Future<net::Response> send(net::Request request) override;

  /// Answers one of the requests that are held, counting from the oldest one.
  void release(std::size_t index);
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
