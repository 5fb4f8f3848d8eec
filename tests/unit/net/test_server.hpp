/// Runs tests/server/server.py for as long as it exists, and provides a port on which nothing listens.
///
///     net_tests::TestServer server;
///     loop.run_until_complete(test_case.run(server.servers()));
#pragma once

#include <sys/types.h>

#include "fetch_cases.hpp"

namespace net_tests {

class TestServer {
 public:
  /// @throws std::runtime_error if the server does not start.
  TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;
  ~TestServer();

  [[nodiscard]] const Servers& servers() const noexcept { return servers_; }

 private:
  pid_t process_ = -1;
  Servers servers_;
};

}  // namespace net_tests
