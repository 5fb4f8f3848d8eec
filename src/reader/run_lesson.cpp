#include "reader/run_lesson.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "course/play.hpp"
#include "reader/bundle_writer.hpp"
#include "reader/checks/exercise_blocks.hpp"
#include "trace/seconds_text.hpp"

namespace reader {
namespace {

constexpr std::size_t most_rows = 100;

std::string counted(std::size_t number, std::string_view what) {
  return std::to_string(number) + " " + std::string(what) + (number == 1 ? "" : "s");
}

Run plain(std::string text) { return {.text = std::move(text)}; }
Run code(std::string_view text) { return {.text = std::string(text), .style = "code"}; }

class RunLesson {
 public:
  RunLesson(const trace::Recording& recording, const trace::Summary& summary, std::string_view file,
            std::string_view trace, const RunStatus& status)
      : recording_(recording),
        summary_(summary),
        name_(recording.program.name.empty() ? file : recording.program.name),
        trace_(trace),
        judged_(status.judged),
        running_(status.running) {}

  std::string make() {
    out_.begin({.slug = course::play_slug,
                .label = label(),
                .title = name_,
                .summary = overview(),
                .demo = course::run_demo,
                .section = "unnoticed",
                .file = name_});
    intro();
    out_.begin_section("unnoticed", "What may have gone unnoticed");
    unnoticed();
    out_.begin_section("longest", "The longest steps");
    longest();
    out_.begin_section("tasks", "The tasks");
    tasks();
    out_.begin_section("files", "Take it along");
    files();
    return std::move(out_).end();
  }

 private:
  [[nodiscard]] bool real() const { return recording_.clock == trace::RecordedClock::real; }

  [[nodiscard]] std::string label() const {
    std::string text = "Recorded run";
    if (!recording_.program.python.empty()) text += " · CPython " + recording_.program.python;
    return text + (real() ? " · real time" : " · virtual time");
  }

  [[nodiscard]] std::string overview() const {
    std::string text = running_ ? "The program is still running. So far " : "";
    text += counted(summary_.tasks.size(), "task") + " took " +
            counted(recording_.trace.steps(), "step") + " and " +
            trace::seconds_text(summary_.seconds) + " s";
    return text + (real() ? "." : " on a clock that jumps from timer to timer.");
  }

  // The page scrolls to the run when it opens, so the results must be below it, not above.
  void intro() {
    if (judged_) {
      out_.demo(course::run_demo);
      const auto& judgement = judged_->judgement;
      write_exercise(judged_->exercise, judgement ? &*judgement : nullptr, trace_, out_);
    }
    if (!recording_.truncated.empty() && !running_) {
      out_.warning("The recording ended before the program did",
                   "The reason: " + recording_.truncated + ". What happened until then is here.");
    }
    if (!judged_) out_.demo(course::run_demo);
    out_.open_run("Open another run…");
  }

  [[nodiscard]] Run link(std::size_t step, std::string text) const {
    return {.text = std::move(text),
            .href = "#step=" + std::to_string(step) + "&trace=" + std::string(trace_)};
  }

  [[nodiscard]] std::string_view name_of(std::uint32_t task) const {
    return task == 0 ? std::string_view("no task") : summary_.tasks[task - 1].name;
  }

  [[nodiscard]] bool noted_as_never_done(std::uint32_t task) const {
    return std::ranges::any_of(summary_.notes, [task](const trace::Summary::Note& note) {
      return note.kind == trace::NoteKind::never_done && note.task == task;
    });
  }

  void unnoticed() {
    std::vector<Runs> items;
    for (const trace::Summary::Note& note : summary_.notes) {
      items.push_back(
          {link(note.step, "Step " + std::to_string(note.step)), plain(": "), code(note.text)});
    }
    for (const trace::Summary::Task& task : summary_.tasks) {
      if (task.outcome || !recording_.truncated.empty() || noted_as_never_done(task.id)) continue;
      items.push_back({link(recording_.trace.steps(), "At the end"), plain(": the task "),
                       code(task.name), plain(" has not ended.")});
    }
    if (items.empty() && (running_ || !recording_.truncated.empty()))
      out_.paragraph({plain("Nothing so far.")});
    else if (items.empty())
      out_.paragraph({plain("Nothing: every coroutine was awaited, and every error retrieved.")});
    else out_.list(shortened(items));
    say_more(items.size());
  }

