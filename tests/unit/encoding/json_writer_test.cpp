#include "encoding/json_writer.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace {

using encoding::JsonWriter;

std::string text_of(auto write) {
  JsonWriter json;
  write(json);
  return json.text();
}

TEST(JsonWriterTest, SeparatesMembersAndElementsAtEveryDepth) {
  EXPECT_EQ(text_of([](JsonWriter& json) {
              json.begin_object().member("a", 1).key("b").begin_array();
              json.value(true).begin_object().end_object().begin_array().end_array();
              json.value("x").end_array().member("c", false).end_object();
            }),
            R"({"a":1,"b":[true,{},[],"x"],"c":false})");
}

TEST(JsonWriterTest, EscapesWhatAStringMayNotHold) {
  const std::string hostile("\"\\\n\t\r\b\f\v\x01\x1f/é\0", 14);
  const std::string json = text_of([&](JsonWriter& to) { to.value(hostile); });
  EXPECT_EQ(json, R"("\"\\\n\t\r\b\f\u000b\u0001\u001f/é\u0000")");
  EXPECT_EQ(nlohmann::json::parse(json), hostile);
}

TEST(JsonWriterTest, ReplacesBytesThatAreNotUtf8) {
  const auto written = [](std::string_view text) {
    return nlohmann::json::parse(text_of([&](JsonWriter& json) { json.value(text); }))
        .get<std::string>();
  };
  EXPECT_EQ(written("é\u20AC\U0001F40D"), "é\u20AC\U0001F40D");
  EXPECT_EQ(written("a\xffz"), "a\uFFFDz");
  EXPECT_EQ(written("\xe2\x82"), "\uFFFD\uFFFD") << "cut off";
  EXPECT_EQ(written("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD") << "half of a surrogate pair";
  EXPECT_EQ(written("\xc0\x80"), "\uFFFD\uFFFD") << "longer than needed";
  EXPECT_EQ(written("\xf4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD") << "beyond Unicode";
  for (int lead = 0x80; lead <= 0xFF; ++lead) {
    for (int next = 0; next <= 0xFF; ++next) {
      const std::string pair = {static_cast<char>(lead), static_cast<char>(next), 'z'};
      EXPECT_TRUE(written(pair).ends_with('z'));
    }
  }
}

TEST(JsonWriterTest, WritesIntegersOfEverySize) {
  const auto number = [](auto value) {
    return text_of([&](JsonWriter& json) { json.value(value); });
  };
  EXPECT_EQ(number(std::numeric_limits<std::int64_t>::min()), "-9223372036854775808");
  EXPECT_EQ(number(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  EXPECT_EQ(number(std::numeric_limits<std::int32_t>::min()), "-2147483648");
  EXPECT_EQ(number(std::uint8_t{255}), "255");
}

TEST(JsonWriterTest, WritesTheShortestNumberThatReadsBackTheSame) {
  const auto number = [](double value) {
    return text_of([&](JsonWriter& json) { json.value(value); });
  };
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(3), "3");
  EXPECT_EQ(number(-0.25), "-0.25");
  EXPECT_EQ(number(100'000), "100000");
  EXPECT_EQ(number(1e15), "1e+15");
  EXPECT_EQ(number(1e-5), "1e-05");
  EXPECT_EQ(number(1e300), "1e+300");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "null");
  EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN()), "null");
}

TEST(JsonWriterTest, RoundsToHundredthsWhenAsked) {
  const auto number = [](double value) {
    return text_of([&](JsonWriter& json) { json.rounded(value); });
  };
  EXPECT_EQ(number(54.5), "54.5");
  EXPECT_EQ(number(1.005001), "1.01");
  EXPECT_EQ(number(-0.014), "-0.01");
  EXPECT_EQ(number(7), "7");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "0");
}

TEST(JsonWriterTest, BreaksLinesAfterTheComma) {
  EXPECT_EQ(text_of([](JsonWriter& json) {
              json.begin_array().new_line().value(1).new_line().value(2).new_line().end_array();
            }),
            "[\n1,\n2\n]");
}

}  // namespace
