/// What the app runs on: the page, its canvas, the network and workers. The browser provides one
/// implementation, tests another.
///
///     app::Platform platform{host, surface, site, {.live = &network, .real_time = seconds}};
#pragma once

#include "app/host.hpp"
#include "app/surface.hpp"
#include "net/transport.hpp"
#include "stage/services.hpp"

namespace app {

/// Everything must outlive the app.
struct Platform {
  Host& host;
  Surface& surface;
  net::Transport& site;  ///< the site's own files
  stage::Services
      services;  ///< network, workers and the real time; each lesson has its own recordings
};

}  // namespace app
