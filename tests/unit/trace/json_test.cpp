#include "trace/json.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "speakers.hpp"

namespace {

using nlohmann::json;

struct JsonTest : trace_test::Speakers {
  /// The events of one kind.
  static std::vector<json> of_kind(const json& list, std::string_view name, std::string_view kind) {
    std::vector<json> found;
    for (const json& event : list) {
      if (event.at(std::string(name)) == kind) found.push_back(event);
    }
    return found;
  }
};

TEST_F(JsonTest, HasOneObjectAnEvent) {
  play();
  const json document = json::parse(trace::to_json(run.trace));
  EXPECT_EQ(document.at("format"), 1);
  EXPECT_EQ(document.at("events").size(), run.trace.events().size());
}

TEST_F(JsonTest, StaysValidJsonWithATimerThatIsNeverDue) {
  run.start(speak(std::numeric_limits<double>::infinity()), "main");
  run.to_the_end();
  const json document = json::parse(trace::to_json(run.trace));
  const std::vector<json> suspended = of_kind(document.at("events"), "event", "task_suspended");
  ASSERT_EQ(suspended.size(), 1U);
  EXPECT_TRUE(suspended[0].at("until").is_null());
}

TEST_F(JsonTest, NamesEachEventAndItsTask) {
  play();
  const json events = json::parse(trace::to_json(run.trace)).at("events");
  EXPECT_EQ(events[0], (json{{"event", "handle_scheduled"},
                             {"time", 0},
                             {"handle", 1},
                             {"task", 1},
                             {"kind", "task_step"},
                             {"cause", "created"},
                             {"waited", 0}}));
  EXPECT_EQ(events[1],
            (json{{"event", "task_created"}, {"time", 0}, {"task", 1}, {"name", "main"}}));
  EXPECT_EQ(of_kind(events, "event", "task_created")[1], (json{{"event", "task_created"},
                                                               {"time", 0},
                                                               {"task", 2},
                                                               {"creator", 1},
                                                               {"name", "speaker"}}));
  EXPECT_EQ(of_kind(events, "event", "task_suspended")[0], (json{{"event", "task_suspended"},
                                                                 {"time", 0},
                                                                 {"task", 1},
                                                                 {"awaits", "gather"},
                                                                 {"tasks", {2, 3}}}));
  EXPECT_EQ(of_kind(events, "event", "timer_set")[0], (json{{"event", "timer_set"},
                                                            {"time", 0},
                                                            {"handle", 4},
                                                            {"task", 2},
                                                            {"kind", "sleep"},
                                                            {"due", 0.5}}));
  EXPECT_EQ(of_kind(events, "event", "line")[0],
            (json{{"event", "line"}, {"time", 0}, {"task", 2}, {"line", 4}}));
  EXPECT_EQ(of_kind(events, "event", "blocked")[0],
            (json{{"event", "blocked"}, {"time", 2}, {"task", 3}, {"seconds", 2}}));
  EXPECT_EQ(of_kind(events, "event", "task_done")[0], (json{{"event", "task_done"},
                                                            {"time", 2},
                                                            {"task", 3},
                                                            {"outcome", "failed"},
                                                            {"error", "no luck"}}));
  EXPECT_EQ(of_kind(events, "event", "external")[0],
            (json{{"event", "external"}, {"time", 2}, {"text", "the end"}}));
}

TEST_F(JsonTest, KeepsTextsWhateverIsInThem) {
  play();
  const json events = json::parse(trace::to_json(run.trace)).at("events");
  EXPECT_EQ(of_kind(events, "event", "output")[0].at("text"), "she said \"hi\"\n\\o/ ☃");
}

TEST_F(JsonTest, OfAnEmptyTraceHasNoEvents) {
  EXPECT_TRUE(json::parse(trace::to_json(run.trace)).at("events").empty());
}

}  // namespace
