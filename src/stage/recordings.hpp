/// The recorded responses of a lesson: files beside it on the site, loaded on first use.
///
///     stage::Recordings recordings(site, "async-python/api/", real_time);
///     recordings.load("GET https://api.example.com/users/1");
///     recordings.pump();                                  // until loaded(…)
///     recordings.get("GET https://api.example.com/users/1").delay;
///
/// Loading is not part of a demo's run: it happens on a separate loop that is not recorded.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "aio/clock.hpp"
#include "aio/event_loop.hpp"
#include "aio/task.hpp"
#include "net/response.hpp"
#include "net/transport.hpp"

namespace stage {

/// A response, and how long it took.
struct Recording {
  double delay = 0;  ///< seconds on the stage's clock
  net::Response response;
};

class Recordings {
 public:
  /// `site` fetches the files and must outlive this object. `folder` is the URL of the folder with
  /// index.json, ending in a slash. `real_time` returns real seconds.
  Recordings(net::Transport& site, std::string folder, std::function<double()> real_time);

  /// Starts to load the recording of `request` ("GET https://…"), unless it is loaded or being loaded.
  void load(const std::string& request);
  /// Continues to load, without blocking.
  void pump();
  /// Whether loading the recording of `request` has succeeded or failed.
  [[nodiscard]] bool loaded(const std::string& request) const;
  /// Returns a loaded recording. After a failure, load() tries again.
  /// @throws net::ClientConnectionError, with a remedy, if there is no such recording or it could not
  /// be read
  [[nodiscard]] Recording get(const std::string& request);

 private:
  using Index = std::map<std::string, std::string>;  // request → file

  aio::Coroutine<std::string> fetch(std::string file);
  aio::Coroutine<Index> fetch_index();
  aio::Coroutine<Recording> fetch_recording(std::string request);

  net::Transport& site_;
  std::string folder_;
  aio::PumpedClock clock_;
  aio::EventLoop loop_;
  std::optional<aio::Task<Index>> index_;
  std::map<std::string, aio::Task<Recording>> recordings_;
};

}  // namespace stage
