/// The behaviour of a network transport, case by case, against tests/server/server.py. Every
/// backend runs the same cases: libcurl's under GoogleTest, the browser's in a page.
///
///     for (const net_tests::Case& c : net_tests::fetch_cases())
///     loop.run_until_complete(c.run(servers));
#pragma once

#include <span>
#include <string>

#include "aio/coroutine.hpp"

namespace net_tests {

/// The servers that the cases use, without a slash at the end.
struct Servers {
  std::string url;      ///< tests/server/server.py
  std::string refused;  ///< a port of this machine on which nothing listens
};

struct Case {
  const char* name;
  /// Throws what went wrong: a Failure, or whatever was not expected.
  aio::Coroutine<> (*run)(const Servers& servers);
};

[[nodiscard]] std::span<const Case> fetch_cases();

}  // namespace net_tests
