#include "trace/names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

namespace trace {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 26> events = {"task_created",
                                                     "handle_scheduled",
                                                     "iteration_started",
                                                     "handle_started",
                                                     "handle_finished",
                                                     "handle_cancelled",
                                                     "timer_set",
                                                     "timer_due",
                                                     "timer_cancelled",
                                                     "task_suspended",
                                                     "task_done",
                                                     "cancel_requested",
                                                     "line",
                                                     "output",
                                                     "blocked",
                                                     "external",
                                                     "coroutine_created",
                                                     "coroutine_entered",
                                                     "coroutine_left",
                                                     "coroutine_dropped",
                                                     "outside_started",
                                                     "outside_ended",
                                                     "object_created",
                                                     "object_changed",
                                                     "task_entered",
                                                     "unhandled"};
constexpr std::array<std::string_view, 11> causes = {
    "unknown",     "created",   "yielded", "timer",  "task_done", "gathered",
    "future_done", "cancelled", "outside", "called", "settled"};
constexpr std::array<std::string_view, 3> outcomes = {"returned", "failed", "cancelled"};
constexpr std::array<std::string_view, 3> outsides = {"request", "thread", "process"};
constexpr std::array<std::string_view, 10> handles = {"task_step", "sleep",    "timeout",  "gather",
                                                      "callback",  "script",   "reaction", "adopt",
                                                      "generator", "microtask"};
constexpr std::array<std::string_view, 7> awaits = {"yield",  "sleep",    "future", "task",
                                                    "gather", "executor", "network"};
constexpr std::array<std::string_view, 5> notes = {"other", "never_awaited", "never_retrieved",
                                                   "never_done", "error"};

constexpr std::array<std::string_view, 12> objects = {
    "Lock",  "Condition",     "Semaphore", "BoundedSemaphore", "Event",   "Barrier",
    "Queue", "PriorityQueue", "LifoQueue", "TaskGroup",        "Promise", "AbortSignal"};
constexpr std::array<std::string_view, 4> queues = {"batch", "ready", "micro", "macro"};
constexpr std::array<std::string_view, 3> promises = {"pending", "fulfilled", "rejected"};

static_assert(events.size() == static_cast<std::size_t>(EventKind::unhandled) + 1);
static_assert(objects.size() == static_cast<std::size_t>(ObjectKind::abort_signal) + 1);
static_assert(causes.size() == static_cast<std::size_t>(Cause::settled) + 1);
static_assert(outcomes.size() == static_cast<std::size_t>(Outcome::cancelled) + 1);
static_assert(outsides.size() == static_cast<std::size_t>(OutsideKind::process) + 1);
static_assert(handles.size() == static_cast<std::size_t>(CallbackKind::microtask) + 1);
static_assert(awaits.size() == static_cast<std::size_t>(WaitKind::network) + 1);
static_assert(queues.size() == static_cast<std::size_t>(QueueKind::macro) + 1);
static_assert(promises.size() == static_cast<std::size_t>(PromiseState::rejected) + 1);
static_assert(notes.size() == static_cast<std::size_t>(NoteKind::error) + 1);

template <class Kind>
constexpr std::span<const std::string_view> names;
template <>
constexpr std::span<const std::string_view> names<EventKind> = events;
template <>
constexpr std::span<const std::string_view> names<Cause> = causes;
template <>
constexpr std::span<const std::string_view> names<Outcome> = outcomes;
template <>
constexpr std::span<const std::string_view> names<OutsideKind> = outsides;
template <>
constexpr std::span<const std::string_view> names<CallbackKind> = handles;
template <>
constexpr std::span<const std::string_view> names<WaitKind> = awaits;
template <>
constexpr std::span<const std::string_view> names<NoteKind> = notes;
template <>
constexpr std::span<const std::string_view> names<ObjectKind> = objects;
template <>
constexpr std::span<const std::string_view> names<QueueKind> = queues;
template <>
constexpr std::span<const std::string_view> names<PromiseState> = promises;

}  // namespace

std::string_view name_of(EventKind kind) noexcept { return events[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Cause cause) noexcept { return causes[static_cast<std::size_t>(cause)]; }
std::string_view name_of(Outcome outcome) noexcept {
  return outcomes[static_cast<std::size_t>(outcome)];
}
std::string_view name_of(OutsideKind kind) noexcept {
  return outsides[static_cast<std::size_t>(kind)];
}
std::string_view name_of(CallbackKind kind) noexcept {
  return handles[static_cast<std::size_t>(kind)];
}
std::string_view name_of(WaitKind kind) noexcept { return awaits[static_cast<std::size_t>(kind)]; }
std::string_view name_of(NoteKind kind) noexcept { return notes[static_cast<std::size_t>(kind)]; }
std::string_view name_of(ObjectKind kind) noexcept {
  return objects[static_cast<std::size_t>(kind)];
}
std::string_view name_of(QueueKind kind) noexcept { return queues[static_cast<std::size_t>(kind)]; }
std::string_view name_of(PromiseState state) noexcept {
  return promises[static_cast<std::size_t>(state)];
}

template <class Kind>
std::optional<Kind> named(std::string_view name) noexcept {
  const auto found = std::ranges::find(names<Kind>, name);
  if (found == names<Kind>.end()) return std::nullopt;
  return static_cast<Kind>(found - names<Kind>.begin());
}

template std::optional<EventKind> named(std::string_view name) noexcept;
template std::optional<Cause> named(std::string_view name) noexcept;
template std::optional<Outcome> named(std::string_view name) noexcept;
template std::optional<OutsideKind> named(std::string_view name) noexcept;
template std::optional<CallbackKind> named(std::string_view name) noexcept;
template std::optional<WaitKind> named(std::string_view name) noexcept;
template std::optional<NoteKind> named(std::string_view name) noexcept;
template std::optional<ObjectKind> named(std::string_view name) noexcept;
template std::optional<QueueKind> named(std::string_view name) noexcept;
template std::optional<PromiseState> named(std::string_view name) noexcept;

}  // namespace trace
