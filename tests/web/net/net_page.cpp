// Runs the network's cases in a page: those every backend passes, and those only a browser has.
// JavaScript asks how many there are, what they are called, and starts them one at a time:
//   module._start_case(index)   ends in module.onCaseEnd("") or module.onCaseEnd("what went wrong")

#include <emscripten/em_js.h>
#include <emscripten/em_macros.h>
#include <emscripten/eventloop.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "aio/aio.hpp"
#include "expect.hpp"
#include "fetch_cases.hpp"
#include "net/errors.hpp"
#include "net/transport.hpp"

EM_JS_DEPS(net_page, "$UTF8ToString,$stringToNewUTF8");

EM_JS(void, page_case_end, (const char* failure), { Module.onCaseEnd(UTF8ToString(failure)); });

// A setting of the page's URL; the caller frees it.
EM_JS(char*, page_setting, (const char* name),
      { return stringToNewUTF8(new URLSearchParams(location.search).get(UTF8ToString(name))); });

namespace {

using aio::Coroutine;
using net_tests::Case;
using net_tests::expect;
using net_tests::expect_contains;
using net_tests::expect_equal;
using net_tests::expect_failure;
using net_tests::Servers;

std::string setting(const char* name) {
  const std::unique_ptr<char, decltype(&std::free)> value(page_setting(name), &std::free);
  return value.get();
}

Coroutine<> a_url_may_be_relative_to_the_page(const Servers& /*servers*/) {
  const net::Response response = co_await net::fetch("page.json?x=1");
  expect_equal(response.url, setting("page") + "/page.json?x=1", "url");
  expect_equal(response.json().at("page").get<bool>(), true, "the page's own file");
}

Coroutine<> an_answer_that_the_page_may_not_read_is_said_to_be_cors(const Servers& /*servers*/) {
  const auto error =
      co_await expect_failure<net::ClientConnectorError>(net::fetch(setting("closed") + "/data"));
  expect(error.cause() == net::ConnectFailure::cors, "the cause to be CORS");
  expect_contains(error.what(), "does not allow this page to read it: CORS", "the message");
}

Coroutine<> a_page_that_is_offline_says_so(const Servers& servers) {
  const auto error =
      co_await expect_failure<net::ClientConnectorError>(net::fetch(servers.url + "/data"));
  expect(error.cause() == net::ConnectFailure::offline, "the cause to be known");
  expect_contains(error.what(), "the browser is offline", "the message");
}

constexpr std::array page_cases{
    Case{"a_url_may_be_relative_to_the_page", a_url_may_be_relative_to_the_page},
    Case{"an_answer_that_the_page_may_not_read_is_said_to_be_cors",
         an_answer_that_the_page_may_not_read_is_said_to_be_cors},
    Case{"a_page_that_is_offline_says_so", a_page_that_is_offline_says_so},
};

std::vector<Case> all_cases() {
  const auto shared = net_tests::fetch_cases();
  std::vector<Case> cases(shared.begin(), shared.end());
  cases.insert(cases.end(), page_cases.begin(), page_cases.end());
  return cases;
}

const std::vector<Case> cases = all_cases();

/// A case on its way.
struct CaseRun {
  Servers servers{setting("server"), setting("refused")};
  aio::PumpedClock clock{aio::SteadyClock::now};
  std::optional<aio::EventLoop> loop{clock};
  std::optional<aio::Task<std::string>> task;
};
std::optional<CaseRun> run;

/// What went wrong; nothing if all went well.
Coroutine<std::string> failure_of(const Case& test, const Servers& servers) {
  try {
    co_await aio::async_with(aio::timeout(20), [&](auto&) { return test.run(servers); });
  } catch (const std::exception& error) {
    co_return std::string(*error.what() != '\0' ? error.what() : "an error without a message");
  }
  co_return std::string();
}

void pump(void* /*unused*/) {
  while (run->loop->has_ready() || run->loop->run_once()) run->loop->run_once();
  if (!run->task->done()) {
    constexpr double pause = 2;  // milliseconds
    emscripten_set_timeout(pump, pause, nullptr);
    return;
  }
  std::string failure = run->task->result();
  if (failure.empty() && run->loop->outside() != 0) failure = "something is left in flight";
  run.reset();
  page_case_end(failure.c_str());
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int case_count() { return static_cast<int>(cases.size()); }

EMSCRIPTEN_KEEPALIVE const char* case_name(int index) {
  return cases.at(static_cast<std::size_t>(index)).name;
}

EMSCRIPTEN_KEEPALIVE void start_case(int index) {
  run.emplace();
  run->task =
      run->loop->create_task(failure_of(cases.at(static_cast<std::size_t>(index)), run->servers));
  pump(nullptr);
}
}
