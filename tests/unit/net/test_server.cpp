#include "test_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>
#include <string>

#include "places.hpp"

namespace net_tests {

namespace {

/// A port that was free a moment ago.
std::string unused_address() {
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  const bool bound =
      bind(listener, generic, size) == 0 && getsockname(listener, generic, &size) == 0;
  close(listener);
  if (!bound) throw std::runtime_error("no free port on 127.0.0.1");
  return "http://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
}

/// The URL in the line "LISTENING http://…", which is the first that the server writes.
std::string read_url(int output) {
  std::string line;
  char c = 0;
  while (read(output, &c, 1) == 1 && c != '\n') line += c;
  constexpr std::string_view announcement = "LISTENING ";
  if (!line.starts_with(announcement))
    throw std::runtime_error("the test server did not start: '" + line + "'");
  return line.substr(announcement.size());
}

}  // namespace

TestServer::TestServer() {
  std::array<int, 2> output{};
  if (pipe(output.data()) != 0) throw std::runtime_error("no pipe to the test server");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, output[0]);
  std::array<std::string, 4> words{
      places::python, std::string(places::repository) + "/tests/server/server.py", "--port", "0"};
  std::array<char*, 5> arguments{words[0].data(), words[1].data(), words[2].data(), words[3].data(),
                                 nullptr};
  const int error =
      posix_spawn(&process_, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(output[1]);
  if (error == 0) servers_.url = read_url(output[0]);
  close(output[0]);
  if (error != 0) throw std::runtime_error("cannot run " + words[0]);
  servers_.refused = unused_address();
}

TestServer::~TestServer() {
  kill(process_, SIGTERM);
  waitpid(process_, nullptr, 0);
}

}  // namespace net_tests
