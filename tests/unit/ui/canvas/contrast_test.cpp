// Whatever is written on the canvas can be read on what it is written on: every view, in every theme,
// with everything in it under the pointer once.
#include <gtest/gtest.h>

#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "frame_fixture.hpp"
#include "lesson_fixture.hpp"
#include "opening_fixture.hpp"
#include "stage_fixture.hpp"
#include "ui/shell/invitation.hpp"
#include "ui/shell/shell.hpp"

namespace {

std::string hex(ui::Color c) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", c.r, c.g, c.b);
  return text;
}

std::vector<std::string> widgets(const ui::Node& node) {
  std::vector<std::string> ids;
  switch (node.role) {
    case ui::Role::button:
    case ui::Role::link:
    case ui::Role::radio:
    case ui::Role::tab: ids.push_back(node.id); break;
    default: break;
  }
  for (const ui::NodePtr& child : node.children) {
    const std::vector<std::string> more = widgets(*child);
    ids.insert(ids.end(), more.begin(), more.end());
  }
  return ids;
}

struct Contrast : testing::TestWithParam<ui::Mode> {
  // What cannot be read on this frame, each pair once.
  void collect(const FrameFixture& screen) {
    const double least = ui::theme(GetParam()).high_contrast() ? 7.0 : 4.5;
    const std::vector<Seen> letters = screen.letters();
    ASSERT_FALSE(letters.empty());
    for (const Seen& letter : letters) {
      const double ratio = ui::contrast(letter.color, letter.behind);
      if (ratio >= least) continue;
      char words[16];
      std::snprintf(words, sizeof words, "%.2f", ratio);
      faults.insert(hex(letter.color) + " on " + hex(letter.behind) + ": " + words);
    }
  }
  // The frame as it is, and again with each widget under the pointer and pressed.
  template <typename Draw>
  void read(FrameFixture& screen, Draw&& draw) {
    screen.mode = GetParam();
    draw();
    collect(screen);
    for (const std::string& id : widgets(*screen.tree)) {
      screen.input.hover(id);
      draw();
      collect(screen);
      screen.input.press(id);
      draw();
      collect(screen);
      screen.input.press("");
    }
    screen.input.hover("");
  }
  void expect_none(const std::string& where) {
    EXPECT_EQ(faults, std::set<std::string>()) << where;
    faults.clear();
  }

  std::set<std::string> faults;
};

TEST_P(Contrast, OfTheIndex) {
  FrameFixture screen;
  ui::Navigation navigation;
  ui::Shell shell(navigation);
  ui::IndexView::Card card{.slug = "small", .title = "A small lesson", .score = 4};
  card.questions = 4;
  card.sections = {{"first", "First things", true}, {"second", "Second things", false}};
  shell.show_index({"The course", "What it is", {card}});
  shell.say("The browser keeps nothing.");
  read(screen, [&] { screen.draw([&](ui::Frame& frame) { shell.draw(frame); }); });
  expect_none("index");
}

TEST_P(Contrast, OfTheOpeningAtEveryMoment) {
  for (const float width : {1280.0F, 390.0F}) {
    const stage_test::World world;
    const course::Opening opening = demo_opening();
    FrameFixture screen({width, 1200});
    screen.mode = GetParam();
    ui::Navigation navigation;
    ui::Shell shell(navigation);
    shell.set_opening(opening, opening_program(world));
    shell.show_index({"The course", "What it is", {}});
    for (double seconds = 1; seconds == 1 || screen.again || screen.again_in > 0; seconds += 0.2) {
      screen.draw([&](ui::Frame& frame) {
        frame.seconds = seconds;
        shell.draw(frame);
      });
      collect(screen);
    }
    read(screen, [&] { screen.draw([&](ui::Frame& frame) { shell.draw(frame); }); });
    expect_none("opening");
  }
}

TEST_P(Contrast, OfALesson) {
  for (const float width : {1280.0F, 390.0F}) {
    FrameFixture screen({width, 4000});
    ui::Navigation navigation;
    ui::Shell shell(navigation);
    shell.show_lesson(small_lesson());
    const auto draw = [&] {
      screen.draw([&](ui::Frame& frame) {
        frame.reduced_motion = true;
        shell.draw(frame);
      });
    };
    const auto click = [&](const char* id) {
      draw();
      screen.input.activate(id, "");
      draw();
    };
    read(screen, draw);
    click("lesson/quiz/q1/0");
    read(screen, draw);
    click("lesson/quiz/q1/1");
    click("lesson/quiz/q2/0");
    read(screen, draw);
    click("bar/sections");
    read(screen, draw);
    expect_none("a lesson " + std::to_string(static_cast<int>(width)) + " px wide");
  }
}

