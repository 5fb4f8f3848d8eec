// Jobs on Web Workers: each makes another instance of the app's own program and runs one job with
// it, on a processor of its own while the page goes on.
//   app::BrowserWorkers workers;
//   stage::Services services{.workers = &workers};
#pragma once

#include "stage/workers.hpp"

namespace app {

class BrowserWorkers final : public stage::Workers {
 public:
  // `done` is called on the page's thread. It gets the reason where the browser allows no worker.
  void start(const demos::Job& job, std::int64_t argument, Done done) override;
};

}  // namespace app
