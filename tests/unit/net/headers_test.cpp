#include "net/headers.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Headers, NamesIgnoreCase) {
  const net::Headers headers{{"Content-Type", "text/plain"}};
  EXPECT_EQ(headers.get("content-type"), "text/plain");
  EXPECT_TRUE(headers.contains("CONTENT-TYPE"));
  EXPECT_FALSE(headers.contains("Content-Typ"));
  EXPECT_EQ(headers.find("Accept"), nullptr);
  EXPECT_EQ(headers.get("Accept", "*/*"), "*/*");
}

TEST(Headers, AddKeepsWhatIsThere) {
  net::Headers headers{{"Link", "a"}};
  headers.add("link", "b");
  EXPECT_EQ(headers.size(), 2U);
  EXPECT_EQ(headers.get("Link"), "a");
}

TEST(Headers, SetReplacesAllOfThatName) {
  net::Headers headers{{"Link", "a"}, {"Accept", "x"}, {"link", "b"}};
  headers.set("LINK", "c");
  EXPECT_EQ(headers.size(), 2U);
  EXPECT_EQ(headers.get("Link"), "c");
  headers.set("New", "d");
  EXPECT_EQ(headers.get("new"), "d");
}

TEST(HeaderLine, IsTrimmedAndSplitAtTheFirstColon) {
  net::Headers headers;
  net::add_header_line(headers, "Location:  http://a:1/ \r\n");
  net::add_header_line(headers, "Empty:\r\n");
  EXPECT_EQ(headers.get("location"), "http://a:1/");
  EXPECT_EQ(headers.get("empty", "none"), "");
  EXPECT_EQ(headers.size(), 2U);
}

TEST(HeaderLine, AnythingElseIsIgnored) {
  net::Headers headers;
  for (const char* line : {"", "\r\n", "no colon", ": no name"})
    net::add_header_line(headers, line);
  EXPECT_TRUE(headers.empty());
}

}  // namespace
