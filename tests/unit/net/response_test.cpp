#include "net/response.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "net/errors.hpp"

namespace {

net::Response json_response(std::string body, std::string type = "application/json") {
  return {.status = 200,
          .reason = "OK",
          .headers = {{"Content-Type", std::move(type)}},
          .url = "http://h/x",
          .body = std::move(body)};
}

/// The error that parsing `text` ends in.
net::InvalidJson error_of(std::string_view text) {
  try {
    static_cast<void>(net::parse_json(text, "lesson.json"));
  } catch (const net::InvalidJson& error) {
    return error;
  }
  throw std::logic_error("no error");
}

TEST(ResponseJson, AcceptsEveryKindOfJson) {
  for (const char* type :
       {"application/json", "Application/JSON; charset=utf-8", "application/vnd.github+json"}) {
    EXPECT_EQ(json_response("[1]", type).json(), nlohmann::json::array({1})) << type;
  }
}

TEST(ResponseJson, RefusesOtherTypes) {
  for (const char* type :
       {"text/html", "", "application/jsonp", "text/json", "application/octet-stream"}) {
    EXPECT_THROW(static_cast<void>(json_response("[1]", type).json()), net::ContentTypeError)
        << type;
    EXPECT_EQ(json_response("[1]", type).json(std::nullopt), nlohmann::json::array({1})) << type;
  }
  EXPECT_EQ(json_response("[1]", "text/html").json("text/html"), nlohmann::json::array({1}));
}

TEST(ResponseJson, NothingIsNull) { EXPECT_TRUE(json_response(" \r\n").json().is_null()); }

TEST(ParseJson, ReportsThePosition) {
  const net::InvalidJson error = error_of("{\n  \"a\": 1,\n  \"b\": x\n}");
  EXPECT_EQ(error.line(), 3U);
  EXPECT_EQ(error.column(), 8U);
  EXPECT_EQ(error.offset(), 19U);
  EXPECT_STREQ(error.what(),
               "lesson.json: invalid JSON in line 3, column 8 (byte 19): syntax error while "
               "parsing value - invalid "
               "literal; last read: '\"b\": x'");
}

TEST(ParseJson, AnEndTooSoonIsAtTheEnd) {
  const net::InvalidJson error = error_of("{\"a\":");
  EXPECT_EQ(error.line(), 1U);
  EXPECT_EQ(error.column(), 6U);
  EXPECT_EQ(error.offset(), 5U);
  EXPECT_EQ(error_of("").offset(), 0U);
}

TEST(ParseJson, RejectsInvalidUtf8) {
  const net::InvalidJson error = error_of("[\"\xFF\"]");
  EXPECT_EQ(error.offset(), 2U);
  EXPECT_STREQ(error.what(),
               "lesson.json: invalid JSON in line 1, column 3 (byte 2): ill-formed UTF-8 byte");
}

TEST(ParseJson, RejectsNumbersThatDoNotFit) {
  EXPECT_STREQ(error_of("[1e999]").what(),
               "lesson.json: invalid JSON in line 1, column 1 (byte 0): a number is too large");
}

TEST(RaiseForStatus, QuotesAsPythonDoes) {
  const net::Response response{.status = 400, .reason = "Isn't", .url = "http://h/"};
  try {
    response.raise_for_status();
    FAIL() << "no error";
  } catch (const net::ClientResponseError& error) {
    EXPECT_STREQ(error.what(), "400, message=\"Isn't\", url='http://h/'");
  }
}

TEST(RaiseForStatus, KeepsTheHeaders) {
  const net::Response response{.status = 403, .headers = {{"X-RateLimit-Remaining", "0"}}};
  try {
    response.raise_for_status();
    FAIL() << "no error";
  } catch (const net::ClientResponseError& error) {
    EXPECT_TRUE(error.rate_limited());
  }
}

TEST(RateLimited, RecognizesEveryWayToSayTooManyRequests) {
  EXPECT_TRUE(net::rate_limited(429, {}));
  EXPECT_TRUE(net::rate_limited(403, {{"x-ratelimit-remaining", "0"}}));
  EXPECT_TRUE(net::rate_limited(403, {{"Retry-After", "60"}}));
  EXPECT_FALSE(net::rate_limited(403, {{"x-ratelimit-remaining", "59"}}));
  EXPECT_FALSE(net::rate_limited(403, {}));
  EXPECT_FALSE(net::rate_limited(404, {{"x-ratelimit-remaining", "0"}}));
}

TEST(Errors, HaveTheHierarchyOfAiohttps) {
  static_assert(std::derived_from<net::ClientConnectorError, net::ClientConnectionError>);
  static_assert(std::derived_from<net::ServerDisconnectedError, net::ClientConnectionError>);
  static_assert(std::derived_from<net::ContentTypeError, net::ClientResponseError>);
  static_assert(std::derived_from<net::ClientPayloadError, net::ClientError>);
  static_assert(std::derived_from<net::InvalidJson, aio::ValueError>);
  static_assert(!std::derived_from<aio::TimeoutError, net::ClientError>);
  const net::ClientConnectorError error("https://example.com/x", net::ConnectFailure::offline,
                                        "the browser is offline");
  EXPECT_STREQ(error.what(), "Cannot connect to host example.com:443 [the browser is offline]");
}

}  // namespace
