// The note that lists the keys: how it opens, where the focus goes, what closes it.
#include "ui/shell/keys_note.hpp"

#include <gtest/gtest.h>

#include <string>

#include "frame_fixture.hpp"
#include "lesson_fixture.hpp"
#include "ui/shell/shell.hpp"

namespace {

struct KeysNoteTest : testing::Test {
  explicit KeysNoteTest(ui::Vec window = {1280, 800}) : window(window), screen(window) {
    navigation.arrive({.lesson = "small"}, -1);
    shell.show_lesson(small_lesson());
    draw();
  }
  void draw() {
    screen.draw([&](ui::Frame& frame) { shell.draw(frame); });
  }
  void press(const std::string& key) {
    screen.input.press_key(key);
    draw();
    focus = screen.calls.empty() ? "" : screen.calls.back().id;
    if (!focus.empty()) screen.input.focus(focus, true);  // as the page does
    draw();
  }
  bool open() const { return screen.find("keys") != nullptr; }

  ui::Vec window;
  FrameFixture screen;
  ui::Navigation navigation;
  ui::Shell shell{navigation};
  std::string focus;  // where the last key took it
};

struct SmallKeysNoteTest : KeysNoteTest {
  SmallKeysNoteTest() : KeysNoteTest({320, 256}) {}
};

TEST_F(KeysNoteTest, TheQuestionMarkWorksWhereverTheFocusIs) { EXPECT_EQ(screen.tree->keys, "?"); }

TEST_F(KeysNoteTest, OpensAndClosesByTheQuestionMark) {
  EXPECT_FALSE(open());
  press("?");
  EXPECT_TRUE(open());
  EXPECT_EQ(screen.find("keys")->role, ui::Role::dialog);
  EXPECT_EQ(focus, "keys/close");
  press("?");
  EXPECT_FALSE(open());
}

TEST_F(KeysNoteTest, OpensByItsButton) {
  ASSERT_NE(screen.find("bar/keys"), nullptr);
  EXPECT_EQ(screen.find("bar/keys")->expanded, false);
  screen.input.activate("bar/keys", "");
  draw();
  draw();
  EXPECT_TRUE(open());
  EXPECT_EQ(screen.find("bar/keys")->expanded, true);
  press("Escape");
  EXPECT_FALSE(open());
  EXPECT_EQ(focus, "bar/keys");
}

TEST_F(KeysNoteTest, EscapeClosesItAndRestoresTheFocus) {
  screen.input.focus("lesson/first/next", true);
  press("?");
  screen.input.focus("keys/close", true);
  press("Escape");
  EXPECT_FALSE(open());
  EXPECT_EQ(focus, "lesson/first/next");
}

TEST_F(KeysNoteTest, ClosesByItsButtonAndByAClickBesideIt) {
  for (const char* id : {"keys/close", "keys/away"}) {
    press("?");
    ASSERT_TRUE(open());
    screen.input.activate(id, "");
    draw();
    draw();
    EXPECT_FALSE(open()) << id;
  }
}

// A press gives the button the focus, and a frame is drawn before the click.
TEST_F(KeysNoteTest, ClosesByTheButtonThatOpenedIt) {
  screen.input.activate("bar/keys", "");
  draw();
  screen.input.focus("keys/close", true);
  draw();
  ASSERT_TRUE(open());
  screen.input.focus("bar/keys", false);
  draw();
  screen.input.activate("bar/keys", "");
  draw();
  draw();
  EXPECT_FALSE(open());
}

TEST_F(KeysNoteTest, TakesTheEscapeKeyWhereverTheFocusIsWhileItIsOpen) {
  press("?");
  EXPECT_EQ(screen.tree->keys, "? Escape");
  press("Escape");
  EXPECT_EQ(screen.tree->keys, "?");
}

TEST_F(KeysNoteTest, ClosesWhenTheFocusMovesAway) {
  press("?");
  screen.input.focus("keys/close", true);
  draw();
  EXPECT_TRUE(open());
  screen.input.focus("lesson/first/next", true);
  draw();
  draw();
  EXPECT_FALSE(open());
}

TEST_F(KeysNoteTest, ClosesWhenAnotherPlaceIsShown) {
  press("?");
  shell.show_index({"The course", "What it is", {}});
  draw();
  EXPECT_FALSE(open());
}

TEST_F(KeysNoteTest, NamesEveryKeyThatTheViewsTake) {
  press("?");
  const std::string words = ui::text_of(*screen.find("keys"));
  for (const char* key : {"→", "←", "Home", "End", "Page Up", "Page Down", "Esc", "Space", "?"})
    EXPECT_NE(words.find(key), std::string::npos) << key;
}

TEST_F(KeysNoteTest, NamesTheKeysOfTheEditorWhereThereIsOne) {
  const auto words = [&] { return ui::text_of(*screen.find("keys")); };
  press("?");
  EXPECT_EQ(words().find("Editor"), std::string::npos);
  shell.set_embedding({.edits = true});
  draw();
  for (const char* key : {"Ctrl Enter", "Ctrl ]", "Ctrl [", "Editor: close it"})
    EXPECT_NE(words().find(key), std::string::npos) << key;
  EXPECT_EQ(ui::duplicate_id(*screen.tree), "");
}

TEST_F(KeysNoteTest, HasNoIdTwice) {
  press("?");
  EXPECT_EQ(ui::duplicate_id(*screen.tree), "");
}

TEST_F(SmallKeysNoteTest, FitsTheSmallestWindowAndScrollsThere) {
  EXPECT_EQ(screen.find("bar/keys"), nullptr) << "there is no room for it";
  press("?");
  ASSERT_TRUE(open());
  const ui::Rect box = *screen.find("keys")->rect;
  EXPECT_GE(box.x, 0);
  EXPECT_LE(box.right(), 320);
  EXPECT_LE(box.bottom(), 256);
  EXPECT_GT(screen.find("keys/all")->content.y, screen.find("keys/all")->rect->h);
}

}  // namespace
