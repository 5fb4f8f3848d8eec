// Bytes that were written as base64: the examples of RFC 4648, section 10.
#include "trace/base64.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Base64, BecomesTheBytesItStandsFor) {
  EXPECT_EQ(trace::from_base64(""), "");
  EXPECT_EQ(trace::from_base64("Zg=="), "f");
  EXPECT_EQ(trace::from_base64("Zm8="), "fo");
  EXPECT_EQ(trace::from_base64("Zm9v"), "foo");
  EXPECT_EQ(trace::from_base64("Zm9vYg=="), "foob");
  EXPECT_EQ(trace::from_base64("Zm9vYmE="), "fooba");
  EXPECT_EQ(trace::from_base64("Zm9vYmFy"), "foobar");
  EXPECT_EQ(trace::from_base64("+/8A"), std::string_view("\xFB\xFF\0", 3));
}

TEST(Base64, EndsAtWhatIsNone) { EXPECT_EQ(trace::from_base64("Zm9v<html>"), "foo"); }

}  // namespace
