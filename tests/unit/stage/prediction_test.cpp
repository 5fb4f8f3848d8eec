// What a run answers to each kind of prediction, when it is asked, and why.
#include "stage/prediction.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "demos/program.hpp"
#include "fake_site.hpp"
#include "net/transport.hpp"
#include "stage/demo_run.hpp"
#include "trace/state.hpp"

namespace {

using course::Prediction;
using course::PrintedText;
using demos::Environment;
using Kind = Prediction::Kind;
using Options = std::vector<std::string>;

aio::Coroutine<> ticks(Environment& env) {
  for (int tick = 1; tick <= 3; ++tick) {
    co_await aio::sleep(1);
    env.print("tick " + std::to_string(tick));
  }
}

aio::Coroutine<> works(Environment& env) {
  env.print("working");
  co_await aio::sleep(0.5);
  env.block(1);
  env.print("worked");
  throw aio::ValueError("no luck");
}

aio::Coroutine<> waits(Environment& env) {
  try {
    co_await aio::sleep(100);
  } catch (const aio::CancelledError&) {
    env.print("cancelled");
    throw;
  }
}

/// main makes three tasks; "ticker" ticks, "worker" blocks the loop and fails, "waiter" is cancelled.
aio::Coroutine<> program(Environment& env) {
  env.print("start");
  auto ticker = aio::create_task(ticks(env), "ticker");
  auto worker = aio::create_task(works(env), "worker");
  auto waiter = aio::create_task(waits(env), "waiter");
  env.print("started");
  co_await aio::gather(aio::return_exceptions, ticker, worker);
  waiter.cancel();
  try {
    co_await waiter;
  } catch (const aio::CancelledError&) {
    env.print("end");
  }
}

struct PredictionTest : testing::Test {
  stage_test::World world;
  demos::Demo demo{"test", "test", "test", demos::Needs::nothing, &program};
  stage::DemoRun run{demo, world.services, stage::Network::recorded};

  void SetUp() override {
    while (run.advance() == stage::Advance::stepped) {
    }
    ASSERT_TRUE(run.finished());
    ASSERT_FALSE(run.failure()) << *run.failure();
  }

  static Prediction asked(Kind kind, Options options, std::vector<PrintedText> texts = {}) {
    return {.id = "1",
            .kind = kind,
            .question = "What?",
            .texts = std::move(texts),
            .options = std::move(options)};
  }
  static Prediction after(Prediction prediction, const char* text) {
    prediction.moment = Prediction::Moment::after;
    prediction.at = PrintedText{.text = text};
    return prediction;
  }

