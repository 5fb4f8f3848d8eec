#include "demos/coroutine_call.hpp"

#include <array>
#include <cstdio>

#include "aio/call_graph.hpp"

namespace demos::detail {

namespace {

/// The listing's name of a function, without scopes.
std::string listed_name(const std::source_location& function) {
  const std::string qualified = aio::function_of(function);
  const std::size_t scope = qualified.rfind("::");
  std::string name = scope == std::string::npos ? qualified : qualified.substr(scope + 2);
  constexpr std::string_view dunder = "dunder_";
  return name.starts_with(dunder) ? "__" + name.substr(dunder.size()) + "__" : name;
}

}  // namespace

std::string argument_text(std::string_view value) {
  return '"' + std::string(value) + '"';
}

std::string argument_text(double value) {
  std::array<char, 32> text{};  // std::to_chars would add 110 KB of tables to the site
  std::snprintf(text.data(), text.size(), "%.15g", value);
  return text.data();
}

std::string argument_text(const net::ClientSession& /*session*/) { return "session"; }

void CoroutineCall::create(const void* promise, const std::source_location& function) {
  promise_ = promise;
  env_.coroutine_created(promise, listed_name(function) + "(" + arguments_ + ")");
}

void CoroutineCall::add(std::string argument) {
  if (!arguments_.empty()) arguments_ += ", ";
  arguments_ += argument;
}

}  // namespace demos::detail