  template <class Rows>
  static Rows shortened(Rows rows) {
    if (rows.size() > most_rows) rows.resize(most_rows);
    return rows;
  }
  void say_more(std::size_t all) {
    if (all > most_rows)
      out_.paragraph({plain("And " + std::to_string(all - most_rows) + " more.")});
  }

  void longest() {
    if (summary_.longest.empty()) {
      out_.paragraph({plain("No step took time. On the virtual clock only "), code("time.sleep()"),
                      plain(" and the like take time.")});
      return;
    }
    std::vector<std::vector<Runs>> rows;
    for (const trace::Summary::Step& step : summary_.longest) {
      std::string where = std::to_string(step.step);
      if (step.line > 0) where += ", to line " + std::to_string(step.line);
      rows.push_back({{link(step.step, std::move(where))},
                      {plain(std::string(name_of(step.task)))},
                      {plain(trace::seconds_text(step.seconds))}});
    }
    out_.paragraph({plain("While a step runs, the loop can do nothing else.")});
    out_.table({"Step", "Task", "Seconds"}, rows);
  }

  [[nodiscard]] Runs end_of(const trace::Summary::Task& task) const {
    if (!task.outcome) return {plain(running_ ? "still runs" : "has not ended")};
    switch (*task.outcome) {
      case trace::Outcome::returned: return {link(task.ended, "returned")};
      case trace::Outcome::cancelled: return {link(task.ended, "was cancelled")};
      case trace::Outcome::failed: break;
    }
    const std::string error = trace::error_words(recording_, task.id, task.error);
    if (error.empty()) return {link(task.ended, "failed")};
    return {link(task.ended, "failed"), plain(": "), code(error)};
  }

  void tasks() {
    if (summary_.tasks.empty()) {
      out_.paragraph({plain("The program has made no task.")});
      return;
    }
    std::vector<std::vector<Runs>> rows;
    for (const trace::Summary::Task& task : summary_.tasks) {
      if (rows.size() == most_rows) break;
      const std::size_t created = std::max<std::size_t>(task.created, 1);
      rows.push_back(
          {{link(created, std::string(task.name))},
           {plain(task.creator == 0 ? "the program" : std::string(name_of(task.creator)))},
           end_of(task)});
    }
    out_.table({"Task", "Created by", "End"}, rows);
    say_more(summary_.tasks.size());
  }

  /// A link that saves a file. web/host/runs/save.js knows it by its address.
  [[nodiscard]] Run file_link(std::string_view format, std::string text) const {
    return {.text = std::move(text),
            .href = "#save=" + std::string(format) + "&trace=" + std::string(trace_)};
  }

  void files() {
    out_.paragraph({plain("Each link saves a file.")});
    out_.list(
        {{file_link("json", "The recording"), plain(" opens on this page again, on any computer.")},
         {file_link("chrome", "A Chrome trace"),
          plain(" opens in "),
          {.text = "Perfetto", .href = "https://ui.perfetto.dev"},
          plain(" and other viewers of such traces.")},
         {file_link("png", "A picture of the stage"), plain(" shows it as it is now.")},
         {file_link("svg", "A drawing of the stage"),
          plain(" is the same as SVG: sharp at any size, with text that can be selected.")},
         {file_link("tasks", "The tree of tasks"),
          plain(" tells who awaits what at the step on the stage, as "),
          code("python -m asyncio pstree"), plain(" does.")}});
  }

  const trace::Recording& recording_;
  const trace::Summary& summary_;
  std::string name_;
  std::string_view trace_;
  const Judged* judged_;
  bool running_;
  BundleWriter out_;
};

}  // namespace

std::string run_lesson(const trace::Recording& recording, const trace::Summary& summary,
                       std::string_view file, std::string_view trace, const RunStatus& status) {
  return RunLesson(recording, summary, file, trace, status).make();
}

}  // namespace reader
