/// The page for runs, while it shows one: goes to a run, has it loaded, and shows it or says why it cannot.
///
///     play.show("A course", true);              // the run that the learner's location names
///     play.take(trace, bundle, bytes, false);   // the page has loaded it
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/host.hpp"
#include "app/opened_run.hpp"
#include "ui/shell/shell.hpp"

namespace app {

class PlayPage {
 public:
  /// All must outlive this.
  PlayPage(Host& host, ui::Navigation& navigation, ui::Shell& shell)
      : host_(host), navigation_(navigation), shell_(shell) {}

  /// Shows the run at the learner's location, loading it first if necessary.
  /// @param course its title
  /// @param moves_focus whether the learner was elsewhere in the course before
  void show(const std::string& course, bool moves_focus);
  /// Goes to a run that the learner has chosen, or to that of a program that the learner has run. Where there is room for
  /// only one of them, its summary or its stage comes first.
  void go_to(const std::string& trace, int step, bool stage_in_front);
  /// Shows a run that was loaded; or if it `grows` and is open, what more there is of it. See OpenedRun.
  void take(const std::string& trace, const std::string& bundle, std::string_view bytes,
            bool grows);
  /// A run could not be loaded; `why` is a sentence for the learner, and what to do.
  /// @returns whether the learner waited for it, and is now on the page without a run
  bool refuse(const std::string& trace, const std::string& why);

  /// Whether that run is open.
  [[nodiscard]] bool has(const std::string& trace) const { return run_.is(trace); }
  /// Whether a lesson is that of the open run.
  [[nodiscard]] bool is_of_run(const course::Lesson* lesson) const {
    return run_.is_lesson(lesson);
  }
  [[nodiscard]] std::optional<stage::Program> program() const { return run_.program(); }

 private:
  void show_open();

  OpenedRun run_;
  Host& host_;
  ui::Navigation& navigation_;
  ui::Shell& shell_;
  std::string course_;
  bool moves_focus_ = false;
};

}  // namespace app
