#include "stage/recorded_run.hpp"

#include <algorithm>
#include <cstdint>
#include <ranges>
#include <utility>

#include "stage/failure.hpp"

namespace stage {

namespace {

constexpr std::uint32_t main_task = 1;

/// How main failed, in the words of DemoRun.
std::optional<std::string> failure_of(const trace::Trace& trace) {
  const auto& events = trace.events();
  if (events.empty()) return std::nullopt;
  const auto end = std::ranges::find_if(events, [](const trace::Event& event) {
    return event.kind == trace::EventKind::task_done && event.task == main_task;
  });
  if (end == events.end()) return main_never_ended;
  switch (static_cast<trace::Outcome>(end->detail)) {
    case trace::Outcome::returned: break;
    case trace::Outcome::cancelled: return main_was_cancelled;
    case trace::Outcome::failed: return std::string(trace.text(end->text));
  }
  return std::nullopt;
}

}  // namespace

void RecordedRun::finish() {
  finished_ = true;
  failure_ = failure_of(*trace_);
}

double RecordedRun::time() const {
  return trace_->events().empty() ? 0 : trace_->events().back().time;
}

Program program_of(trace::Trace trace) {
  auto shared = std::make_shared<const trace::Trace>(std::move(trace));
  return {.start =
              [shared](Network) {
                auto run = std::make_unique<RecordedRun>(shared);
                run->finish();
                return run;
              },
          .repeats = Repeats::always};
}

}  // namespace stage
