// What the stage's demos reach of the page: the lessons' recordings on the site, the real network,
// Web Workers and the page's clock.
//   app::StageServices services(site, config.root);
//   auto program = services.program_of("async-python", "hello-gather");
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/browser_workers.hpp"
#include "net/transport.hpp"
#include "stage/machine.hpp"
#include "stage/recordings.hpp"
#include "stage/services.hpp"

namespace app {

class StageServices {
 public:
  // `site` are the site's files and must outlive this; `root` is its address, with the slash at its
  // end.
  StageServices(net::Transport& site, std::string root) : site_(site), root_(std::move(root)) {}

  // A demo of a lesson with everything that it needs; none if there is no such demo. This must outlive
  // it.
  std::optional<stage::Program> program_of(const std::string& lesson, const std::string& demo);

 private:
  const stage::Services& services_of(const std::string& lesson);

  struct Lesson {
    std::unique_ptr<stage::Recordings> recordings;
    stage::Services services;
  };

  net::Transport& site_;
  std::string root_;
  BrowserWorkers workers_;
  std::map<std::string, Lesson> lessons_;
};

}  // namespace app
