#include "trace/names.hpp"

#include <array>
#include <cstddef>

namespace trace {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 16> events = {
    "task_created",   "handle_scheduled", "iteration_started",
    "handle_started", "handle_finished",  "handle_cancelled",
    "timer_set",      "timer_due",        "timer_cancelled",
    "task_suspended", "task_done",        "cancel_requested",
    "line",           "output",           "blocked",
    "external"};
constexpr std::array<std::string_view, 10> causes = {
    "unknown",  "created",     "yielded",   "timer",   "task_done",
    "gathered", "future_done", "cancelled", "outside", "called"};
constexpr std::array<std::string_view, 3> outcomes = {"returned", "failed", "cancelled"};
constexpr std::array<std::string_view, 5> handles = {"task_step", "sleep", "timeout", "gather",
                                                     "callback"};
constexpr std::array<std::string_view, 7> awaits = {"yield",  "sleep",    "future", "task",
                                                    "gather", "executor", "network"};

static_assert(events.size() == static_cast<std::size_t>(EventKind::external) + 1);
static_assert(causes.size() == static_cast<std::size_t>(Cause::called) + 1);
static_assert(outcomes.size() == static_cast<std::size_t>(Outcome::cancelled) + 1);
static_assert(handles.size() == static_cast<std::size_t>(CallbackKind::callback) + 1);
static_assert(awaits.size() == static_cast<std::size_t>(WaitKind::network) + 1);

}  // namespace

std::string_view name_of(EventKind kind) noexcept { return events[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Cause cause) noexcept { return causes[static_cast<std::size_t>(cause)]; }
std::string_view name_of(Outcome outcome) noexcept {
  return outcomes[static_cast<std::size_t>(outcome)];
}
std::string_view name_of(CallbackKind kind) noexcept {
  return handles[static_cast<std::size_t>(kind)];
}
std::string_view name_of(WaitKind kind) noexcept { return awaits[static_cast<std::size_t>(kind)]; }

}  // namespace trace
