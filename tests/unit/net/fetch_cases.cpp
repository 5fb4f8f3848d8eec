#include "fetch_cases.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "aio/aio.hpp"
#include "expect.hpp"
#include "net/client_session.hpp"
#include "net/errors.hpp"
#include "net/transport.hpp"

namespace net_tests {

namespace {

using aio::Coroutine;
using net::fetch;
using net::Response;

/// Seconds after which a case has failed, however busy the machine is.
constexpr double patience = 120;

/// A request whose answer never comes in time. The server counts those that arrived and those
/// whose client left, by their seconds: each case waits for some of its own.
struct LongRequest {
  std::string server;
  std::string seconds;

  [[nodiscard]] std::string path() const { return "/delay/" + seconds; }
  [[nodiscard]] std::string url() const { return server + path(); }
};

Coroutine<bool> was_counted(LongRequest request, std::string as) {
  const Response response = co_await fetch(request.server + "/" + as + "/" + request.seconds);
  co_return response.json().at("count").get<int>() > 0;
}

Coroutine<> expect_counted(LongRequest request, std::string as) {
  const aio::EventLoop& loop = aio::get_running_loop();
  for (const double give_up = loop.time() + patience; loop.time() < give_up;) {
    if (co_await was_counted(request, as)) co_return;
    co_await aio::sleep(0.02);
  }
  throw Failure("the server never counted the request as " + as);
}

/// `attempt(seconds)` sends the request and ends it after so long. One that ended before it was
/// sent says nothing, so a slow machine gets another try.
template <class Attempt>
Coroutine<> expect_abortion_in_time(LongRequest request, Attempt attempt) {
  for (double seconds = 0.25; !co_await was_counted(request, "arrived"); seconds *= 2) {
    expect(seconds < patience, "the request to arrive at the server");
    co_await attempt(seconds);
  }
  co_await expect_counted(request, "aborted");
}

// -- answers --------------------------------------------------------------------------------

Coroutine<> an_answer_has_status_headers_url_and_body(const Servers& servers) {
  const Response response = co_await fetch(servers.url + "/data");
  expect_equal(response.status, 200, "status");
  expect_equal(response.reason, "OK", "reason");
  expect(response.ok(), "200 to be ok");
  expect_equal(response.url, servers.url + "/data", "url");
  expect_equal(response.headers.get("Content-TYPE"), "application/json", "Content-Type");
  expect_equal(response.text(), R"({"ok": true})", "text");
  expect(response.json() == nlohmann::json{{"ok", true}}, "the JSON");
}

Coroutine<> method_headers_query_and_body_arrive(const Servers& servers) {
  const std::string body("h\xC3\xA9llo\0 \"world\"", 15);
  const Response response = co_await fetch({
      .method = "post",
      .url = servers.url + "/echo?a=1&b=%20x",
      .headers = {{"X-Test", "yes, really"}, {"Content-Type", "text/plain"}},
      .body = body,
  });
  const nlohmann::json echo = response.json();
  expect_equal(echo.at("method").get<std::string>(), "POST", "method");
  expect_equal(echo.at("body").get<std::string>(), body, "body");
  expect_equal(echo.at("headers").at("x-test").get<std::string>(), "yes, really", "header");
  expect_equal(echo.at("headers").at("content-type").get<std::string>(), "text/plain",
               "content type");
  expect_equal(echo.at("query").at("a").get<std::string>(), "1", "query a");
  expect_equal(echo.at("query").at("b").get<std::string>(), " x", "query b");
}

Coroutine<> every_method_arrives_as_itself(const Servers& servers) {
  for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
    const Response response = co_await fetch({.method = method, .url = servers.url + "/echo"});
    expect_equal(response.json().at("method").get<std::string>(), method, "method");
  }
  const Response put =
      co_await fetch({.method = "PUT", .url = servers.url + "/echo", .body = "new"});
  expect_equal(put.json().at("method").get<std::string>(), "PUT", "method with a body");
  expect_equal(put.json().at("body").get<std::string>(), "new", "body");
  expect(!put.json().at("headers").contains("content-type"), "no content type that nobody gave");
}

Coroutine<> head_has_headers_and_no_body(const Servers& servers) {
  const Response response = co_await fetch({.method = "HEAD", .url = servers.url + "/data"});
  expect_equal(response.status, 200, "status");
  expect_equal(response.headers.get("content-length"), "12", "Content-Length");
  expect_equal(response.body, "", "body");
}

Coroutine<> an_answer_may_have_no_content(const Servers& servers) {
  const Response response = co_await fetch(servers.url + "/status/204");
  expect_equal(response.status, 204, "status");
  expect_equal(response.reason, "No Content", "reason");
  expect_equal(response.body, "", "body");
  expect(response.json(std::nullopt).is_null(), "no content to be null");
}

Coroutine<> redirections_are_followed(const Servers& servers) {
  const Response response = co_await fetch(servers.url + "/redirect");
  expect_equal(response.status, 200, "status");
  expect_equal(response.url, servers.url + "/data", "url");
  expect_equal(response.headers.get("location"), "", "the redirection's own header");
  expect_equal(response.text(), R"({"ok": true})", "text");
}

Coroutine<> a_url_is_encoded_on_its_way(const Servers& servers) {
  const Response response = co_await fetch(servers.url + "/echo?q=caf\xC3\xA9 au lait%21#here");
  expect_equal(response.json().at("query").at("q").get<std::string>(), "caf\xC3\xA9 au lait!",
               "query");
}

Coroutine<> every_status_is_an_answer(const Servers& servers) {
  for (const int status : {201, 400, 403, 404, 418, 429, 500, 503}) {
    const Response response = co_await fetch(servers.url + "/status/" + std::to_string(status));
    expect_equal(response.status, status, "status");
    expect_equal(response.ok(), status < 400, "ok");
    expect_equal(response.json().at("status").get<int>(), status, "status in the body");
  }
}

Coroutine<> raise_for_status_reads_as_aiohttp_does(const Servers& servers) {
  (co_await fetch(servers.url + "/status/201")).raise_for_status();
  const Response response = co_await fetch(servers.url + "/users/99");
  const auto error = expect_throws<net::ClientResponseError>([&] { response.raise_for_status(); });
  expect_equal(error.status(), 404, "status");
  expect_equal(error.message(), "Not Found", "message");
  expect_equal(error.url(), servers.url + "/users/99", "url");
  expect_equal(std::string(error.what()),
               "404, message='Not Found', url='" + servers.url + "/users/99'", "what()");
}

Coroutine<> answers_arrive_as_they_come(const Servers& servers) {
  std::vector<std::string> order;
  const auto load = [&](std::string seconds) -> Coroutine<> {
    co_await fetch(servers.url + "/delay/" + seconds);
    order.push_back(seconds);
  };
  co_await aio::gather(load("0.6"), load("0.01"), load("0.3"));
  expect(order == std::vector<std::string>{"0.01", "0.3", "0.6"},
         "the shortest delay to be answered first");
}

Coroutine<> many_requests_run_at_once(const Servers& servers) {
  constexpr int count = 100;
  std::vector<aio::Future<Response>> requests;
  for (int i = 0; i < count; ++i)
    requests.push_back(fetch(servers.url + "/echo?n=" + std::to_string(i)));
  const std::vector<Response> responses = co_await aio::gather(std::move(requests));
  for (int i = 0; i < count; ++i) {
    const nlohmann::json echo = responses[static_cast<std::size_t>(i)].json();
    expect_equal(echo.at("query").at("n").get<std::string>(), std::to_string(i),
                 "the answer's number");
  }
}

// -- errors ---------------------------------------------------------------------------------

Coroutine<> a_refused_connection_is_a_connector_error(const Servers& servers) {
  const auto error =
      co_await expect_failure<net::ClientConnectorError>(fetch(servers.refused + "/users/1"));
  expect_contains(error.what(), servers.refused.substr(std::string("http://").size()),
                  "the message");
#ifdef __EMSCRIPTEN__  // not available to a page
  expect(error.cause() == net::ConnectFailure::unknown, "the cause to be unknown");
#else
  expect(error.cause() == net::ConnectFailure::refused, "the cause to be known");
#endif
}

Coroutine<> a_dropped_connection_is_a_connection_error(const Servers& servers) {
  const auto error =
      co_await expect_failure<net::ClientConnectionError>(fetch(servers.url + "/drop"));
#ifdef __EMSCRIPTEN__  // not available to a page
  expect_contains(error.what(), "the browser does not say why", "the message");
#else
  expect_equal(std::string(error.what()), "Server disconnected", "the message");
#endif
}

Coroutine<> a_truncated_body_is_a_payload_error(const Servers& servers) {
  const auto error =
      co_await expect_failure<net::ClientPayloadError>(fetch(servers.url + "/truncated"));
  expect_contains(error.what(), "Response payload is not completed", "the message");
}

Coroutine<> invalid_json_says_where(const Servers& servers) {
  const Response response = co_await fetch(servers.url + "/not-json");
  const auto error = expect_throws<net::InvalidJson>([&] { static_cast<void>(response.json()); });
  expect_equal(error.line(), 1U, "line");
  expect_equal(error.offset(), response.body.size(), "offset");
  expect_contains(error.what(), servers.url + "/not-json", "the message");
}

Coroutine<> json_of_another_content_type_is_refused(const Servers& servers) {
  const Response response = co_await fetch(servers.url + "/text");
  expect_equal(response.text(), "plain text", "text");
  const auto error =
      expect_throws<net::ContentTypeError>([&] { static_cast<void>(response.json()); });
  expect_equal(error.status(), 200, "status");
  expect_equal(error.message(),
               "Attempt to decode JSON with unexpected mimetype: text/plain; charset=utf-8",
               "message");
  expect_throws<net::InvalidJson>([&] { static_cast<void>(response.json(std::nullopt)); });
}

Coroutine<> what_cannot_be_requested_is_refused_at_once(const Servers& servers) {
  for (const char* url : {"ftp://example.com/", "http://", "http://a b/",
                          "http://example.com:99999/", "mailto:a@b.c"}) {
    expect_throws<net::InvalidURL>([&] { static_cast<void>(fetch(std::string(url))); });
  }
  const std::string url = servers.url + "/echo";
  expect_throws<aio::ValueError>([&] { static_cast<void>(fetch({.url = url, .body = "no"})); });
  expect_throws<aio::ValueError>(
      [&] { static_cast<void>(fetch({.method = "TRACE", .url = url})); });
  expect_throws<aio::ValueError>([&] { static_cast<void>(fetch({.method = "G T", .url = url})); });
  expect_throws<aio::ValueError>(
      [&] { static_cast<void>(fetch({.url = url, .headers = {{"A", "b\r\nC: d"}}})); });
  expect_throws<aio::ValueError>(
      [&] { static_cast<void>(fetch({.url = url, .headers = {{"A:", "b"}}})); });
  expect_throws<aio::ValueError>([&] { static_cast<void>(fetch({.url = url, .timeout = -1.0})); });
  co_return;
}

// -- ends before the answer -------------------------------------------------------------------

Coroutine<> a_timeout_aborts_the_request(const Servers& servers) {
  const LongRequest request{servers.url, "61"};
  co_await expect_abortion_in_time(request, [&](double seconds) -> Coroutine<> {
    const double start = aio::get_running_loop().time();
    const auto error = co_await expect_failure<aio::TimeoutError>(
        fetch({.url = request.url(), .timeout = seconds}));
    expect(aio::get_running_loop().time() - start >= seconds, "the whole time to pass");
    expect_contains(error.what(), request.path(), "the message");
  });
}

Coroutine<> an_answer_in_time_takes_the_timer_away(const Servers& servers) {
  aio::EventLoop& loop = aio::get_running_loop();
  const std::optional<double> before = loop.next_timer();
  const Response response = co_await fetch({.url = servers.url + "/data", .timeout = patience});
  expect_equal(response.status, 200, "status");
  expect(loop.next_timer() == before, "no timer to be left");
}

Coroutine<> cancelling_a_task_aborts_its_request(const Servers& servers) {
  const LongRequest request{servers.url, "62"};
  const auto load = [&]() -> Coroutine<int> { co_return (co_await fetch(request.url())).status; };
  const aio::Task<int> task = aio::create_task(load());
  co_await expect_counted(request, "arrived");
  task.cancel();
  const auto outcome = co_await aio::gather(aio::return_exceptions, task);
  expect(!std::get<0>(outcome).has_value() && task.cancelled(), "the task to be cancelled");
  expect_equal(aio::get_running_loop().outside(), 0U, "the number of operations in flight");
  co_await expect_counted(request, "aborted");
}

Coroutine<> a_scheduler_timeout_aborts_the_request(const Servers& servers) {
  const LongRequest request{servers.url, "63"};
  co_await expect_abortion_in_time(request, [&](double seconds) -> Coroutine<> {
    bool timed_out = false;
    try {
      co_await aio::async_with(aio::timeout(seconds),
                               [&](auto&) -> Coroutine<> { co_await fetch(request.url()); });
    } catch (const aio::TimeoutError&) {
      timed_out = true;
    }
    expect(timed_out, "a TimeoutError");
  });
}

Coroutine<> a_request_can_be_cancelled_at_once(const Servers& servers) {
  const aio::Future<Response> future = fetch(servers.url + "/delay/60");
  expect(future.cancel(), "the cancellation to be accepted");
  expect(future.cancelled(), "the future to be cancelled");
  expect(!future.cancel(), "a second cancellation to be refused");
  expect_equal((co_await fetch(servers.url + "/data")).status, 200, "the next request's status");
}

Coroutine<> a_loop_takes_its_requests_with_it(const Servers& servers) {
  const LongRequest request{servers.url, "64"};
  {
    aio::VirtualClock clock;
    aio::EventLoop inner(clock);
    const auto load = [&]() -> Coroutine<> { co_await fetch(request.url()); };
    const aio::Task<> task = inner.create_task(load());
    inner.run_once();
    expect_equal(inner.outside(), 1U, "the number of operations in flight");
    co_await expect_counted(request, "arrived");
  }
  co_await expect_counted(request, "aborted");
}

Coroutine<> a_forgotten_request_is_still_made(const Servers& servers) {
  auto token = std::make_shared<int>();
  const std::weak_ptr<int> in_flight = token;
  static_cast<void>(fetch({.url = servers.url + "/data", .while_in_flight = std::move(token)}));
  expect(!in_flight.expired(), "the request to be in flight");
  const double give_up = aio::get_running_loop().time() + patience;
  while (!in_flight.expired() && aio::get_running_loop().time() < give_up) {
    co_await aio::sleep(0.02);
  }
  expect(in_flight.expired(), "the request to end");
}

// -- sessions -------------------------------------------------------------------------------

Coroutine<std::string> user_name(net::ClientSession session, int id) {
  co_return co_await aio::async_with(session.get("/users/" + std::to_string(id)),
                                     [](Response& response) -> Coroutine<std::string> {
                                       response.raise_for_status();
                                       co_return response.json().at("name").get<std::string>();
                                     });
}

Coroutine<> a_session_reads_as_in_the_lesson(const Servers& servers) {
  net::ClientSession outside("");
  co_await aio::async_with(
      net::ClientSession(servers.url), [&](net::ClientSession& session) -> Coroutine<> {
        outside = session;
        expect_equal(co_await user_name(session, 1), "Ada", "the first name");
        const auto [second, third] =
            co_await aio::gather(user_name(session, 2), user_name(session, 3));
        expect_equal(second, "Grace", "the second name");
        expect_equal(third, "Alan", "the third name");
        const Response page = co_await session.get("/users", {.params = {{"page", 2}}});
        expect_equal(page.json().size(), 1U, "users on page 2");
        const Response posted =
            co_await session.post("/echo", {.headers = {{"Content-Type", "text/x"}}, .body = "hi"});
        expect_equal(posted.json().at("body").get<std::string>(), "hi", "the body");
        const auto all = co_await aio::gather(aio::return_exceptions, user_name(session, 1),
                                              user_name(session, 99));
        expect(std::get<0>(all).has_value() && !std::get<1>(all).has_value(),
               "one user and one error");
      });
  expect(outside.closed(), "the session to be closed");
  bool refused = false;
  try {
    co_await outside.get("/data");
  } catch (const aio::RuntimeError& error) {
    refused = std::string_view(error.what()) == "Session is closed";
  }
  expect(refused, "a closed session to refuse");
}

constexpr std::array cases{
    Case{"an_answer_has_status_headers_url_and_body", an_answer_has_status_headers_url_and_body},
    Case{"method_headers_query_and_body_arrive", method_headers_query_and_body_arrive},
    Case{"every_method_arrives_as_itself", every_method_arrives_as_itself},
    Case{"head_has_headers_and_no_body", head_has_headers_and_no_body},
    Case{"an_answer_may_have_no_content", an_answer_may_have_no_content},
    Case{"redirections_are_followed", redirections_are_followed},
    Case{"a_url_is_encoded_on_its_way", a_url_is_encoded_on_its_way},
    Case{"every_status_is_an_answer", every_status_is_an_answer},
    Case{"raise_for_status_reads_as_aiohttp_does", raise_for_status_reads_as_aiohttp_does},
    Case{"answers_arrive_as_they_come", answers_arrive_as_they_come},
    Case{"many_requests_run_at_once", many_requests_run_at_once},
    Case{"a_refused_connection_is_a_connector_error", a_refused_connection_is_a_connector_error},
    Case{"a_dropped_connection_is_a_connection_error", a_dropped_connection_is_a_connection_error},
    Case{"a_truncated_body_is_a_payload_error", a_truncated_body_is_a_payload_error},
    Case{"invalid_json_says_where", invalid_json_says_where},
    Case{"json_of_another_content_type_is_refused", json_of_another_content_type_is_refused},
    Case{"what_cannot_be_requested_is_refused_at_once",
         what_cannot_be_requested_is_refused_at_once},
    Case{"a_timeout_aborts_the_request", a_timeout_aborts_the_request},
    Case{"an_answer_in_time_takes_the_timer_away", an_answer_in_time_takes_the_timer_away},
    Case{"cancelling_a_task_aborts_its_request", cancelling_a_task_aborts_its_request},
    Case{"a_scheduler_timeout_aborts_the_request", a_scheduler_timeout_aborts_the_request},
    Case{"a_request_can_be_cancelled_at_once", a_request_can_be_cancelled_at_once},
    Case{"a_loop_takes_its_requests_with_it", a_loop_takes_its_requests_with_it},
    Case{"a_forgotten_request_is_still_made", a_forgotten_request_is_still_made},
    Case{"a_session_reads_as_in_the_lesson", a_session_reads_as_in_the_lesson},
};

}  // namespace

std::span<const Case> fetch_cases() { return cases; }

}  // namespace net_tests
