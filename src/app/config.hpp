/// What the page passes to the app at the start.
///
///     app::Config config = app::parse_config(R"({"root":"http://127.0.0.1/","path":"async-python/"})");
#pragma once

#include <string>

#include "app/look.hpp"
#include "ui/canvas/geometry.hpp"
#include "ui/shell/embedding.hpp"

namespace app {

struct Config {
  std::string root;  ///< the site's address, ending in "/"
  std::string path;  ///< of the page, below the root
  std::string hash;  ///< the fragment, without "#"
  float scroll =
      -1;  ///< scroll position when the page was last left, in CSS pixels; negative if unknown
  std::string progress;       ///< what the browser stored, or ""
  std::string storage;        ///< "blocked" if the browser stores nothing
  std::string lost;           ///< what of the progress could not be recovered, as a sentence, or ""
  bool review = false;        ///< whether the platform lets nothing change
  bool framed = false;        ///< whether the page is shown inside another one
  ui::Embedding embedding{};  ///< what of the site that page shows
  bool exam = false;          ///< whether the quiz is an exam
  std::string theme{};        ///< "dark" or "light" if that page has chosen one, or ""
  SystemLook system;
  bool reduced = false;       ///< whether to reduce motion
  ui::Vec window{1280, 800};  ///< CSS pixels
  float ratio = 1;            ///< device pixels per CSS pixel
};

/// @throws nlohmann::json::exception if the text is not valid JSON of this form
[[nodiscard]] Config parse_config(const std::string& json);

}  // namespace app
