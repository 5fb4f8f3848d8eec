#include "net/url.hpp"

#include <gtest/gtest.h>

#include "net/errors.hpp"

namespace {

TEST(JoinUrl, FollowsTheExamplesOfRfc3986) {
  const std::vector<std::pair<std::string, std::string>> examples = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x", "http://a/b/c/g;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"../../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
      {"g?y/./x", "http://a/b/c/g?y/./x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
  };
  for (const auto& [reference, joined] : examples) {
    EXPECT_EQ(net::join_url("http://a/b/c/d;p?q", reference), joined) << reference;
  }
}

TEST(JoinUrl, BaseWithoutAPathGetsOne) {
  EXPECT_EQ(net::join_url("https://api.example.com", "/users/1"),
            "https://api.example.com/users/1");
  EXPECT_EQ(net::join_url("https://api.example.com", "users/1"), "https://api.example.com/users/1");
}

TEST(JoinUrl, WithoutABaseTheReferenceStays) {
  EXPECT_EQ(net::join_url("", "/users/1"), "/users/1");
}

TEST(JoinUrl, AnAbsoluteUrlIgnoresTheBase) {
  EXPECT_EQ(net::join_url("https://a.example/x", "http://b.example/y"), "http://b.example/y");
}

TEST(EncodeQuery, KeepsWhatMayStandInAQuery) {
  EXPECT_EQ(net::encode_query({{"a-._~", "!$'()*,:@/?"}}), "a-._~=!$'()*,:@/?");
}

TEST(EncodeQuery, EncodesWhatMeansSomethingAndWhatIsNotAscii) {
  EXPECT_EQ(net::encode_query({{"a b", "1&2=3+4;5#6%"}}), "a+b=1%262%3D3%2B4%3B5%236%25");
  EXPECT_EQ(net::encode_query({{"q", "caf\xC3\xA9"}}), "q=caf%C3%A9");
  EXPECT_EQ(net::encode_query({{"nul", std::string(1, '\0')}}), "nul=%00");
}

TEST(EncodeQuery, NumbersAndRepeatedNames) {
  EXPECT_EQ(net::encode_query({{"page", 2}, {"page", -3}, {"all", ""}}), "page=2&page=-3&all=");
}

TEST(WithQuery, JoinsWhatIsThere) {
  EXPECT_EQ(net::with_query("/users", {{"page", 2}}), "/users?page=2");
  EXPECT_EQ(net::with_query("/users?", {{"page", 2}}), "/users?page=2");
  EXPECT_EQ(net::with_query("/users?a=1#top", {{"page", 2}}), "/users?a=1&page=2#top");
  EXPECT_EQ(net::with_query("/users?a=1", {}), "/users?a=1");
}

TEST(Requestable, EncodesWhatMustNotStandThere) {
  EXPECT_EQ(net::requestable("http://h/a b/\xC3\xA9?q=\"x\" y#frag"),
            "http://h/a%20b/%C3%A9?q=%22x%22%20y");
}

TEST(Requestable, EncodesNothingTwice) {
  EXPECT_EQ(net::requestable("http://h/%20%C3%a9%zz%"), "http://h/%20%C3%a9%25zz%25");
}

TEST(Requestable, CompletesSchemeAndPath) {
  EXPECT_EQ(net::requestable("HTTPS://Example.com"), "https://Example.com/");
  EXPECT_EQ(net::requestable("http://example.com?x"), "http://example.com/?x");
  EXPECT_EQ(net::requestable("http://[::1]:8080/x"), "http://[::1]:8080/x");
}

TEST(Requestable, LeavesRelativeReferences) {
  EXPECT_EQ(net::requestable("../api/user 1.json"), "../api/user%201.json");
}

TEST(Requestable, ReportsWhatIsWrong) {
  const auto message = [](std::string_view url) {
    try {
      return net::requestable(url);
    } catch (const net::InvalidURL& error) {
      return std::string(error.what());
    }
  };
  EXPECT_EQ(message("file:///etc/passwd"),
            "'file:///etc/passwd': only http:// and https:// can be fetched");
  EXPECT_EQ(message("http:example.com"), "'http:example.com': the URL has no host");
  EXPECT_EQ(message("http:///x"), "'http:///x': the URL has no host");
  EXPECT_EQ(message("http://:80/"), "'http://:80/': the URL has no host");
  EXPECT_EQ(message("http://a b/"), "'http://a b/': the host name is invalid");
  EXPECT_EQ(message("http://a\r\nb/"), "'http://a\r\nb/': the host name is invalid");
  EXPECT_EQ(message("http://a:65536/"),
            "'http://a:65536/': the port must be a number from 0 to 65535");
  EXPECT_EQ(message("http://a:8o/"), "'http://a:8o/': the port must be a number from 0 to 65535");
}

TEST(HostAndPort, AddsTheSchemesDefaultPort) {
  EXPECT_EQ(net::host_and_port("https://api.github.com/users"), "api.github.com:443");
  EXPECT_EQ(net::host_and_port("http://me@example.com"), "example.com:80");
  EXPECT_EQ(net::host_and_port("http://[::1]:8080/"), "[::1]:8080");
  EXPECT_EQ(net::host_and_port("http://[::1]/"), "[::1]:80");
}

}  // namespace
