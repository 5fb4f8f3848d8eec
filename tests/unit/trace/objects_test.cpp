// Locks, queues and the like: what a trace says of them, in a state, as JSON, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "trace/json.hpp"
#include "trace/state.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using trace::ObjectKind;

const std::string two_tasks =
    R"({"event":"handle_scheduled","time":0,"handle":1,"task":1,"kind":"task_step","cause":"created","waited":0},
{"event":"task_created","time":0,"task":1,"name":"main"},
{"event":"handle_scheduled","time":0,"handle":2,"task":2,"kind":"task_step","cause":"created","waited":0},
{"event":"task_created","time":0,"task":2,"name":"Ann"},
{"event":"iteration_started","time":0,"iteration":1},
{"event":"handle_started","time":0,"handle":1,"task":1,"kind":"task_step"})";

/// A run whose first step has these events, and goes on.
std::string run(const std::string& events) {
  return R"({"format":1,"events":[)" + two_tasks + ",\n" + events + "]}";
}

trace::State state_of(const std::string& events) {
  static trace::Trace trace;
  trace = trace::from_json(run(events), "run.json");
  EXPECT_EQ(trace::from_json(trace::to_json(trace), "again.json"), trace);
  trace::State state;
  for (const trace::Event& event : trace.events()) state.apply(trace, event);
  return state;
}

std::string refusal(const std::string& events) {
  try {
    static_cast<void>(trace::from_json(run(events), "run.json"));
  } catch (const trace::FormatError& error) {
    return error.what();
  }
  return {};
}

std::string created(const std::string& type, const std::string& name = "thing") {
  return R"({"event":"object_created","time":0,"object":1,"type":")" + type + R"(","name":")" +
         name + "\"}";
}

std::string changed(const std::string& type, const std::string& members) {
  return R"({"event":"object_changed","time":0,"object":1,"type":")" + type + "\"," + members + "}";
}

trace::ObjectState object_of(const std::string& type, const std::string& members) {
  return state_of(created(type) + "," + changed(type, members)).object(1);
}

TEST(Objects, AreThereFromTheirCreationOn) {
  const trace::State state = state_of(created("Lock", "door"));
  ASSERT_EQ(state.objects.size(), 1);
  EXPECT_EQ(state.object(1).kind, ObjectKind::lock);
  EXPECT_EQ(state.object(1).name, "door");
}

TEST(Objects, ALockIsHeldAndWaitedFor) {
  const trace::ObjectState lock = object_of("Lock", R"("locked":true,"holder":1,"waiters":[2])");
  EXPECT_EQ(lock.number, 1);
  EXPECT_EQ(lock.holder, 1);
  EXPECT_EQ(lock.waiters.count, 1);
  EXPECT_THAT(lock.waiters.first, ElementsAre(2));
}

TEST(Objects, AreAsTheLastChangeLeftThem) {
  const trace::State state = state_of(created("Lock") + "," +
                                      changed("Lock", R"("locked":true,"holder":1,"waiters":[2])") +
                                      "," + changed("Lock", R"("locked":false,"waiters":[])"));
  EXPECT_EQ(state.object(1).number, 0);
  EXPECT_EQ(state.object(1).holder, 0);
  EXPECT_EQ(state.object(1).waiters, trace::TasksInLine{});
}

TEST(Objects, AQueueHasContentsAndTwoLines) {
  const trace::ObjectState queue = object_of(
      "PriorityQueue",
      R"("size":9,"maxsize":10,"items":["1","\"two\""],"getters":[1],"putters":[2,1],"putter_count":12)");
  EXPECT_EQ(queue.kind, ObjectKind::priority_queue);
  EXPECT_EQ(queue.number, 9);
  EXPECT_EQ(queue.most, 10);
  EXPECT_THAT(queue.items, ElementsAre("1", "\"two\""));
  EXPECT_THAT(queue.waiters.first, ElementsAre(1));
  EXPECT_EQ(queue.putters.count, 12);
  EXPECT_THAT(queue.putters.first, ElementsAre(2, 1));
}

