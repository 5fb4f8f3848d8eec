/// Runs jobs on Web Workers. Each worker loads another instance of the app's executable and runs one job in
/// parallel to the page.
///
///     app::BrowserWorkers workers;
///     stage::Services services{.workers = &workers};
#pragma once

#include "stage/workers.hpp"

namespace app {

class BrowserWorkers final : public stage::Workers {
 public:
  /// `done` is called on the page's thread. It gets the reason if the browser allows no worker.
  void start(const demos::Job& job, std::int64_t argument, Done done) override;
};

}  // namespace app
