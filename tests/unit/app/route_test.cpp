#include <gtest/gtest.h>

#include "app/route.hpp"

namespace {

using ui::Location;

TEST(Route, TheRootIsTheCourseIndex) {
  EXPECT_EQ(app::parse_route("", ""), Location{});
  EXPECT_EQ(app::address({}), "");
}

TEST(Route, APathIsALesson) {
  EXPECT_EQ(app::parse_route("a-lesson/", ""), (Location{.lesson = "a-lesson"}));
  EXPECT_EQ(app::parse_route("a-lesson", ""), (Location{.lesson = "a-lesson"}));
}

TEST(Route, AFragmentIsASection) {
  EXPECT_EQ(app::parse_route("a-lesson/", "coroutines"),
            (Location{.lesson = "a-lesson", .section = "coroutines"}));
}

TEST(Route, AFragmentIsTheQuiz) {
  EXPECT_EQ(app::parse_route("a-lesson/", "quiz"), (Location{.lesson = "a-lesson", .quiz = true}));
}

TEST(Route, AFragmentIsADemoAtAStep) {
  EXPECT_EQ(app::parse_route("a-lesson/", "demo=hello-gather&step=9"),
            (Location{.lesson = "a-lesson", .demo = "hello-gather", .step = 9}));
  EXPECT_EQ(app::parse_route("a-lesson/", "step=9&demo=hello-gather"),
            (Location{.lesson = "a-lesson", .demo = "hello-gather", .step = 9}));
  EXPECT_EQ(app::parse_route("a-lesson/", "demo=hello-gather&step=9.2"),
            (Location{.lesson = "a-lesson", .demo = "hello-gather", .step = 9, .event = 2}));
}

TEST(Route, AStepThatIsNoNumberIsNoStep) {
  for (const char* step : {"", "-3", "9x", "x", "99999999999999999999", "9.", "9.0", "9.-1", "9.x",
                           "9.2x", "0.2", ".2", "9.2.1"}) {
    EXPECT_EQ(app::parse_route("l/", std::string("demo=d&step=") + step),
              (Location{.lesson = "l", .demo = "d", .step = Location::no_step}))
        << step;
  }
  EXPECT_EQ(app::parse_route("l/", "demo=d&step=0"), (Location{.lesson = "l", .demo = "d"}));
}

TEST(Route, AFragmentThatNamesNothingIsASectionThatNobodyHas) {
  for (const char* fragment : {"demo=", "step=4", "colour=red", "front=lesson", "="}) {
    EXPECT_EQ(app::parse_route("l/", fragment), (Location{.lesson = "l", .section = fragment}))
        << fragment;
  }
}

TEST(Route, AnUnknownFieldIsNoHarm) {
  EXPECT_EQ(app::parse_route("l/", "demo=d&colour=red&&step=2&"),
            (Location{.lesson = "l", .demo = "d", .step = 2}));
}

TEST(Route, EveryPlaceHasAnAddressThatLeadsBack) {
  for (const Location& location :
       {Location{}, Location{.lesson = "l"}, Location{.lesson = "l", .section = "s"},
        Location{.lesson = "l", .quiz = true}, Location{.lesson = "l", .demo = "d"},
        Location{.lesson = "l", .demo = "d", .step = 12},
        Location{.lesson = "l", .demo = "d", .step = 12, .event = 3},
        Location{.lesson = "l", .demo = "d", .lesson_in_front = true}}) {
    const std::string address = app::address(location);
    const std::size_t mark = address.find('#');
    const std::string fragment = mark == std::string::npos ? "" : address.substr(mark + 1);
    EXPECT_EQ(app::parse_route(address.substr(0, mark), fragment), location) << address;
  }
}

}  // namespace
