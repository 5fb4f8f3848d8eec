#include "app/config.hpp"

#include <nlohmann/json.hpp>

namespace app {

Config parse_config(const std::string& text) {
  const auto json = nlohmann::json::parse(text);
  Config config;
  config.root = json.at("root").get<std::string>();
  config.path = json.value("path", "");
  config.hash = json.value("hash", "");
  config.scroll = json.value("scroll", -1.0F);
  config.progress = json.value("progress", "");
  config.storage = json.value("storage", "");
  config.lost = json.value("lost", "");
  config.review = json.value("review", false);
  config.framed = json.value("framed", false);
  config.system = {.dark = json.value("dark", true),
                   .contrast = json.value("contrast", false),
                   .forced = json.value("forced", false)};
  config.reduced = json.value("reduced", false);
  config.window = {json.value("width", 1280.0F), json.value("height", 800.0F)};
  config.ratio = json.value("ratio", 1.0F);
  return config;
}

}  // namespace app
