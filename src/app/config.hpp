// What the page tells the app when it starts it.
//   app::Config config = app::parse_config(R"({"root":"http://127.0.0.1/","path":"async-python/"})");
#pragma once

#include <string>

#include "app/look.hpp"
#include "ui/canvas/geometry.hpp"

namespace app {

struct Config {
  std::string root;      // the site's address, ending in "/"
  std::string path;      // of the page, below the root
  std::string hash;      // its fragment, without "#"
  float scroll = -1;     // how far the page was scrolled when it was left, or below 0
  std::string progress;  // what the browser kept, or ""
  std::string storage;   // "blocked" where the browser keeps nothing
  bool framed = false;   // shown inside another page
  SystemLook system;
  bool reduced = false;  // motion
  ui::Vec window{1280, 800};
  float ratio = 1;  // device pixels per CSS pixel
};

// Throws nlohmann::json::exception when the text is no such JSON.
Config parse_config(const std::string& json);

}  // namespace app
