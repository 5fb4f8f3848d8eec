/// The files of a folder on the site, loaded on a loop of their own: that is not part of a demo's run.
///
///     stage::SiteFolder folder(site, "async-python/api/", real_time);
///     folder.loop().create_task(read(folder), "read");    // co_await folder.fetch("index.json")
///     folder.pump();                                      // each frame
#pragma once

#include <functional>
#include <string>

#include "aio/clock.hpp"
#include "aio/coroutine.hpp"
#include "aio/event_loop.hpp"
#include "net/transport.hpp"

namespace stage {

class SiteFolder {
 public:
  /// `site` fetches the files and must outlive this object. `folder` is the folder's URL, ending in a slash.
  /// `real_time` returns real seconds.
  SiteFolder(net::Transport& site, std::string folder, std::function<double()> real_time);

  /// The text of a file.
  /// @throws net::ClientConnectionError, with a remedy, if it cannot be loaded
  aio::Coroutine<std::string> fetch(std::string file);

  [[nodiscard]] aio::EventLoop& loop() { return loop_; }
  [[nodiscard]] const std::string& url() const { return url_; }
  /// Continues to load, without blocking.
  void pump();

 private:
  net::Transport& site_;
  std::string url_;
  aio::PumpedClock clock_;
  aio::EventLoop loop_;
};

}  // namespace stage
