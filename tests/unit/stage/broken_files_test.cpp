// Every demo that fetches, with each of its files missing, broken, late or never there.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fake_site.hpp"
#include "net/errors.hpp"
#include "picture.hpp"
#include "stage/demo_run.hpp"
#include "stage/player.hpp"
#include "stage/recordings.hpp"
#include "trace/json.hpp"

namespace {

using stage_test::World;

std::vector<demos::Demo> network_demos() {
  std::vector<demos::Demo> result;
  for (const demos::Demo& demo : demos::all()) {
    if (demo.needs == demos::Needs::network) result.push_back(demo);
  }
  return result;
}

// What the demo printed and the error it failed with: everything that a learner sees of a fault.
std::string told_by(const stage::Player& player) {
  std::string told = player.failure().value_or("");
  for (const trace::OutputLine& line : player.state().output) told += "\n" + std::string(line.text);
  return told;
}

struct Fault {
  const char* name;
  std::function<void(World&, const std::string& file)> make;
  bool named = true;  // the fault is the file's own, so it is named with it
};

// Text in place of a file's own.
Fault instead(const char* name, const char* text, bool named = true) {
  return {name, [text](World& world, const std::string& file) { world.site.files[file] = text; },
          named};
}

const std::vector<Fault>& faults() {
  static const std::vector<Fault> all = {
      {"Missing", [](World& world, const std::string& file) { world.site.files.erase(file); }},
      {"Cut",
       [](World& world, const std::string& file) {
         std::string& text = world.site.files[file];
         text.resize(text.size() / 2);
       }},
      instead("Empty", ""),
      instead("AWebPage", "<!doctype html><title>Not here</title>"),
      instead("AList", "[1, 2]"),
      instead("AnObjectOfSomethingElse", R"({"delay": 1})"),
      instead(
          "ATimeBeforeTheRequest",
          R"({"request": {"url": "u"}, "delay": -1, "status": 200, "headers": {}, "body": {}})"),
      instead("NoStatus",
              R"({"request": {"url": "u"}, "delay": 1, "status": 0, "headers": {}, "body": {}})"),
      instead("AnAnswerThatIsNoJson",
              R"({"request": {"url": "u"}, "delay": 1, "status": 200, "headers": {}, "text": "{"})",
              false),
      instead("AnAnswerOfAnotherShape",
              R"({"request": {"url": "u"}, "delay": 1, "status": 200, "headers": {}, "body": [7]})",
              false),
      {"NeverAnswered",
       [](World& world, const std::string& file) { world.site.silent.insert(file); }},
      {"OutOfReach",
       [](World& world, const std::string& file) { world.site.unreachable.insert(file); }},
  };
  return all;
}

struct EveryNetworkDemo : testing::TestWithParam<demos::Demo> {
  // Plays to the end; real time passes while it waits for something.
  static void play(World& world, stage::Player& player) {
    player.seek({10'000});
    for (int frames = 0; player.waiting() && frames < 1000; ++frames) {
      world.real += 0.1;
      player.pump(world.real);
    }
    EXPECT_TRUE(player.at_end()) << "waits at step " << player.position().step;
  }
  static std::string trace_of(World& world) {
    stage::Player player(stage::program_of(GetParam(), world.services));
    play(world, player);
    return trace::to_json(player.trace());
  }
  static std::vector<std::string> files() {
    World world(GetParam().lesson);
    trace_of(world);
    return world.site.asked;
  }
};

TEST_P(EveryNetworkDemo, NamesABrokenFileAndRunsAgainWhenItIsFixed) {
  World whole(GetParam().lesson);
  const std::string expected = trace_of(whole);
  for (const std::string& file : files()) {
    for (const Fault& fault : faults()) {
      SCOPED_TRACE(std::string(fault.name) + " " + file);
      const bool index = file == "api/index.json";
      if (index && !fault.named) continue;  // it holds no answer
      World world(GetParam().lesson);
      const std::string text = world.site.files[file];
      fault.make(world, file);
      stage::Player player(stage::program_of(GetParam(), world.services));
      play(world, player);
      const std::string told = told_by(player);
      const bool other_list = index && std::string_view(fault.name).starts_with("A");
      if (fault.named && !other_list) {
        EXPECT_NE(told.find(file), std::string::npos) << told;
      } else {
        EXPECT_NE(told, "");
      }
      world.site.files[file] = text;
      world.site.silent.clear();
      world.site.unreachable.clear();
      if (!fault.named) continue;  // a whole recording is kept
      player.restart();
      play(world, player);
      EXPECT_EQ(trace::to_json(player.trace()), expected);
    }
  }
}

TEST_P(EveryNetworkDemo, IsTheSameHoweverLateAFileComes) {
  World prompt(GetParam().lesson);
  const std::string expected = trace_of(prompt);
  for (const std::string& late : files()) {
    SCOPED_TRACE(late);
    World world(GetParam().lesson);
    world.site.silent.insert(late);
    stage::Player player(stage::program_of(GetParam(), world.services));
    player.seek({10'000});
    ASSERT_TRUE(player.waiting());
    world.real += 5;
    EXPECT_FALSE(player.pump(world.real));
    ASSERT_EQ(world.site.held(), 1U) << "everything else has come";
    world.site.silent.clear();
    world.site.release(0);
    play(world, player);
    EXPECT_EQ(trace::to_json(player.trace()), expected);
  }
}

TEST_P(EveryNetworkDemo, MayBeClosedAndReopenedWhileAFileIsLoading) {
  World prompt(GetParam().lesson);
  const std::string expected = trace_of(prompt);
  for (const std::string& late : files()) {
    SCOPED_TRACE(late);
    World world(GetParam().lesson);
    world.site.silent.insert(late);
    {
      stage::Player closed(stage::program_of(GetParam(), world.services));
      closed.seek({10'000});
      ASSERT_TRUE(closed.waiting());
    }
    world.site.silent.clear();
    world.site.release(0);
    EXPECT_EQ(trace_of(world), expected);
  }
}

INSTANTIATE_TEST_SUITE_P(Demos, EveryNetworkDemo, testing::ValuesIn(network_demos()),
                         [](const auto& info) { return stage_test::test_name(info.param); });

// Both requests are in flight before the list of recordings is asked for.
aio::Coroutine<> sends_two_at_once(demos::Environment& env) {
  auto ada = env.transport().send({.url = "https://api.example.com/users/1"});
  auto grace = env.transport().send({.url = "https://api.example.com/users/2"});
  for (auto* answer : {&ada, &grace}) {
    try {
      co_await *answer;
      env.print("answered");
    } catch (const net::ClientConnectionError& error) {
      env.print(error.what());
    }
  }
}

TEST(RecordingsTest, TwoRequestsAtOnceBothHearThatThereIsNoList) {
  const demos::Demo demo{"test", "test", "test", demos::Needs::network, &sends_two_at_once};
  World world;
  world.site.files.erase("api/index.json");
  stage::Player player(stage::program_of(demo, world.services));
  player.seek({100});
  ASSERT_TRUE(player.at_end());
  ASSERT_EQ(player.state().output.size(), 2U);
  for (const trace::OutputLine& line : player.state().output)
    EXPECT_NE(line.text.find("api/index.json could not be loaded"), std::string::npos) << line.text;
}

// Every request that waited for the list gets its failure, whatever is requested in the meantime.
TEST(RecordingsTest, AListThatFailsFailsForEveryRequestThatWaitedForIt) {
  World world;
  world.site.hold = true;
  const std::string ada = "GET https://api.example.com/users/1";
  const std::string grace = "GET https://api.example.com/users/2";
  world.recordings.load(ada);
  world.recordings.load(grace);
  world.recordings.pump();
  world.site.offline = true;
  world.site.release(0);
  world.recordings.pump();
  ASSERT_TRUE(world.recordings.loaded(ada));
  EXPECT_THROW((void)world.recordings.get(ada), net::ClientConnectionError);
  world.site.offline = false;
  world.recordings.load(ada);  // a new list is loading when the second failure is reported
  world.recordings.pump();
  EXPECT_THROW((void)world.recordings.get(grace), net::ClientConnectionError);
  while (world.site.held() > 0) {
    world.site.release(0);
    world.recordings.pump();
  }
  EXPECT_EQ(world.recordings.get(ada).delay, 0.5);
}

}  // namespace
