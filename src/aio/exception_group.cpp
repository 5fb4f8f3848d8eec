#include "aio/exception_group.hpp"

#include <algorithm>

namespace aio {

namespace {

std::string described(const std::string& message, std::size_t count) {
  return message + " (" + std::to_string(count) + " sub-exception" + (count == 1 ? ")" : "s)");
}

std::exception_ptr derive(const BaseExceptionGroup& group,
                          std::vector<std::exception_ptr> exceptions) {
  if (exceptions.empty()) return nullptr;
  return make_exception_group(group.message(), std::move(exceptions));
}

/// `exceptiongroup_split_recursive`: does not descend into a group that matches as a whole.
SplitGroup divide(const std::exception_ptr& exception,
                  const std::function<bool(const std::exception_ptr&)>& matches) {
  if (matches(exception)) return {exception, nullptr};
  try {
    std::rethrow_exception(exception);
  } catch (const BaseExceptionGroup& group) {
    std::vector<std::exception_ptr> match;
    std::vector<std::exception_ptr> rest;
    for (const std::exception_ptr& each : group.exceptions()) {
      const SplitGroup halves = divide(each, matches);
      if (halves.match) match.push_back(halves.match);
      if (halves.rest) rest.push_back(halves.rest);
    }
    return {derive(group, std::move(match)), derive(group, std::move(rest))};
  } catch (...) {
    return {nullptr, exception};
  }
}

}  // namespace

BaseExceptionGroup::BaseExceptionGroup(std::string message,
                                       std::vector<std::exception_ptr> exceptions)
    : message_(std::move(message)), exceptions_(std::move(exceptions)) {
  if (exceptions_.empty())
    throw ValueError("second argument (exceptions) must be a non-empty sequence");
}

ExceptionGroup::ExceptionGroup(const std::string& message,
                               std::vector<std::exception_ptr> exceptions)
    : Error(described(message, exceptions.size())),
      BaseExceptionGroup(message, std::move(exceptions)) {}

bool is_ordinary_error(const std::exception_ptr& exception) noexcept {
  try {
    std::rethrow_exception(exception);
  } catch (const std::exception&) {
    return true;
  } catch (...) {
    return false;
  }
}

std::exception_ptr make_exception_group(const std::string& message,
                                        std::vector<std::exception_ptr> exceptions) {
  if (std::ranges::all_of(exceptions, is_ordinary_error))
    return std::make_exception_ptr(ExceptionGroup(message, std::move(exceptions)));
  return std::make_exception_ptr(BaseExceptionGroup(message, std::move(exceptions)));
}

SplitGroup split(const BaseExceptionGroup& group,
                 const std::function<bool(const std::exception_ptr&)>& matches) {
  return divide(derive(group, group.exceptions()), matches);
}

}  // namespace aio
