// How a request, thread or process ended, in words and as a colour.
#include "ui/stage/words/outside_text.hpp"

#include <gtest/gtest.h>

namespace {

using trace::Outcome;
using ui::outside_end_text;
using ui::outside_end_token;
using ui::Token;

constexpr const char* request = "GET /users/1";

TEST(OutsideText, AnAnswerSpeaksForItself) {
  EXPECT_EQ(outside_end_text(Outcome::returned, request, "200 OK"), "200 OK");
  EXPECT_EQ(outside_end_text(Outcome::returned, "work", ""), "ended");
  EXPECT_EQ(outside_end_text(Outcome::returned, request, "200 OK", " after 1 s"),
            "200 OK after 1 s");
}

TEST(OutsideText, AFailureNamesItsErrorAndNotTheOperationAgain) {
  EXPECT_EQ(outside_end_text(Outcome::failed, request, "GET /users/1: no answer in time"),
            "failed: no answer in time");
  EXPECT_EQ(outside_end_text(Outcome::failed, request, "GET /users/12: refused"),
            "failed: GET /users/12: refused")
      << "that is another one";
  EXPECT_EQ(outside_end_text(Outcome::failed, request, "refused", " after 1 s"),
            "failed after 1 s: refused");
  EXPECT_EQ(outside_end_text(Outcome::failed, request, ""), "failed");
}

TEST(OutsideText, ACancellationHasNoAnswer) {
  EXPECT_EQ(outside_end_text(Outcome::cancelled, request, "late", " after 1 s"),
            "cancelled after 1 s");
}

TEST(OutsideText, AnErrorStatusIsAFailureToTheEye) {
  EXPECT_EQ(outside_end_token(Outcome::returned, "200 OK"), Token::waiting);
  EXPECT_EQ(outside_end_token(Outcome::returned, "404 Not Found"), Token::failed);
  EXPECT_EQ(outside_end_token(Outcome::returned, "503"), Token::failed);
  EXPECT_EQ(outside_end_token(Outcome::returned, "4042 primes"), Token::waiting);
  EXPECT_EQ(outside_end_token(Outcome::returned, "40"), Token::waiting);
  EXPECT_EQ(outside_end_token(Outcome::failed, "refused"), Token::failed);
  EXPECT_EQ(outside_end_token(Outcome::cancelled, "404 Not Found"), Token::muted);
}

}  // namespace
