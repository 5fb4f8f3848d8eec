/// The names of a trace's enumerators as text, spelled as in the source.
///
///     trace::name_of(trace::EventKind::task_created);   // "task_created"
///     trace::named<trace::EventKind>("task_created");   // EventKind::task_created
#pragma once

#include <optional>
#include <string_view>

#include "trace/kinds.hpp"

namespace trace {

[[nodiscard]] std::string_view name_of(EventKind kind) noexcept;
[[nodiscard]] std::string_view name_of(Cause cause) noexcept;
[[nodiscard]] std::string_view name_of(Outcome outcome) noexcept;
[[nodiscard]] std::string_view name_of(OutsideKind kind) noexcept;
[[nodiscard]] std::string_view name_of(CallbackKind kind) noexcept;
[[nodiscard]] std::string_view name_of(WaitKind kind) noexcept;
[[nodiscard]] std::string_view name_of(NoteKind kind) noexcept;
[[nodiscard]] std::string_view name_of(ObjectKind kind) noexcept;
[[nodiscard]] std::string_view name_of(QueueKind kind) noexcept;
[[nodiscard]] std::string_view name_of(PromiseState state) noexcept;

/// The enumerator of that name, if there is one. `Kind` is one of the enumerations above.
template <class Kind>
[[nodiscard]] std::optional<Kind> named(std::string_view name) noexcept;

}  // namespace trace
