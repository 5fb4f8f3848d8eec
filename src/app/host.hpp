/// The page around the app: the calls that the app makes to it.
///
///     host.save(progress);   // answered by Application::saved
///     host.wake();   // draw a frame soon: something arrived
///
/// `BrowserHost` is the page in the browser. Calls in the other direction go to `Application`.
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

  /// Updates the DOM twin to match what was drawn; `json` is from `ui::semantics_patch`.
  virtual void patch(const std::string& json) = 0;
  /// Requests a frame as soon as possible.
  void wake() { wake_in(0); }
  virtual void wake_in(double seconds) = 0;
  /// Scrolls a scroll node so that `at` is its top left corner.
  virtual void scroll_to(const std::string& id, ui::Vec at, bool smooth) = 0;
  /// Moves keyboard focus to a node.
  virtual void focus(const std::string& id) = 0;
  /// Copies text to the clipboard. The result is passed to `Application::copied`.
  virtual void copy(const std::string& text) = 0;
  /// Shows an address relative to the site's root, as a new history entry (`push`) or in place.
  virtual void navigate(const std::string& address, bool push) = 0;
  /// The progress that the browser currently stores for all tabs, or "".
  [[nodiscard]] virtual std::string stored() = 0;
  /// Saves the learner's progress, here or at the platform that shows the lesson. The result is passed to
  /// `Application::saved`, once for each call and in their order.
  virtual void save(const std::string& text) = 0;
  /// Reports what the learner did, as `course::to_json` writes it.
  virtual void report(const std::string& event) = 0;
  /// Loads a recorded run, which is called as in `ui::Location::trace`, with what reads it. The result is passed to
  /// `Application::take_run` or `Application::refuse_run`.
  virtual void load_run(const std::string& trace) = 0;
  /// Lets the learner choose a file with a recorded run, which is then passed to `Application::open_run`.
  virtual void choose_run() = 0;
  /// Lets the learner edit a program and run it. Its run is then passed to `Application::open_run`.
  virtual void edit(const std::string& file, const std::string& text) = 0;
  /// Sets the page's title.
  virtual void title(const std::string& text) = 0;
  /// Sets the theme ("dark", "light") and the type scale, which is JSON: [[name, size, line
  /// height], ...] in px.
  virtual void look(const std::string& theme, const std::string& styles) = 0;
  /// The first useful frame was drawn: the page replaces the static lesson.
  virtual void ready() = 0;
  /// The app cannot continue: the static lesson remains, with this message above it.
  virtual void failed(const std::string& message) = 0;
};

}  // namespace app
