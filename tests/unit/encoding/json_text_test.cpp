// The text of a parsed document, held against nlohmann_json's own writer.
#include "encoding/json_text.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

namespace {

using encoding::json_text;
using nlohmann::json;

void expect_dumped(const json& value) { EXPECT_EQ(json_text(value), value.dump()); }

TEST(JsonText, IsCompactAndSortedByName) {
  const json value =
      json::parse(R"({"b": [1, {"z": null, "a": true}, [], {}, "x"], "a": {"c": false}, "": -2})");
  EXPECT_EQ(json_text(value), R"({"":-2,"a":{"c":false},"b":[1,{"a":true,"z":null},[],{},"x"]})");
  expect_dumped(value);
}

TEST(JsonText, OfASingleValueIsThatOfTheValue) {
  for (const char* text : {"null", "true", "false", "\"a\"", "0", "[]", "{}"}) {
    EXPECT_EQ(json_text(json::parse(text)), text);
  }
}

TEST(JsonText, HasIntegersOfEverySize) {
  for (const std::int64_t number :
       {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
        std::int64_t{-1}, std::int64_t{0}}) {
    expect_dumped(number);
  }
  expect_dumped(std::numeric_limits<std::uint64_t>::max());
}

TEST(JsonText, EscapesEveryCharacterAsBefore) {
  for (int code = 0; code < 0x80; ++code) expect_dumped(std::string(3, static_cast<char>(code)));
  for (const char* text : {"é", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000", "\uFFFD",
                           "\uFFFF", "\U00010000", "\U0001F40D", "\U0010FFFF", "a\u2028b"}) {
    expect_dumped(text);
    expect_dumped({{text, text}});
  }
}

TEST(JsonText, ShowsThatANumberIsNoInteger) {
  EXPECT_EQ(json_text(3.0), "3.0");
  EXPECT_EQ(json_text(-0.0), "-0.0");
  EXPECT_EQ(json_text(0.1), "0.1");
  EXPECT_EQ(json_text(-123.456), "-123.456");
  EXPECT_EQ(json_text(1e14), "100000000000000.0");
  EXPECT_EQ(json_text(1e15), "1e+15");
  EXPECT_EQ(json_text(123456789012345.6), "123456789012345.6");
  EXPECT_EQ(json_text(1234567890123456.5), "1.2345678901234565e+15");
  EXPECT_EQ(json_text(0.0001), "0.0001");
  EXPECT_EQ(json_text(0.00001), "1e-05");
  EXPECT_EQ(json_text(1.5e300), "1.5e+300");
  EXPECT_EQ(json_text(5e-324), "5e-324");
}

TEST(JsonText, HasFloatingPointNumbersInTheSameFormAsBefore) {
  for (int exponent = -330; exponent <= 308; ++exponent) {
    for (const char* digits : {"1", "2.5", "-7.25", "1.2345678"}) {
      const json value = std::strtod((digits + ("e" + std::to_string(exponent))).c_str(), nullptr);
      // The other writer does not always find the fewest digits: it writes 1e23 as 9.999999999999999e+22.
      if (value.dump().size() <= json_text(value).size()) expect_dumped(value);
    }
  }
  expect_dumped(std::numeric_limits<double>::max());
  expect_dumped(std::numeric_limits<double>::min());
  expect_dumped(std::numeric_limits<double>::infinity());
}

TEST(JsonText, HasTheFewestDigitsThatIdentifyANumber) {
  EXPECT_EQ(json_text(0.000649), "0.000649") << "0.0006489999999999999 is the same number";
  std::mt19937_64 random;
  for (int i = 0; i < 100'000; ++i) {
    const auto number = std::bit_cast<double>(random());
    if (!std::isfinite(number)) continue;
    const std::string text = json_text(number);
    EXPECT_EQ(json::parse(text).get<double>(), number);
    EXPECT_TRUE(json::parse(text).is_number_float());
    EXPECT_LE(text.size(), json(number).dump().size());
  }
}

}  // namespace
