/// The recorded responses of a lesson: files beside it on the site, loaded when they are first
/// asked for.
///
///     stage::Recordings recordings(site, "async-python/api/", real_time);
///     recordings.load("GET https://api.example.com/users/1");
///     recordings.pump();                                  // until loaded(…)
///     recordings.get("GET https://api.example.com/users/1").delay;
///
/// Loading is no part of a demo's run: it happens on a loop of its own, which nobody watches.
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

/// What was answered, and how long it took.
struct Recording {
  double delay = 0;  ///< seconds on the stage's clock
  net::Response response;
};

class Recordings {
 public:
  /// `site` gets the files and must outlive this. `folder` is the URL of the folder with
  /// index.json, with the slash at its end. `real_time` gives real seconds.
  Recordings(net::Transport& site, std::string folder, std::function<double()> real_time);

  /// Begins to load the recording of `request` ("GET https://…"), unless it is here or on its way.
  void load(const std::string& request);
  /// Goes on with what is on its way, without blocking.
  void pump();
  /// Whether a recording that load() was called for is here, or has failed to come.
  [[nodiscard]] bool loaded(const std::string& request) const;
  /// A loaded recording. A failure is told once: load() tries again.
  /// @throws net::ClientConnectionError if there is no such recording or it cannot be read, with a
  /// remedy.
  Recording get(const std::string& request);

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
