// The cases every transport passes, on libcurl, and what only a transport with threads can get
// wrong.

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <ostream>
#include <thread>
#include <vector>

#include "aio/aio.hpp"
#include "expect.hpp"
#include "fetch_cases.hpp"
#include "net/errors.hpp"
#include "net/transport.hpp"
#include "test_server.hpp"

namespace net_tests {

// NOLINTNEXTLINE(readability-identifier-naming): GoogleTest calls it by this name
void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

}  // namespace net_tests

namespace {

using net_tests::Case;

aio::Coroutine<> within(double seconds, const Case& test, const net_tests::Servers& servers) {
  co_await aio::async_with(aio::timeout(seconds), [&](auto&) { return test.run(servers); });
}

struct Fetch : testing::TestWithParam<Case> {
  static void SetUpTestSuite() {
    setenv("no_proxy", "127.0.0.1", 1);
    test_server = std::make_unique<net_tests::TestServer>();
  }
  static void TearDownTestSuite() { test_server.reset(); }

  static const net_tests::Servers& servers() { return test_server->servers(); }

 private:
  static inline std::unique_ptr<net_tests::TestServer> test_server;
};

TEST_P(Fetch, Case) {
  aio::SteadyClock clock;
  aio::EventLoop loop(clock);
  EXPECT_NO_THROW(loop.run_until_complete(within(20, GetParam(), servers())));
  EXPECT_EQ(loop.outside(), 0U);
}

INSTANTIATE_TEST_SUITE_P(Curl, Fetch,
                         testing::ValuesIn(net_tests::fetch_cases().begin(),
                                           net_tests::fetch_cases().end()),
                         [](const auto& info) { return info.param.name; });

using FetchNatively = Fetch;

TEST_F(FetchNatively, NameThatDoesNotExistIsNamed) {
  const auto look = []() -> aio::Coroutine<> {
    const auto error = co_await net_tests::expect_failure<net::ClientConnectorError>(
        net::fetch("http://nowhere.invalid/"));
    EXPECT_EQ(error.cause(), net::ConnectFailure::name_not_found);
    EXPECT_NE(std::string(error.what()).find("nowhere.invalid:80"), std::string::npos)
        << error.what();
  };
  aio::run(look());
}

TEST_F(FetchNatively, RelativeUrlIsRefused) {
  const auto load = []() -> aio::Coroutine<> {
    EXPECT_THROW(static_cast<void>(net::fetch("/users/1")), net::InvalidURL);
    co_return;
  };
  aio::run(load());
}

TEST_F(FetchNatively, RequestOutsideALoopIsRefused) {
  EXPECT_THROW(static_cast<void>(net::fetch(servers().url)), aio::RuntimeError);
}

TEST_F(FetchNatively, ClosingTheTransportFailsWhatIsInFlight) {
  const auto load = [&]() -> aio::Coroutine<> {
    auto transport = net::make_network_transport();
    const aio::Future<net::Response> future = transport->send({.url = servers().url + "/delay/60"});
    co_await transport->send(
        {.url = servers().url + "/data"});  // ensures that the first one has been sent
    transport.reset();
    co_await net_tests::expect_failure<net::ClientConnectionError>(future);
  };
  EXPECT_NO_THROW(aio::run(load()));
}

TEST_F(FetchNatively, LoopsOnSeveralThreadsShareATransport) {
  constexpr int loops = 4;
  constexpr int requests = 25;
  std::vector<int> answers(loops);
  const auto load = [&](int& count) -> aio::Coroutine<> {
    for (int i = 0; i < requests; ++i) {
      const net::Response response = co_await net::fetch(servers().url + "/data");
      if (response.status == 200) ++count;
      static_cast<void>(net::fetch(servers().url + "/delay/60").cancel());
    }
  };
  std::vector<std::thread> threads;
  for (int& count : answers) threads.emplace_back([&] { aio::run(load(count)); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(answers, std::vector<int>(loops, requests));
}

}  // namespace
