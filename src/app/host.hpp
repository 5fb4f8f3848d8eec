/// The page around the app: everything that the app asks of it.
///
///     if (!host.store(progress)) notice = "Your progress could not be stored.";
///     host.wake();   // draw a frame soon: something arrived
///
/// `BrowserHost` is the page in the browser. What the page tells the app goes to `Application`.
#pragma once

#include <string>

#include "ui/canvas/geometry.hpp"

namespace app {

class Host {
 public:
  Host() = default;
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;
  virtual ~Host() = default;

  /// Brings the DOM twin to what was drawn; `json` is from `ui::semantics_patch`.
  virtual void patch(const std::string& json) = 0;
  /// Asks for a frame as soon as possible.
  void wake() { wake_in(0); }
  virtual void wake_in(double seconds) = 0;
  /// Scrolls a scroll node so that `at` is its top left corner.
  virtual void scroll_to(const std::string& id, ui::Vec at, bool smooth) = 0;
  /// Moves keyboard focus to a node.
  virtual void focus(const std::string& id) = 0;
  /// Puts text on the clipboard. The answer goes to `Application::copied`.
  virtual void copy(const std::string& text) = 0;
  /// Shows an address relative to the site's root, as a new entry of the history (`push`) or in place.
  virtual void navigate(const std::string& address, bool push) = 0;
  /// The progress that the browser holds now, or "".
  [[nodiscard]] virtual std::string stored() = 0;
  /// Keeps the learner's progress.
  /// @returns false if the browser refuses.
  [[nodiscard]] virtual bool store(const std::string& text) = 0;
  /// Names the page.
  virtual void title(const std::string& text) = 0;
  /// Takes over the theme ("dark", "light") and the type scale, which is JSON: [[name, size, line
  /// height], ...] in px.
  virtual void look(const std::string& theme, const std::string& styles) = 0;
  /// The first useful frame is on screen: the static page may go.
  virtual void ready() = 0;
  /// The app cannot go on: the static page stays, with this said above it.
  virtual void failed(const std::string& message) = 0;
};

}  // namespace app
