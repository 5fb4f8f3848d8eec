/// What Python's `str(error)` says of an exception.
#pragma once

#include <exception>
#include <string>

namespace demos {

[[nodiscard]] std::string message_of(const std::exception_ptr& error);

}  // namespace demos
