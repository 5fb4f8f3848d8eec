// What a demo needs decides how far it is proven.
#include <gtest/gtest.h>

#include "course_files.hpp"
#include "demos/demos.hpp"

namespace {

TEST(Needs, FromOutsideTheLoopLeaveTheTraceToStandIns) {
  using enum demos::Needs;
  for (const demos::Needs needs : {thread, network, process})
    EXPECT_EQ(demos::proof_of(needs), demos::Proof::with_stand_ins);
  EXPECT_EQ(demos::proof_of(nothing), demos::Proof::whole);
}

TEST(Needs, OfADemoAreThoseThatItsLessonStates) {
  EXPECT_EQ(stage_test::demo("to-thread").needs, demos::Needs::thread);
}

}  // namespace
