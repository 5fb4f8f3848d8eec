/// The runs of a demo, of which one is on show: that of its Python, or the recorded one of its JavaScript.
///
///     ui::StageRuns runs(find_program);
///     runs.begin("async-python", demo);
///     if (runs.choose(ui::Language::javascript)) show(*runs.player());
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "course/lesson.hpp"
#include "stage/machine.hpp"
#include "stage/player.hpp"
#include "ui/frame/language.hpp"

namespace ui {

class StageRuns {
 public:
  /// Finds a demo's program by lesson, id and language; none if the app has no such demo. In JavaScript it is asked only
  /// for a demo with Demo::javascript_run, and for Python's in place of C++.
  using FindProgram = std::function<std::optional<stage::Program>(
      const std::string& lesson, const std::string& demo, Language language)>;

  explicit StageRuns(FindProgram find_program);

  /// Begins with the Python of a demo, which must exist until close().
  void begin(const std::string& lesson, const course::Demo& demo);
  void close();

  /// Shows a language, unless the demo does not have it. Each run keeps its place while the other one is on show.
  /// @returns whether another run is on show than before
  bool choose(Language language);

  /// Plays the run on show; null if the app has no such demo.
  [[nodiscard]] stage::Player* player() const noexcept { return player_.get(); }
  [[nodiscard]] Language language() const noexcept { return language_; }
  /// The listing on show. Only while there is a demo.
  [[nodiscard]] const course::Code& listing() const;
  /// Whether the run on show is that of the listing, which so has a line that runs.
  [[nodiscard]] bool is_of_listing() const noexcept;
  /// Whether the run on show is that of the JavaScript.
  [[nodiscard]] bool of_javascript() const noexcept { return of_javascript(language_); }

 private:
  [[nodiscard]] bool has(Language language) const;
  [[nodiscard]] bool of_javascript(Language language) const noexcept;

  FindProgram find_program_;
  std::string lesson_;
  const course::Demo* demo_ = nullptr;
  Language language_ = Language::python;
  std::unique_ptr<stage::Player> player_;
  std::unique_ptr<stage::Player> away_;  // of the other run, once it was on show
};

}  // namespace ui
