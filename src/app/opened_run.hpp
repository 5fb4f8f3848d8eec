/// The recorded run that is open, if there is one, as the lesson and the program that show it.
///
///     app::OpenedRun run;
///     run.open("https://example.org/run.json", bundle, bytes);
///     shell.show_lesson(run.lesson());
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "course/lesson.hpp"
#include "stage/machine.hpp"
#include "trace/trace.hpp"

namespace app {

class OpenedRun {
 public:
  /// Opens a run. `trace` is as in ui::Location; `bundle` is the lesson that shows it; `bytes` are those of
  /// trace::to_bytes().
  /// @throws course::BundleError or trace::FormatError if they cannot be read; then nothing has changed
  void open(const std::string& trace, const std::string& bundle, std::string_view bytes);
  /// Adds what more there is of the run, which must be open. What the learner sees of it stays. Takes and throws what
  /// open() does.
  /// @returns whether it begins as it did; if not, nothing has changed
  [[nodiscard]] bool grow(const std::string& bundle, std::string_view bytes);
  /// Closes it. Its lesson exists until the next one is opened, because it may still be on screen.
  void close();

  /// Whether that run is open.
  [[nodiscard]] bool is(const std::string& trace) const { return open_ && open_->trace == trace; }
  [[nodiscard]] bool is_lesson(const course::Lesson* lesson) const {
    return open_ && open_->lesson.get() == lesson;
  }
  /// The lesson of the run, which must be open.
  [[nodiscard]] const course::Lesson& lesson() const { return *open_->lesson; }
  [[nodiscard]] std::optional<stage::Program> program() const {
    return open_ ? std::optional(open_->program) : std::nullopt;
  }

 private:
  struct Run {
    std::string trace;
    std::unique_ptr<course::Lesson> lesson;
    std::shared_ptr<trace::Trace> recorded;
    stage::Program program;
    std::unique_ptr<course::Lesson>
        outgrown{};  ///< what was in it before, which may still be on screen
  };

  std::unique_ptr<Run> open_;
  std::unique_ptr<Run> closed_;  // the last one
};

}  // namespace app
