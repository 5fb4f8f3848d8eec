#include "reader/checks/judge.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>

#include "reader/checks/calls_at_once.hpp"
#include "reader/checks/left_over.hpp"
#include "reader/checks/printed.hpp"
#include "trace/seconds_text.hpp"
#include "trace/step_count.hpp"

namespace reader {
namespace {

using trace::ObjectKind;
using trace::Outcome;

constexpr double milliseconds_per_second = 1000;

Verdict failed(std::size_t step, std::string words) {
  return {.passed = false, .step = step, .words = std::move(words)};
}

/// Sums of binary fractions, such as 0.1 + 0.2, are not exact; a program's times have no more than milliseconds.
std::int64_t milliseconds(double seconds) {
  return std::llround(seconds * milliseconds_per_second);
}

std::string seconds_text(std::int64_t milliseconds) {
  return trace::seconds_text(static_cast<double>(milliseconds) / milliseconds_per_second) + " s";
}

/// The first step that ends later than `limit` after the run's beginning; the last one if none does.
std::size_t first_step_after(const trace::Trace& trace, std::int64_t limit) {
  trace::StepCount steps;
  for (const trace::Event& event : trace.events()) {
    steps.take(event);
    if (event.kind == trace::EventKind::handle_finished &&
        milliseconds(event.time - trace.events().front().time) > limit)
      break;
  }
  return steps.step();
}

Verdict judge_end(const trace::Trace& trace, std::int64_t limit, bool exactly) {
  const auto& events = trace.events();
  const std::int64_t end =
      events.empty() ? 0 : milliseconds(events.back().time - events.front().time);
  if (end > limit)
    return failed(
        first_step_after(trace, limit),
        "the program goes on after " + seconds_text(limit) + ", and ends at " + seconds_text(end));
  if (exactly && end < limit)
    return failed(trace.steps(),
                  "the program ends at " + seconds_text(end) + ", before " + seconds_text(limit));
  return {};
}

std::string calls(std::size_t number, const std::string& function) {
  return std::to_string(number) + (number == 1 ? " call of " : " calls of ") + function +
         (number == 1 ? " runs" : " run");
}

Verdict never_called(const trace::Trace& trace, const std::string& function) {
  return failed(trace.steps(), "no call of " + function + " has run; keep its name, and call it");
}

Verdict judge_at_most(const trace::Trace& trace, std::size_t most, const std::string& function) {
  const std::vector<Crowd> crowds = calls_at_once(trace, function);
  if (crowds.empty()) return never_called(trace, function);
  const auto over = std::ranges::find_if(crowds, [most](const Crowd& c) { return c.calls > most; });
  if (over == crowds.end()) return {};
  return failed(over->step, calls(over->calls, function) + " at once; at most " +
                                std::to_string(most) + (most == 1 ? " is" : " are") + " allowed");
}

Verdict judge_at_least(const trace::Trace& trace, std::size_t least, const std::string& function) {
  const std::vector<Crowd> crowds = calls_at_once(trace, function);
  if (crowds.empty()) return never_called(trace, function);
  const Crowd& most = crowds.back();
  if (most.calls >= least) return {};
  return failed(most.step, calls(most.calls, function) +
                               (most.calls == 1 ? ", and never more" : " at once, and never more") +
                               "; there should be " + std::to_string(least) + " at once");
}

Verdict judge_blocking(const trace::Summary& summary, std::int64_t limit) {
  const auto& longest = summary.longest;
  if (longest.empty() || milliseconds(longest.front().seconds) <= limit) return {};
  return failed(longest.front().step, "the loop is blocked for " +
                                          seconds_text(milliseconds(longest.front().seconds)) +
                                          "; at most " + seconds_text(limit) + " is allowed");
}

std::string_view ends(Outcome outcome) {
  switch (outcome) {
    case Outcome::returned: return "returns";
    case Outcome::failed: return "fails";
    case Outcome::cancelled: return "is cancelled";
  }
  return "";
}

std::string_view should(Outcome outcome) {
  switch (outcome) {
    case Outcome::returned: return "return";
    case Outcome::failed: return "fail";
    case Outcome::cancelled: return "be cancelled";
  }
  return "";
}

Verdict judge_task(const trace::Trace& trace, const trace::Summary& summary,
                   const std::string& name, Outcome outcome) {
  const std::string wanted = "; it should " + std::string(should(outcome));
  bool exists = false;
  for (const trace::Summary::Task& task : summary.tasks) {
    if (task.name != name) continue;
    exists = true;
    if (!task.outcome) return failed(trace.steps(), name + " has not ended" + wanted);
    if (*task.outcome == outcome) continue;
    std::string words = name + " " + std::string(ends(*task.outcome));
    if (!task.error.empty()) words += " with “" + std::string(task.error) + "”";
    return failed(task.ended, words + wanted);
  }
  return exists ? Verdict{} : failed(trace.steps(), "there has been no task " + name);
}

/// Whether an object of one class is also one of another.
bool is_a(ObjectKind kind, ObjectKind wanted) {
  return kind == wanted ||
         (wanted == ObjectKind::semaphore && kind == ObjectKind::bounded_semaphore) ||
         (wanted == ObjectKind::queue &&
          (kind == ObjectKind::priority_queue || kind == ObjectKind::lifo_queue));
}

Verdict judge_use(const trace::Trace& trace, const std::string& name, ObjectKind object) {
  const bool used = std::ranges::any_of(trace.events(), [object](const trace::Event& event) {
    return event.kind == trace::EventKind::object_created &&
           is_a(static_cast<ObjectKind>(event.detail), object);
  });
  return used ? Verdict{} : failed(trace.steps(), "the program has made no asyncio." + name);
}

}  // namespace

Verdict judge(const Check& check, const trace::Recording& recording,
              const trace::Summary& summary) {
  const trace::Trace& trace = recording.trace;
  switch (check.kind) {
    case CheckKind::ends_at: return judge_end(trace, check.milliseconds, true);
    case CheckKind::ends_within: return judge_end(trace, check.milliseconds, false);
    case CheckKind::at_most: return judge_at_most(trace, check.number, check.name);
    case CheckKind::at_least: return judge_at_least(trace, check.number, check.name);
    case CheckKind::prints: return compare_prints(trace, check.lines, LineOrder::given);
    case CheckKind::prints_in_any_order: return compare_prints(trace, check.lines, LineOrder::any);
    case CheckKind::left_running: return find_left_running(trace);
    case CheckKind::left_unnoticed: return find_left_unnoticed(summary);
    case CheckKind::blocks_at_most: return judge_blocking(summary, check.milliseconds);
    case CheckKind::task: return judge_task(trace, summary, check.name, check.outcome);
    case CheckKind::uses: return judge_use(trace, check.name, check.object);
  }
  return {};
}

Judgement judge(const Exercise& exercise, const trace::Recording& recording,
                const trace::Summary& summary) {
  Judgement made{.passed = recording.truncated.empty(), .step = recording.trace.steps()};
  bool none_failed = true;
  for (const Check& check : exercise.checks) {
    const Verdict& verdict = made.verdicts.emplace_back(judge(check, recording, summary));
    if (verdict.passed) continue;
    made.passed = false;
    if (std::exchange(none_failed, false)) made.step = verdict.step;
  }
  return made;
}

}  // namespace reader
