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

TEST(Route, ADemoCanBeInAnotherLanguage) {
  const Location location{.lesson = "a-lesson",
                          .demo = "hello-gather",
                          .step = 9,
                          .language = ui::Language::javascript};
  EXPECT_EQ(app::parse_route("a-lesson/", "demo=hello-gather&language=javascript&step=9"),
            location);
  EXPECT_EQ(app::address(location), "a-lesson/#demo=hello-gather&language=javascript&step=9");
  EXPECT_EQ(app::parse_route("a-lesson/", "demo=hello-gather&language=cpp").language,
            ui::Language::cpp);
}

TEST(Route, AnUnknownLanguageIsPython) {
  EXPECT_EQ(app::parse_route("a-lesson/", "demo=hello-gather&language=rust"),
            (Location{.lesson = "a-lesson", .demo = "hello-gather"}));
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

TEST(Route, ARunIsNamedByItsAddress) {
  const Location run{.lesson = "play",
                     .trace = "https://a.example/r?x=1&y=2",
                     .demo = "run",
                     .lesson_in_front = true};
  EXPECT_EQ(app::parse_route("play/", "trace=https://a.example/r?x=1&y=2"), run);
  Location at_step = run;
  at_step.step = 9;
  at_step.lesson_in_front = false;
  EXPECT_EQ(app::parse_route("play/", "trace=https://a.example/r?x=1&y=2&step=9"), at_step);
  EXPECT_EQ(app::parse_route("play/", "step=9&trace=https://a.example/r?x=1&y=2"), at_step);
  EXPECT_EQ(app::address(at_step), "play/#step=9&trace=https://a.example/r?x=1&y=2");
}

TEST(Route, OnlyThePageForRunsHasThem) {
  EXPECT_EQ(app::parse_route("l/", "trace=run.json"),
            (Location{.lesson = "l", .section = "trace=run.json"}));
  EXPECT_EQ(app::parse_route("play/", "trace="), (Location{.lesson = "play", .section = "trace="}));
}

TEST(Route, EveryPlaceHasAnAddressThatLeadsBack) {
  for (const Location& location :
       {Location{}, Location{.lesson = "l"}, Location{.lesson = "l", .section = "s"},
        Location{.lesson = "l", .quiz = true}, Location{.lesson = "l", .demo = "d"},
        Location{.lesson = "l", .demo = "d", .step = 12},
        Location{.lesson = "l", .demo = "d", .step = 12, .event = 3},
        Location{.lesson = "l", .demo = "d", .lesson_in_front = true}, Location{.lesson = "play"},
        Location{.lesson = "play", .section = "open"},
        Location{.lesson = "play", .trace = "file:run.json"},
        Location{.lesson = "play", .trace = "a.json", .demo = "run", .lesson_in_front = true},
        Location{.lesson = "play", .trace = "code:eJx", .demo = "run"},
        Location{.lesson = "play", .trace = "code:eJx", .demo = "run", .step = 4},
        Location{.lesson = "play", .trace = "a.json", .demo = "run", .step = 4},
        Location{
            .lesson = "play", .trace = "a.json", .demo = "run", .step = 4, .lesson_in_front = true},
        Location{.lesson = "play",
                 .trace = "https://a.example/run?of=1&in=2#x",
                 .demo = "run",
                 .step = 4,
                 .event = 2}}) {
    const std::string address = app::address(location);
    const std::size_t mark = address.find('#');
    const std::string fragment = mark == std::string::npos ? "" : address.substr(mark + 1);
    EXPECT_EQ(app::parse_route(address.substr(0, mark), fragment), location) << address;
  }
}

}  // namespace
