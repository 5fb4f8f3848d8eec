#include "demos/words.hpp"

#include <nlohmann/json.hpp>

#include "aio/errors.hpp"

namespace demos {

std::string message_of(const std::exception_ptr& error) {
  try {
    std::rethrow_exception(error);
  } catch (const aio::CancelledError& cancelled) {
    return cancelled.message().value_or("");
  } catch (const std::exception& other) {
    return other.what();
  } catch (...) {
    return "an unknown error";
  }
}

std::string text_of(const nlohmann::json& value) {
  if (value.is_null()) return "None";
  return value.is_string() ? value.get<std::string>() : value.dump();
}

}  // namespace demos
