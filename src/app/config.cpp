#include "app/config.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "net/response.hpp"

namespace app {
namespace {

// In the order of ui::Embedding::Only.
constexpr std::string_view parts[] = {"", "lesson", "stage", "quiz"};

}  // namespace

Config parse_config(const std::string& text) {
  const nlohmann::json json = net::parse_json(text, "the page's configuration");
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
  const auto only = static_cast<std::size_t>(std::ranges::find(parts, json.value("embed", "")) -
                                             std::begin(parts));
  if (only < std::size(parts)) config.embedding.only = static_cast<ui::Embedding::Only>(only);
  config.embedding.bar = json.value("bar", true);
  config.embedding.predictions = json.value("predictions", true);
  config.embedding.deeper = json.value("deeper", true);
  config.embedding.edits = json.value("edits", false);
  config.exam = json.value("exam", false);
  config.theme = json.value("theme", "");
  config.system = {.dark = json.value("dark", true),
                   .contrast = json.value("contrast", false),
                   .forced = json.value("forced", false)};
  config.reduced = json.value("reduced", false);
  config.window = {json.value("width", 1280.0F), json.value("height", 800.0F)};
  config.ratio = json.value("ratio", 1.0F);
  return config;
}

}  // namespace app
