/// What the values of a trace are called in text: as in the source, in lower case.
///
///     trace::name_of(trace::EventKind::task_created);   // "task_created"
#pragma once

#include <string_view>

#include "aio/handle.hpp"
#include "aio/observer.hpp"
#include "trace/event.hpp"

namespace trace {

[[nodiscard]] std::string_view name_of(EventKind kind) noexcept;
[[nodiscard]] std::string_view name_of(Cause cause) noexcept;
[[nodiscard]] std::string_view name_of(Outcome outcome) noexcept;
[[nodiscard]] std::string_view name_of(aio::HandleKind kind) noexcept;
[[nodiscard]] std::string_view name_of(aio::AwaitKind kind) noexcept;

}  // namespace trace
