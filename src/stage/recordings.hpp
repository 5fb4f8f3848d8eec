/// The recorded responses of a lesson: files beside it on the site, loaded on first use.
///
///     stage::Recordings recordings(site, "async-python/api/", real_time);
///     recordings.load("GET https://api.example.com/users/1");
///     recordings.pump();                                  // until loaded(…)
///     recordings.get("GET https://api.example.com/users/1").delay;
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "aio/task.hpp"
#include "net/response.hpp"
#include "net/transport.hpp"
#include "stage/site_folder.hpp"

namespace stage {

/// A response, and how long it took.
struct Recording {
  double delay = 0;  ///< seconds on the stage's clock
  net::Response response;
};

class Recordings {
 public:
  /// `folder` is that with index.json; all as SiteFolder takes them.
  Recordings(net::Transport& site, std::string folder, std::function<double()> real_time);

  /// Starts to load the recording of `request` ("GET https://…"), unless it is loaded or being loaded.
  void load(const std::string& request);
  /// Continues to load, without blocking.
  void pump() { folder_.pump(); }
  /// Whether loading the recording of `request` has succeeded or failed.
  [[nodiscard]] bool loaded(const std::string& request) const;
  /// Returns a loaded recording. After a failure, load() tries again.
  /// @throws net::ClientConnectionError, with a remedy, if there is no such recording or it could not
  /// be read
  [[nodiscard]] Recording get(const std::string& request);

 private:
  using Index = std::map<std::string, std::string>;  // request → file

  aio::Coroutine<Index> fetch_index();
  aio::Coroutine<Recording> fetch_recording(std::string request);

  SiteFolder folder_;
  std::optional<aio::Task<Index>> index_;
  std::map<std::string, aio::Task<Recording>> recordings_;
};

}  // namespace stage
