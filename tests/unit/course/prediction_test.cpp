// How a text of a prediction finds the line that it means, and what it is called as an option.
#include "course/prediction.hpp"

#include <gtest/gtest.h>

namespace course {
namespace {

TEST(PrintedText, IsTheWholeLineUnlessItIsOpen) {
  const PrintedText closed{.text = "beat 1"};
  EXPECT_TRUE(closed.matches("beat 1"));
  EXPECT_FALSE(closed.matches("beat 10"));
  EXPECT_FALSE(closed.matches("a beat 1"));
}

TEST(PrintedText, MayBeTheStartTheEndOrAnyPartOfALine) {
  const PrintedText start{.text = "beat", .open_end = true};
  EXPECT_TRUE(start.matches("beat 1"));
  EXPECT_FALSE(start.matches("a beat"));
  const PrintedText end{.text = "beat", .open_start = true};
  EXPECT_TRUE(end.matches("a beat"));
  EXPECT_FALSE(end.matches("beat 1"));
  const PrintedText part{.text = "beat", .open_start = true, .open_end = true};
  EXPECT_TRUE(part.matches("a beat 1"));
  EXPECT_FALSE(part.matches("a bea"));
}

TEST(PrintedText, LosesTheColonAtItsEndsAsAnOptionIfItIsAbbreviated) {
  EXPECT_EQ((PrintedText{.text = "failed: ", .open_end = true}.label()), "failed");
  EXPECT_EQ((PrintedText{.text = ": no luck", .open_start = true}.label()), "no luck");
  EXPECT_EQ((PrintedText{.text = " : ", .open_end = true}.label()), " : ");
  EXPECT_EQ((PrintedText{.text = "failed:"}.label()), "failed:");
}

}  // namespace
}  // namespace course
