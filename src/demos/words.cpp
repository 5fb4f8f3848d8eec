#include "demos/words.hpp"

#include "aio/errors.hpp"

namespace demos {

std::string message_of(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const aio::CancelledError& cancelled) {
    return cancelled.message().value_or("");
  } catch (const std::exception& other) {
    return other.what();
  }
}

}  // namespace demos
