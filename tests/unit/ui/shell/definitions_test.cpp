// The card with a term's definition: what opens and closes it, and where it stands.
#include "ui/shell/definitions.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "frame_fixture.hpp"
#include "shell_fixture.hpp"
#include "ui/widgets/terms.hpp"

namespace {

course::Lesson lesson() {
  course::Lesson made = small_lesson();
  made.glossary = {{"ready queue", {{.text = "What can run now."}}},
                   {"task", {{.text = "Runs a coroutine."}}}};
  made.sections.front().blocks = {
      {course::Paragraph{{{.text = "A "}, {.text = "task", .href = "#term=task"}, {.text = "."}}}}};
  return made;
}

struct DefinitionsTest : ShellTest {
  DefinitionsTest() {
    show(shown);
    draw();
    link = find_link(*screen.tree);
    navigation.take_move();
  }
  // The id of the first link to a term.
  static std::string find_link(const ui::Node& node) {
    for (const ui::TextRun& run : node.text)
      if (!ui::linked_term(run.link_id).empty()) return run.link_id;
    for (const ui::NodePtr& child : node.children)
      if (std::string found = find_link(*child); !found.empty()) return found;
    return {};
  }
  std::string words() const {
    const ui::Node* node = screen.find("definition/words");
    std::string text;
    if (node != nullptr)
      for (const ui::TextRun& run : node->text) text += run.text;
    return text;
  }

  course::Lesson shown = lesson();
  std::string link;
};

TEST_F(DefinitionsTest, OpenFromATermInTheLesson) {
  EXPECT_EQ(words(), "");
  screen.input.activate(link, "");
  draw();
  EXPECT_EQ(words(), "Runs a coroutine.");
  EXPECT_EQ(screen.announcement, "task: Runs a coroutine.");
  EXPECT_FALSE(navigation.moving()) << "a definition is no place to go to";
}

TEST_F(DefinitionsTest, CloseWithEscapeAndGiveTheFocusBack) {
  click(link);
  screen.input.press_key("Escape");
  draw();
  EXPECT_EQ(focus(), link);
  draw();
  EXPECT_EQ(words(), "");
}

TEST_F(DefinitionsTest, CloseBeforeTheStageDoes) {
  go({.lesson = "small", .demo = shown.demos.front().id}, 0);
  draw();
  click(link);
  ASSERT_NE(words(), "");
  screen.input.press_key("Escape");
  draw();
  draw();
  EXPECT_EQ(words(), "");
  EXPECT_FALSE(stage.demo.empty()) << "the stage was closed too";
}

TEST_F(DefinitionsTest, CloseWhenSomethingElseIsPressed) {
  click(link);
  click("definition/away");
  EXPECT_EQ(words(), "");
}

TEST_F(DefinitionsTest, CloseWhenTheFocusMovesOn) {
  screen.input.focus(link, true);
  click(link);
  screen.input.focus("bar/theme", true);
  draw();
  draw();
  EXPECT_EQ(words(), "");
}

TEST_F(DefinitionsTest, CloseWhenTheTermIsScrolledAway) {
  click(link);
  screen.input.scrolled(ui::node_id::lesson, {0, 100'000});
  draw();
  draw();
  EXPECT_EQ(words(), "");
}

TEST_F(DefinitionsTest, StandBesideTheTermWithinTheWindow) {
  click(link);
  const ui::Node* card = screen.find("definition");
  ASSERT_NE(card, nullptr);
  EXPECT_GE(card->rect->x, 0);
  EXPECT_LE(card->rect->right(), 1280);
  EXPECT_LE(card->rect->bottom(), 800);
}

TEST_F(DefinitionsTest, OpenFromAnAddress) {
  go({.lesson = "small", .section = "term=ready-queue"}, -1);
  draw();
  EXPECT_EQ(words(), "What can run now.");
  EXPECT_EQ(screen.find("notice/0"), nullptr) << "the term is taken for a missing section";
}

// As when Forward leads from the course index to the address of a term.
TEST_F(DefinitionsTest, StayOpenWhileTheFocusMovesToTheLessonThatTheAddressNames) {
  shell.move_focus(ui::node_id::lesson_title);
  go({.lesson = "small", .section = "term=ready-queue"}, -1);
  draw();
  ASSERT_EQ(focus(), ui::node_id::lesson_title);
  screen.input.focus(ui::node_id::lesson_title, true);
  draw();
  EXPECT_EQ(words(), "What can run now.");
}

TEST_F(DefinitionsTest, OpenFromAnAddressWhereverTheFocusIs) {
  screen.input.focus("lesson/first/next", true);
  go({.lesson = "small", .section = "term=ready-queue"}, -1);
  draw();
  draw();
  EXPECT_EQ(words(), "What can run now.");
}

TEST_F(DefinitionsTest, CloseWhenAnotherPlaceIsShown) {
  const std::vector<std::function<void()>> places = {
      [this] { shell.show_index({"The course", "What it is", {}}); },
      [this] { shell.show_failure("No lesson", "It is not there."); },
      [this] { shell.show_loading(); },
      [this] { go({.lesson = "small", .section = "second"}, -1); },
      [this] { go({.lesson = "small", .demo = shown.demos.front().id}, 0); },
  };
  for (std::size_t place = 0; place < places.size(); ++place) {
    show(shown);
    go({.lesson = "small", .section = "term=ready-queue"}, -1);
    draw();
    ASSERT_NE(words(), "");
    places[place]();
    draw();
    EXPECT_EQ(screen.find("definition"), nullptr) << "place " << place;
  }
}

TEST_F(DefinitionsTest, AnUnknownTermInAnAddressIsSaid) {
  go({.lesson = "small", .section = "term=nothing"}, -1);
  draw();
  EXPECT_EQ(words(), "");
  EXPECT_NE(screen.find("notice/0"), nullptr);
}

TEST_F(DefinitionsTest, AreThoseOfTheLessonThatIsShown) {
  click(link);
  show(small_lesson());
  draw();
  EXPECT_EQ(words(), "");
}

}  // namespace