TEST(Objects, TheOthersHaveTheirNumber) {
  EXPECT_EQ(object_of("Semaphore", R"("value":3,"waiters":[])").number, 3);
  EXPECT_EQ(object_of("BoundedSemaphore", R"("value":0,"waiters":[1])").number, 0);
  EXPECT_EQ(object_of("Event", R"("set":true,"waiters":[])").number, 1);
  EXPECT_EQ(object_of("Barrier", R"("parties":5,"waiters":[1,2])").number, 5);
  EXPECT_EQ(object_of("Condition", R"("locked":true,"waiters":[])").number, 1);
  EXPECT_THAT(object_of("TaskGroup", R"("tasks":[2])").waiters.first, ElementsAre(2));
}

TEST(Objects, HaveNoMembersOfOtherEvents) {
  for (const char* type : {"Lock", "Event", "Semaphore", "Barrier", "TaskGroup"}) {
    const trace::ObjectState object = object_of(
        type, R"("handle":4000000000,"task":2,"locked":false,"set":false,"value":0,"parties":1)");
    EXPECT_TRUE(object.items.empty()) << type;
    EXPECT_EQ(object.holder, 0) << type;
  }
}

TEST(Objects, ATaskWaitsForOne) {
  const trace::State state = state_of(
      created("Lock") +
      R"(,{"event":"task_suspended","time":0,"task":1,"awaits":"future","label":"Lock","object":1})");
  EXPECT_EQ(state.task(1).object, 1);
}

TEST(Objects, AreNumberedWithoutGapsAndExistBeforeTheyChange) {
  EXPECT_THAT(refusal(created("Lock") + "," + created("Lock")),
              HasSubstr("object is 1, but the next new one should be 2"));
  EXPECT_THAT(refusal(changed("Lock", R"("locked":false)")),
              HasSubstr("object is 1, but there is no such object yet"));
  EXPECT_THAT(
      refusal(
          R"({"event":"task_suspended","time":0,"task":1,"awaits":"future","label":"Lock","object":1})"),
      HasSubstr("object is 1, but there is no such object yet"));
}

TEST(Objects, ThatNobodyKnowsAreRefused) {
  EXPECT_THAT(refusal(created("Turnstile")), HasSubstr("type is \"Turnstile\", which is unknown"));
}

TEST(Objects, WithMembersThatCannotBeAreRefused) {
  const auto refused = [](const std::string& type, const std::string& members) {
    return refusal(created(type) + "," + changed(type, members));
  };
  EXPECT_THAT(refused("Lock", R"("locked":1)"), HasSubstr("locked should be true or false"));
  EXPECT_THAT(refused("Lock", R"("locked":true,"holder":7)"), HasSubstr("holder is 7"));
  EXPECT_THAT(refused("Lock", R"("locked":true,"waiters":[7])"),
              HasSubstr("a task that waits is 7, but there is no such task yet"));
  EXPECT_THAT(refused("Lock", R"("locked":true,"waiters":[1,2],"waiter_count":1)"),
              HasSubstr("waiter_count is less than there are waiters"));
  EXPECT_THAT(refused("Semaphore", R"("value":-1)"),
              HasSubstr("value should be a whole number from 0"));
  EXPECT_THAT(refused("Queue", R"("size":1,"maxsize":0,"items":[1])"),
              HasSubstr("items should be text"));
  EXPECT_THAT(refused("Queue", R"("size":1,"maxsize":0,"putters":[9])"), HasSubstr("is 9"));
  EXPECT_THAT(refused("TaskGroup", R"("tasks":2)"), HasSubstr("tasks should be a list"));
  EXPECT_THAT(refused("Barrier", R"("parties":0)"),
              HasSubstr("parties should be a whole number from 1"));
}

}  // namespace
