// What the stage's demos reach of the page: the lessons' recordings on the site, the real network,
// Web Workers and the page's clock.
//   app::StageServices services(config.root);
//   shell.set_stage(std::make_unique<ui::StageView>([&](const std::string& slug) -> const auto& { return services.of(slug); }));
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/browser_workers.hpp"
#include "stage/recordings.hpp"
#include "stage/services.hpp"

namespace app {

class StageServices {
 public:
  // `root` is the site's address, with the slash at its end.
  explicit StageServices(std::string root) : root_(std::move(root)) {}

  // The services of a lesson; they stay where they are for as long as this lives.
  const stage::Services& of(const std::string& slug);

 private:
  struct Lesson {
    std::unique_ptr<stage::Recordings> recordings;
    stage::Services services;
  };

  std::string root_;
  BrowserWorkers workers_;
  std::map<std::string, Lesson> lessons_;
};

}  // namespace app
