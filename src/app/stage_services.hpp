// What the stage's demos reach of the page: the lessons' recordings on the site, the real network,
// Web Workers and the page's clock.
//   app::StageServices services(site, config.root);
//   shell.set_stage(std::make_unique<ui::StageView>([&](const std::string& slug) -> const auto& { return services.of(slug); }));
#pragma once

#include <map>
#include <memory>
#include <string>

#include "app/browser_workers.hpp"
#include "net/transport.hpp"
#include "stage/recordings.hpp"
#include "stage/services.hpp"

namespace app {

class StageServices {
 public:
  // `site` are the site's files and must outlive this; `root` is its address, with the slash at its
  // end.
  StageServices(net::Transport& site, std::string root) : site_(site), root_(std::move(root)) {}

  // The services of a lesson; they stay where they are for as long as this lives.
  const stage::Services& of(const std::string& slug);

 private:
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
