/// The demos of a lesson that were recorded when the site was built: files beside the lesson, each loaded when its demo is
/// opened. A file has what trace::to_bytes() makes, as base64.
///
///     stage::RecordedRuns runs(site, "async-python/runs/", real_time);
///     stage::Player player(runs.program_of("worker-pool-1f3a5b7c"));
///
/// A file that cannot be loaded is a run that fails with the reason. The next run of its program loads it again.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "aio/coroutine.hpp"
#include "net/transport.hpp"
#include "stage/machine.hpp"
#include "stage/site_folder.hpp"
#include "trace/trace.hpp"

namespace stage {

class RecordedRuns {
 public:
  /// All as SiteFolder takes them.
  RecordedRuns(net::Transport& site, std::string folder, std::function<double()> real_time);

  /// The program that plays a run. `name` is that of its file, without ".txt". This object must outlive it.
  [[nodiscard]] Program program_of(const std::string& name);

 private:
  class Playing;

  /// A file, once it is asked for.
  struct Run {
    std::shared_ptr<trace::Trace> trace = std::make_shared<trace::Trace>();  ///< empty until loaded
    bool loaded = false;
    std::optional<std::string> problem{};  ///< why it cannot be loaded
  };

  std::shared_ptr<const Run> load(const std::string& name);
  aio::Coroutine<> fetch(std::shared_ptr<Run> run, std::string name);

  SiteFolder folder_;
  std::map<std::string, std::shared_ptr<Run>> runs_;  // by name
};

}  // namespace stage