// Requests and workers are outside the loop, an exception is red, and a step that blocks is a warning.
TEST_P(Contrast, OfTheStageAtEveryStep) {
  for (const char* demo : {"hello-gather", "fetch-users", "blocking", "timeout", "no-such-demo"}) {
    for (const bool sheet : {false, true}) {
      StageFixture stage;
      stage.screen.mode = GetParam();
      stage.sheet = sheet;
      stage.open(demo);
      for (const char* part : {"code", "loop", "timeline", "output"}) {
        if (sheet) stage.click(std::string("stage/part/") + part);
        for (int step = 0; step < 40; ++step) {
          collect(stage.screen);
          stage.click("stage/step");
        }
        read(stage.screen, [&] { stage.draw(); });
        stage.click("stage/restart");
      }
      expect_none(std::string(demo) + (sheet ? ", on a sheet" : ""));
    }
  }
}

TEST_P(Contrast, OfAnInvitation) {
  FrameFixture screen;
  read(screen, [&] {
    screen.draw(
        [](ui::Frame& frame) { ui::draw_invitation(frame, small_lesson(), {0, 0, 390, 700}); });
  });
  expect_none("invitation");
}

TEST_P(Contrast, OfAFailure) {
  FrameFixture screen;
  ui::Navigation navigation;
  ui::Shell shell(navigation);
  shell.show_failure("This lesson cannot be shown", "Reload the page.");
  read(screen, [&] { screen.draw([&](ui::Frame& frame) { shell.draw(frame); }); });
  expect_none("failure");
}

// The test would be worth nothing if it overlooked something.
TEST_P(Contrast, IsMeasuredForEachLetterAgainstItsBackground) {
  FrameFixture screen;
  screen.mode = GetParam();
  const ui::Theme& theme = ui::theme(GetParam());
  const ui::Color text = theme[ui::Token::text];
  const ui::Color veil = theme[ui::Token::accent].faded(0.5F);
  screen.draw([&](ui::Frame& frame) {
    frame.paint.text({10, 10}, ui::TextStyle::code, text, "a");
    frame.paint.fill({0, 100, 200, 50}, theme[ui::Token::panel], 7);
    frame.paint.fill({0, 100, 200, 50}, veil);
    frame.paint.text({10, 110}, ui::TextStyle::code, text.faded(0.5F), "b");
    frame.paint.text({10, 210}, ui::TextStyle::code, text, "c");
    frame.paint.fill({0, 200, 200, 50}, theme[ui::Token::failed]);
  });
  const std::vector<Seen> letters = screen.letters();
  ASSERT_EQ(letters.size(), 3U);
  EXPECT_EQ(letters[0].behind, theme[ui::Token::background]);
  const ui::Color behind = ui::over(veil, theme[ui::Token::panel]);
  EXPECT_EQ(letters[1].behind, behind);
  EXPECT_EQ(letters[1].color, ui::over(text.faded(0.5F), behind));
  EXPECT_EQ(letters[2].behind, theme[ui::Token::background]) << "drawn over it later";
}

TEST_P(Contrast, OfLineNumbersIsAmongThem) {
  StageFixture stage;
  stage.screen.mode = GetParam();
  stage.open("hello-gather", 9);
  const ui::Theme& theme = ui::theme(GetParam());
  std::set<std::string> grounds;
  for (const Seen& letter : stage.screen.letters()) {
    if (letter.color == theme[ui::Token::faint]) grounds.insert(hex(letter.behind));
  }
  EXPECT_TRUE(grounds.contains(hex(theme[ui::Token::panel])));
  EXPECT_TRUE(grounds.contains(hex(theme[ui::Token::highlight])));
}

INSTANTIATE_TEST_SUITE_P(EveryMode, Contrast,
                         testing::Values(ui::Mode::dark, ui::Mode::light,
                                         ui::Mode::high_contrast_dark,
                                         ui::Mode::high_contrast_light));

}  // namespace
