#include "aio/exception_group.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

template <class E>
std::exception_ptr error(const std::string& message) {
  return std::make_exception_ptr(E(message));
}

/// A group as Python writes it: "message [a, [b]]"; "None" for none.
std::string written(const std::exception_ptr& exception) {
  if (exception == nullptr) return "None";
  try {
    std::rethrow_exception(exception);
  } catch (const BaseExceptionGroup& group) {
    std::string text;
    for (const auto& each : group.exceptions()) text += (text.empty() ? "" : ", ") + written(each);
    return group.message() + " [" + text + "]";
  } catch (...) {
    return message_of(exception);
  }
}

/// ExceptionGroup("all", [ValueError("a"), TimeoutError("b"), ExceptionGroup("some", [ValueError("c"), RuntimeError("d")])])
ExceptionGroup nested() {
  return {"all",
          {error<ValueError>("a"), error<TimeoutError>("b"),
           make_exception_group("some", {error<ValueError>("c"), error<RuntimeError>("d")})}};
}

TEST(ExceptionGroup, SaysHowManyExceptionsItHas) {
  EXPECT_STREQ(ExceptionGroup("m", {error<ValueError>("a")}).what(), "m (1 sub-exception)");
  EXPECT_STREQ(nested().what(), "all (3 sub-exceptions)");
  EXPECT_EQ(nested().message(), "all");
}

TEST(ExceptionGroup, IsCaughtAsAnError) {
  EXPECT_THROW(throw nested(), Error);
  EXPECT_THROW(throw nested(), BaseExceptionGroup);
}

TEST(ExceptionGroup, OfNothingIsRefused) {
  try {
    throw ExceptionGroup("m", {});
  } catch (const ValueError& refusal) {
    EXPECT_STREQ(refusal.what(), "second argument (exceptions) must be a non-empty sequence");
  }
  EXPECT_THROW(static_cast<void>(make_exception_group("m", {})), ValueError);
}

TEST(ExceptionGroup, WithACancellationIsNoErrorAnyMore) {
  const auto cancelled = std::make_exception_ptr(CancelledError("why"));
  EXPECT_TRUE(is_ordinary_error(error<ValueError>("a")));
  EXPECT_FALSE(is_ordinary_error(cancelled));
  const auto group = make_exception_group("m", {error<ValueError>("a"), cancelled});
  EXPECT_FALSE(is_ordinary_error(group));
  EXPECT_EQ(written(group), "m [a, CancelledError('why')]");
  EXPECT_FALSE(is_ordinary_error(make_exception_group("outer", {group})));
  EXPECT_TRUE(is_ordinary_error(make_exception_group("m", {error<ValueError>("a")})));
}

TEST(SplitGroup, DividesByTypeAndKeepsTheNesting) {
  const auto [match, rest] = split<ValueError>(nested());
  EXPECT_EQ(written(match), "all [a, some [c]]");
  EXPECT_EQ(written(rest), "all [b, some [d]]");
}

TEST(SplitGroup, LeavesHalvesOutThatAreEmpty) {
  const auto none = split<LookupError>(nested());
  EXPECT_EQ(written(none.match), "None");
  EXPECT_EQ(written(none.rest), "all [a, b, some [c, d]]");
  const auto all = split<Error>(nested());
  EXPECT_EQ(written(all.match), "all [a, b, some [c, d]]");
  EXPECT_EQ(written(all.rest), "None");
}

TEST(SplitGroup, MayMatchTheGroupItself) {
  const auto [match, rest] = split<ExceptionGroup>(nested());
  EXPECT_EQ(written(match), "all [a, b, some [c, d]]");
  EXPECT_EQ(written(rest), "None");
}

TEST(SplitGroup, TakesAnyCondition) {
  const auto [match, rest] = split(nested(), [](const std::exception_ptr& exception) {
    return written(exception).starts_with("some") || written(exception) == "b";
  });
  EXPECT_EQ(written(match), "all [b, some [c, d]]");
  EXPECT_EQ(written(rest), "all [a]");
}

TEST(SplitGroup, KeepsWhatIsNoErrorInABaseExceptionGroup) {
  const BaseExceptionGroup group(
      "m", {error<ValueError>("a"), std::make_exception_ptr(CancelledError("why"))});
  const auto [match, rest] = split<ValueError>(group);
  EXPECT_TRUE(is_ordinary_error(match));
  EXPECT_FALSE(is_ordinary_error(rest));
  EXPECT_EQ(written(match), "m [a]");
  EXPECT_EQ(written(rest), "m [CancelledError('why')]");
}

}  // namespace
}  // namespace aio
