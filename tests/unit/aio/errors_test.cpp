#include "aio/errors.hpp"

#include <gtest/gtest.h>

#include <exception>
#include <stdexcept>

namespace aio {
namespace {

TEST(ExceptionMessage, IsTheTextOfAnError) {
  EXPECT_EQ(exception_message(std::make_exception_ptr(std::runtime_error("no disk"))), "no disk");
  EXPECT_EQ(exception_message(std::make_exception_ptr(TimeoutError())), "");
}

TEST(ExceptionMessage, IsTheMessageOfACancellation) {
  EXPECT_EQ(exception_message(std::make_exception_ptr(CancelledError("stop"))), "stop");
  EXPECT_EQ(exception_message(std::make_exception_ptr(CancelledError())), "");
}

TEST(ExceptionMessage, SaysThatAnythingElseIsUnknown) {
  EXPECT_EQ(exception_message(std::make_exception_ptr(42)), "an unknown error");
}

}  // namespace
}  // namespace aio
