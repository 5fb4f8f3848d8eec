#include "trace/summary.hpp"

#include <algorithm>
#include <utility>

#include "trace/step_count.hpp"

namespace trace {

namespace {

/// Keeps the longest steps, of equally long ones the earlier.
void insert(std::vector<Summary::Step>& longest, const Summary::Step& step) {
  if (step.seconds <= 0) return;
  const auto shorter = [](const Summary::Step& a, const Summary::Step& b) {
    return a.seconds > b.seconds;
  };
  longest.insert(std::ranges::upper_bound(longest, step, shorter), step);
  if (longest.size() > Summary::most_steps) longest.pop_back();
}

/// Follows the events of a run.
class Summarizer {
 public:
  explicit Summarizer(const Trace& trace) : trace_(trace) {}

  void take(const Event& event) {
    steps_.take(event);
    switch (event.kind) {
      case EventKind::handle_started:
        running_ = {.step = steps_.step(), .task = event.task};
        started_ = event.time;
        break;
      case EventKind::line: running_.line = event.number; break;
      case EventKind::handle_finished:
        running_.seconds = event.time - started_;
        insert(made_.longest, running_);
        break;
      case EventKind::task_created: create_task(event); break;
      case EventKind::task_done: end_task(event); break;
      case EventKind::external:
        if (const auto kind = static_cast<NoteKind>(event.detail); kind != NoteKind::other)
          made_.notes.push_back({kind, steps_.step(), event.task, trace_.text(event.text)});
        break;
      default: break;
    }
  }

  Summary end() {
    const auto& events = trace_.events();
    if (!events.empty()) made_.seconds = events.back().time - events.front().time;
    return std::move(made_);
  }

 private:
  /// Tasks may be created in another order than that of their ids.
  void create_task(const Event& event) {
    made_.tasks.resize(std::max<std::size_t>(made_.tasks.size(), event.task));
    made_.tasks[event.task - 1] = {.id = event.task,
                                   .name = trace_.text(event.text),
                                   .creator = event.other,
                                   .created = steps_.step()};
  }

  void end_task(const Event& event) {
    Summary::Task& task = made_.tasks[event.task - 1];
    task.ended = steps_.step();
    task.outcome = static_cast<Outcome>(event.detail);
    task.error = trace_.text(event.text);
  }

  const Trace& trace_;
  Summary made_;
  StepCount steps_;
  Summary::Step running_;  // the last one, between two steps
  double started_ = 0;
};

}  // namespace

Summary summarize(const Trace& trace) {
  Summarizer summarizer(trace);
  for (const Event& event : trace.events()) summarizer.take(event);
  return summarizer.end();
}

}  // namespace trace
