// What a demo needs decides how far it is proven.
#include <gtest/gtest.h>

#include "course_files.hpp"
#include "demos/demos.hpp"

namespace {

TEST(Needs, OfAThreadThatSleepsLeaveTheTraceToStandIns) {
  EXPECT_EQ(demos::proof_of(stage_test::demo("to-thread").needs), demos::Proof::with_stand_ins);
}

}  // namespace
