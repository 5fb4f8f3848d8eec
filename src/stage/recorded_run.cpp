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
  const auto end = std::ranges::find_if(events, [](const trace::Event& event) {
    return event.kind == trace::EventKind::task_done && event.task == main_task;
  });
  if (end == events.end()) return std::nullopt;
  switch (static_cast<trace::Outcome>(end->detail)) {
    case trace::Outcome::returned: break;
    case trace::Outcome::cancelled: return main_was_cancelled;
    case trace::Outcome::failed: return std::string(trace.text(end->text));
  }
  return std::nullopt;
}

}  // namespace

const std::optional<std::string>& RecordedRun::failure() const noexcept {
  const std::size_t size = trace_->events().size();
  if (finished_ && std::exchange(read_, size) != size) failure_ = failure_of(*trace_);
  return failure_;
}

double RecordedRun::time() const {
  return trace_->events().empty() ? 0 : trace_->events().back().time;
}

Program program_of(std::shared_ptr<const trace::Trace> trace) {
  return {.start =
              [trace = std::move(trace)](Network) {
                auto run = std::make_unique<RecordedRun>(trace);
                run->finish();
                return run;
              },
          .repeats = Repeats::always};
}

}  // namespace stage