  stage::Question ask(const Prediction& prediction) const {
    const auto question = stage::ask(prediction, run.trace());
    EXPECT_TRUE(question) << "nothing was asked";
    return question.value_or(stage::Question{});
  }
  std::string right(const stage::Question& question) const {
    return question.options.at(question.right);
  }
  /// What has been printed when it is asked.
  Options printed(const stage::Question& question) const {
    Options lines;
    for (std::size_t i = 0; i < question.asked_at; ++i) {
      const trace::Event& event = run.trace().events()[i];
      if (event.kind == trace::EventKind::output) lines.emplace_back(run.trace().text(event.text));
    }
    return lines;
  }
  const trace::Event& decided(const stage::Question& question) const {
    return run.trace().events().at(question.decided_at);
  }
};

TEST_F(PredictionTest, AsksWhichLineIsPrintedNext) {
  const stage::Question question =
      ask(after(asked(Kind::next_output, {"end", "started"}), "start"));
  EXPECT_EQ(question.text, "What?");
  EXPECT_EQ(question.options, (Options{"end", "started"}));
  EXPECT_EQ(right(question), "started");
  EXPECT_EQ(printed(question), Options{"start"});
  EXPECT_EQ(run.trace().text(decided(question).text), "started");
  EXPECT_EQ(question.why,
            "main printed \"started\" at 0 s: it was still running, and nothing else runs until "
            "it awaits.");
}

TEST_F(PredictionTest, AtTheStartNothingHasRun) {
  const stage::Question question = ask(asked(Kind::next_output, {"start", "end"}));
  EXPECT_EQ(question.asked_at, run.trace().events_until(0));
  EXPECT_EQ(right(question), "start");
  EXPECT_NE(question.why.find("the loop begins with it"), std::string::npos) << question.why;
}

TEST_F(PredictionTest, MayBeAskedRightBeforeALine) {
  Prediction prediction = after(asked(Kind::next_output, {"start", "started"}), "started");
  prediction.moment = Prediction::Moment::before;
  const stage::Question question = ask(prediction);
  EXPECT_EQ(printed(question), Options{"start"});
  EXPECT_EQ(right(question), "started");
}

TEST_F(PredictionTest, MayBeAskedWhenEverythingUntilATimeHasHappened) {
  Prediction prediction = asked(Kind::next_output, {"tick 2", "tick 3"});
  prediction.moment = Prediction::Moment::time;
  prediction.time = 1.5;
  const stage::Question question = ask(prediction);
  EXPECT_EQ(printed(question), (Options{"start", "started", "working", "worked", "tick 1"}));
  EXPECT_EQ(right(question), "tick 2");
  prediction.time = 1000;
  EXPECT_FALSE(stage::ask(prediction, run.trace()));
}

TEST_F(PredictionTest, AsksWhichLineIsPrintedLast) {
  const stage::Question question = ask(asked(Kind::last_output, {"cancelled", "end"}));
  EXPECT_EQ(right(question), "end");
  EXPECT_EQ(question.why, "main printed \"end\" at 3.5 s: waiter was cancelled.");
}

TEST_F(PredictionTest, AsksWhichTaskRunsNext) {
  const stage::Question question =
      ask(after(asked(Kind::next_step, {"Task-1", "Task-2", "Task-3", "Task-4"}), "started"));
  EXPECT_EQ(question.options, (Options{"main", "ticker", "worker", "waiter"}));
  EXPECT_EQ(right(question), "ticker");
  EXPECT_EQ(decided(question).kind, trace::EventKind::handle_started);
  EXPECT_EQ(question.callback, decided(question).handle);
  EXPECT_EQ(question.why,
            "ticker ran at 0 s: it was ready since main had created it, and started when main "
            "awaited.");
}

TEST_F(PredictionTest, AsksWhichTaskPrintsNext) {
  const stage::Question question =
      ask(after(asked(Kind::next_printer, {"Task-1", "Task-2", "Task-4"}), "worked"));
  EXPECT_EQ(question.options, (Options{"main", "ticker", "waiter"}));
  EXPECT_EQ(right(question), "ticker");
}

TEST_F(PredictionTest, NamesTheTaskThatBlockedTheLoopWhereATimerWasLate) {
  const stage::Question question =
      ask(asked(Kind::time_of, {"1 s", "1.5 s"}, {{.text = "tick 1"}}));
  EXPECT_EQ(right(question), "1.5 s");
  EXPECT_EQ(question.why,
            "ticker printed \"tick 1\" at 1.5 s: its 1 s timer was due at 1 s, but worker "
            "blocked the loop until 1.5 s.");
}

TEST_F(PredictionTest, NamesTheTimerThatWokeTheDecidingCallback) {
  const stage::Question question =
      ask(asked(Kind::time_of, {"2 s", "2.5 s"}, {{.text = "tick 2"}}));
  std::optional<std::size_t> set;
  for (std::size_t i = 0; i < question.decided_at; ++i) {
    const trace::Event& event = run.trace().events()[i];
    if (event.kind == trace::EventKind::timer_set && event.handle == question.waker) set = i;
  }
  ASSERT_TRUE(set);
  EXPECT_EQ(run.trace().events()[*set].value, 2.5);
  EXPECT_EQ(question.why,
            "ticker printed \"tick 2\" at 2.5 s: its 1 s timer, set at 1.5 s, was due.");
}

TEST_F(PredictionTest, TheEvidenceIsTheTimerAndTheStepsOfItAndOfWhatItWoke) {
  const stage::Question question =
      ask(asked(Kind::time_of, {"2 s", "2.5 s"}, {{.text = "tick 2"}}));
  const std::size_t step = run.trace().position_of(question.decided_at).step;
  const stage::Evidence evidence = stage::evidence_of(question, run.trace());
  EXPECT_EQ(evidence.callback, question.callback);
  EXPECT_EQ(evidence.steps, (std::vector<std::size_t>{step - 1, step}));
  EXPECT_EQ(evidence.timer, 2.5) << "when it was due";
}

TEST_F(PredictionTest, WhereNoTimerDecidedNoneIsEvidence) {
  const PrintedText opened{.text = "canc", .open_end = true};
  const stage::Question question =
      ask(asked(Kind::first_of, {"canc", "end"}, {{.text = "end"}, opened}));
  EXPECT_EQ(stage::evidence_of(question, run.trace()).timer, std::nullopt);
}

TEST_F(PredictionTest, AsksWhichOfSeveralLinesIsFirst) {
  const PrintedText opened{.text = "canc", .open_end = true};
  const stage::Question question =
      ask(asked(Kind::first_of, {"canc", "end"}, {{.text = "end"}, opened}));
  EXPECT_EQ(right(question), "canc");
  EXPECT_EQ(run.trace().text(decided(question).text), "cancelled");
  EXPECT_EQ(question.why,
            "waiter printed \"cancelled\" at 3.5 s: main had cancelled it. \"end\" followed at "
            "3.5 s.");
}

TEST_F(PredictionTest, AsksForAnOrder) {
  const stage::Question question =
      ask(asked(Kind::order_of, {"end, then worked, then tick 1", "worked, then tick 1, then end"},
                {{.text = "worked"}, {.text = "end"}, {.text = "tick 1"}}));
  EXPECT_EQ(right(question), "worked, then tick 1, then end");
  EXPECT_EQ(run.trace().text(decided(question).text), "end");
  EXPECT_TRUE(
      question.why.starts_with("\"worked\" at 1.5 s, because its 0.5 s timer was due; "
                               "\"tick 1\" at 1.5 s, because "))
      << question.why;
}

TEST_F(PredictionTest, TellsWhichLinesOfAnOrderWerePrintedInOneStep) {
  const stage::Question question =
      ask(asked(Kind::order_of, {"start, then started", "started, then start"},
                {{.text = "started"}, {.text = "start"}}));
  EXPECT_TRUE(question.why.ends_with("\"started\" in the same step.")) << question.why;
}

TEST_F(PredictionTest, CountsLinesUpToAnother) {
  Prediction prediction = asked(Kind::number_of, {"2", "3"}, {{.text = "tick ", .open_end = true}});
  prediction.counted = Prediction::Counted::texts;
  prediction.until = PrintedText{.text = "tick 3"};
  const stage::Question question = ask(prediction);
  EXPECT_EQ(right(question), "2");
  EXPECT_EQ(run.trace().text(decided(question).text), "tick 3");
  EXPECT_TRUE(question.why.starts_with(
      "2 were printed before \"tick 3\", which ticker printed at 3.5 s: its 1 s timer"))
      << question.why;
  prediction.until = PrintedText{.text = "tick 1"};
  prediction.options = {"0", "1"};
  const stage::Question nothing = ask(prediction);
  EXPECT_TRUE(nothing.why.starts_with("None was printed before \"tick 1\", which ticker printed"))
      << nothing.why;
  prediction.until = PrintedText{.text = "tick 2"};
  const stage::Question one = ask(prediction);
  EXPECT_TRUE(one.why.starts_with("1 was printed before \"tick 2\", which ticker printed"))
      << one.why;
}

TEST_F(PredictionTest, CountsTheWholeRun) {
  Prediction prediction = asked(Kind::number_of, {"4", "9"});
  prediction.counted = Prediction::Counted::tasks;
  const stage::Question tasks = ask(prediction);
  EXPECT_EQ(right(tasks), "4");
  EXPECT_EQ(tasks.why, "4 ran: main, ticker, worker, waiter.");
  EXPECT_EQ(tasks.decided_at, run.trace().events().size() - 1);
  prediction.counted = Prediction::Counted::outputs;
  const stage::Question lines = ask(prediction);
  EXPECT_EQ(right(lines), "9");
  EXPECT_EQ(lines.why, "9 were printed, the last at 3.5 s.");
  prediction = asked(Kind::number_of, {"3", "4"}, {{.text = "tick ", .open_end = true}});
  prediction.counted = Prediction::Counted::texts;
  EXPECT_EQ(ask(prediction).why, "3 were printed: \"tick 1\", \"tick 2\", \"tick 3\".");
  prediction = asked(Kind::number_of, {"0", "1"});
  prediction.counted = Prediction::Counted::requests;
  EXPECT_EQ(ask(prediction).why, "None was sent.");
}

aio::Coroutine<> requests(Environment& env) {
  for (const char* user : {"1", "99"}) {
    co_await env.transport().send({.url = std::string("https://api.example.com/users/") + user});
    if (user[0] == '1') env.print("one");
  }
}

TEST_F(PredictionTest, CountsRequestsAndSaysWhenTheLastWasAnswered) {
  const auto why = [this](aio::Coroutine<> (*main)(Environment&)) {
    const demos::Demo asks{"test", "test", "test", demos::Needs::network, main};
    stage::DemoRun sent(asks, world.services, stage::Network::recorded);
    while (!sent.finished())
      if (sent.advance() == stage::Advance::waiting) std::this_thread::yield();
    Prediction prediction = asked(Kind::number_of, {"1", "2"});
    prediction.counted = Prediction::Counted::requests;
    const auto question = stage::ask(prediction, sent.trace());
    return question ? question->why : "nothing was asked";
  };
  EXPECT_EQ(why(&requests),
            "2 were sent: GET /users/1, GET /users/99. The last was answered at 0.8 s, and "
            "nothing was printed after it.");
  EXPECT_EQ(why([](Environment& env) -> aio::Coroutine<> {
              co_await env.transport().send({.url = "https://api.example.com/users/1"});
              env.print("one");
            }),
            "1 was sent: GET /users/1. The last was answered at 0.5 s.");
}

TEST_F(PredictionTest, AsksHowATaskEnds) {
  Prediction prediction = asked(Kind::end_of, {"It returns", "It fails", "It is cancelled"});
  prediction.question = "How does {task} end?";
  prediction.task = 3;
  const stage::Question worker = ask(prediction);
  EXPECT_EQ(worker.text, "How does worker end?");
  EXPECT_EQ(right(worker), "It fails");
  EXPECT_EQ(worker.why, "worker failed at 1.5 s: no luck.");
  prediction.task = 4;
  EXPECT_EQ(right(ask(prediction)), "It is cancelled");
  EXPECT_EQ(ask(prediction).why, "waiter was cancelled at 3.5 s: main had cancelled it.");
  prediction.task = 2;
  EXPECT_EQ(right(ask(prediction)), "It returns");
  EXPECT_EQ(ask(prediction).why,
            "ticker returned at 3.5 s: worker had failed, but nothing cancelled the others.");
}

TEST_F(PredictionTest, NothingIsAskedThatTheRunDoesNotAnswer) {
  const auto unasked = [this](const Prediction& prediction) {
    return !stage::ask(prediction, run.trace());
  };
  EXPECT_TRUE(unasked(after(asked(Kind::next_output, {"start", "end"}), "no such line")));
  EXPECT_TRUE(unasked(after(asked(Kind::next_output, {"start", "end"}), "end")));
  EXPECT_TRUE(unasked(asked(Kind::time_of, {"0 s", "1 s"}, {{.text = "no such line"}})));
  EXPECT_TRUE(
      unasked(asked(Kind::time_of, {"1 s", "1.5 s"}, {{.text = "tick", .open_end = true}})));
  EXPECT_TRUE(unasked(after(asked(Kind::time_of, {"0 s", "1 s"}, {{.text = "start"}}), "tick 1")));
  EXPECT_TRUE(unasked(
      asked(Kind::first_of, {"end", "no such line"}, {{.text = "end"}, {.text = "no such line"}})));
  Prediction no_task = asked(Kind::end_of, {"It returns", "It fails"});
  no_task.task = 9;
  EXPECT_TRUE(unasked(no_task));
}

TEST_F(PredictionTest, NothingIsAskedIfTheRightAnswerIsNoOption) {
  EXPECT_FALSE(stage::ask(asked(Kind::next_output, {"one", "two"}), run.trace()));
}

TEST_F(PredictionTest, NothingIsAskedOfARunThatHasNotBegun) {
  for (const Kind kind : {Kind::next_output, Kind::last_output, Kind::next_step, Kind::number_of})
    EXPECT_FALSE(stage::ask(asked(kind, {"0", ""}), trace::Trace())) << static_cast<int>(kind);
}

}  // namespace
