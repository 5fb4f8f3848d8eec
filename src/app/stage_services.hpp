/// What the demos use from outside the loop: each lesson has its own recordings on the site; the network,
/// workers and real time are shared.
///
///     app::StageServices services(site, config.root, {.live = &network, .real_time = seconds});
///     auto program = services.program_of("async-python", "hello-gather");
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "net/transport.hpp"
#include "stage/machine.hpp"
#include "stage/recordings.hpp"
#include "stage/services.hpp"

namespace app {

class StageServices {
 public:
  /// `site` provides the site's files. It and everything in `shared` must outlive this object. `root` is
  /// the site's address, ending in "/".
  StageServices(net::Transport& site, std::string root, stage::Services shared)
      : site_(site), root_(std::move(root)), shared_(std::move(shared)) {}

  /// A demo with its services. This object must outlive it.
  /// @returns nothing if there is no such demo.
  [[nodiscard]] std::optional<stage::Program> program_of(const std::string& lesson,
                                                         const std::string& demo);

 private:
  const stage::Services& services_of(const std::string& lesson);

  struct Lesson {
    std::unique_ptr<stage::Recordings> recordings;
    stage::Services services;
  };

  net::Transport& site_;
  std::string root_;
  stage::Services shared_;
  std::map<std::string, Lesson> lessons_;
};

}  // namespace app
