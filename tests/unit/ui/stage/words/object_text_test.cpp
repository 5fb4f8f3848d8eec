// What tasks share, in words.
#include "ui/stage/words/object_text.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

namespace {

using trace::ObjectKind;
using trace::ObjectState;

struct ObjectText : testing::Test {
  ObjectText() {
    for (const char* name : {"main", "Ann", "Ben", "Carol"})
      state.tasks.push_back(
          {.id = static_cast<std::uint32_t>(state.tasks.size() + 1), .name = name});
  }
  std::string text(const ObjectState& object) const { return ui::object_text(state, object); }
  static trace::TasksInLine line(std::initializer_list<std::uint32_t> tasks) {
    return {.count = static_cast<std::uint32_t>(tasks.size()), .first = tasks};
  }

  trace::State state;
};

TEST_F(ObjectText, BeginsWithTheClassUnlessThatIsItsName) {
  EXPECT_EQ(ui::object_name({.kind = ObjectKind::lock, .name = "door"}), "door");
  EXPECT_EQ(text({.kind = ObjectKind::lock, .name = "door"}), "Lock, free");
  EXPECT_EQ(ui::object_name({.kind = ObjectKind::lock}), "Lock");
  EXPECT_EQ(text({.kind = ObjectKind::lock}), "free");
}

TEST_F(ObjectText, ALockHasAHolderAndALine) {
  EXPECT_EQ(text({.kind = ObjectKind::lock, .holder = 2, .number = 1}), "held by Ann");
  EXPECT_EQ(text({.kind = ObjectKind::lock, .holder = 2, .number = 1, .waiters = line({3})}),
            "held by Ann, Ben waits");
  EXPECT_EQ(text({.kind = ObjectKind::condition, .number = 1, .waiters = line({3, 4})}),
            "locked, Ben and Carol wait");
}

TEST_F(ObjectText, ALongLineIsCounted) {
  EXPECT_EQ(text({.kind = ObjectKind::lock,
                  .holder = 2,
                  .number = 1,
                  .waiters = {.count = 12, .first = {3, 4}}}),
            "held by Ann, 12 tasks wait");
}

TEST_F(ObjectText, ASemaphoreSaysHowManyAreFree) {
  EXPECT_EQ(text({.kind = ObjectKind::semaphore, .number = 2}), "2 free");
  EXPECT_EQ(text({.kind = ObjectKind::bounded_semaphore, .waiters = line({2})}),
            "none free, Ann waits");
}

TEST_F(ObjectText, AnEventIsSetOrNot) {
  EXPECT_EQ(text({.kind = ObjectKind::event, .waiters = line({2})}), "not set, Ann waits");
  EXPECT_EQ(text({.kind = ObjectKind::event, .number = 1}), "set");
}

TEST_F(ObjectText, ABarrierSaysHowManyAreThere) {
  EXPECT_EQ(text({.kind = ObjectKind::barrier, .number = 3, .waiters = line({2, 3})}),
            "2 of 3 are there, Ann and Ben wait");
}

TEST_F(ObjectText, AQueueShowsWhatIsInIt) {
  EXPECT_EQ(text({.kind = ObjectKind::queue, .waiters = line({2})}), "empty, Ann waits to get");
  EXPECT_EQ(text({.kind = ObjectKind::queue, .number = 2, .items = {"5", "\"two\""}}),
            "2: 5, \"two\"");
  EXPECT_EQ(text({.kind = ObjectKind::lifo_queue,
                  .number = 9,
                  .most = 9,
                  .putters = line({2, 3}),
                  .items = {"1", "2"}}),
            "9 of 9: 1, 2 …, Ann and Ben wait to put");
}

TEST_F(ObjectText, ATaskGroupNamesTheTasksThatAreLeft) {
  EXPECT_EQ(text({.kind = ObjectKind::task_group, .waiters = line({2, 3})}),
            "Ann and Ben are left");
  EXPECT_EQ(text({.kind = ObjectKind::task_group, .waiters = line({2})}), "Ann is left");
  EXPECT_EQ(text({.kind = ObjectKind::task_group}), "none of its tasks is left");
}

}  // namespace
