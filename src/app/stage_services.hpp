/// What the stage's demos reach of the world outside: each lesson's own recordings on the site, and
/// for all of them one network, workers and the real time.
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
  /// `site` are the site's files; it and what `shared` names must outlive this. `root` is the site's
  /// address, with the slash at its end.
  StageServices(net::Transport& site, std::string root, stage::Services shared)
      : site_(site), root_(std::move(root)), shared_(std::move(shared)) {}

  /// A demo of a lesson with everything that it needs, which this must outlive.
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
