// Runs programs that a fuzzer's bytes decide on the scheduler, and holds each run against the others:
//     fuzz_scheduler -max_total_time=60 build/fuzz/corpus     libFuzzer's options
//     fuzz_scheduler tests/fuzz/regressions/*                 these inputs only
//     LOOPSTEP_FUZZ_SHOW=1 fuzz_scheduler INPUT...            prints the programs as JSON instead
// An input that begins with a brace is a program itself, as tests/conformance has them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "aio/aio.hpp"
#include "generator.hpp"
#include "interpreter.hpp"

namespace fuzz {

namespace {

using conformance::Interpreter;
using conformance::Manner;
using conformance::Program;
using Log = std::vector<std::string>;

/// Reads everything it is notified of, as a recorder does.
class Onlooker final : public aio::Observer {
 public:
  void handle_scheduled(const aio::Handle& handle) override { look(handle); }
  void handle_started(const aio::Handle& handle) override { look(handle); }
  void handle_cancelled(const aio::Handle& handle) override { look(handle); }
  void timer_scheduled(const aio::TimerHandle& timer) override { look(timer); }
  void timer_due(const aio::TimerHandle& timer) override { look(timer); }
  void timer_cancelled(const aio::TimerHandle& timer) override { look(timer); }
  void task_created(const aio::TaskBase& task) override { look(task); }
  void task_suspended(const aio::TaskBase& task, const aio::AwaitInfo& on) override {
    look(task);
    for (const aio::TaskBase* awaited : on.tasks) seen_ += awaited->name().size();
    if (++suspensions_ % 16 == 0) seen_ += aio::format_call_graph(task.loop()).size();
  }
  void task_done(const aio::TaskBase& task) override { look(task); }
  void task_destroyed(const aio::TaskBase& task) override { look(task); }

 private:
  void look(const aio::Handle& handle) {
    const aio::HandleInfo info = handle.info();
    seen_ += info.label.size();
    if (info.task != nullptr) look(*info.task);
  }
  void look(const aio::TaskBase& task) {
    seen_ += task.name().size() + aio::call_stack(task).size();
  }

  std::size_t seen_ = 0;
  std::size_t suspensions_ = 0;
};

Log run(const Program& program, const Manner& manner = {}) {
  return Interpreter(program, manner).run();
}

void print(const char* title, const Log& log) {
  std::fprintf(stderr, "-- %s\n", title);
  for (const std::string& line : log) std::fprintf(stderr, "%s\n", line.c_str());
}

/// Ends the fuzzer, which then keeps the input, unless `got` begins as `wanted`.
void expect_beginning(const char* what, const Log& got, const Log& wanted) {
  if (got.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), got.begin())) return;
  std::fprintf(stderr, "%s differs\n", what);
  print("wanted", wanted);
  print("got", got);
  std::abort();
}

void expect_same(const char* what, const Log& got, const Log& wanted) {
  expect_beginning(what, got, wanted);
  expect_beginning(what, wanted, got);
}

/// The log without the last lines, which say how the run ended.
Log without_end(Log log, std::size_t lines) {
  log.resize(log.size() - lines);
  return log;
}

void expect_end(const Log& log) {
  const std::string& end = log[log.size() - 3];
  if (!end.ends_with("end step limit")) return;
  print("the run does not end", without_end(log, 0));
  std::abort();
}

constexpr std::size_t most_steps = 40;
constexpr std::size_t work = 4'000;  // iterations and lines, over all steps of a program

void check(Program program) {
  program.report_iterations = true;
  const Log log = run(program);
  expect_end(log);
  expect_same("a second run", run(program), log);
  Onlooker onlooker;
  expect_same("a run that is watched", run(program, {.debug = true, .observer = &onlooker}), log);
  // An iteration whose only callback was cancelled is none for `run_handle`.
  expect_same("a run callback by callback", without_end(run(program, {.by_callback = true}), 1),
              without_end(log, 1));

  const std::string& count = log.back();  // "iterations N"
  const std::size_t iterations = std::stoul(count.substr(count.find(' ')));
  const std::size_t affordable = work / (iterations + log.size()) + 1;
  const std::size_t steps = std::min({iterations, affordable, most_steps});
  for (std::size_t step = 1; step <= steps; ++step) {
    const auto at = static_cast<long>(step);
    const Log before = without_end(run(program, {.most_iterations = at - 1}), 3);
    expect_beginning("the run, compared with one whose loop is destroyed", log, before);
    Program cancelled = program;
    cancelled.cancel_main_at = at;
    const Log after = run(cancelled, {.observer = &onlooker});
    expect_end(after);
    expect_beginning("a run whose main is cancelled", after, before);
    if (step == steps) expect_same("a second run whose main is cancelled", run(cancelled), after);
  }
}

}  // namespace

}  // namespace fuzz

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer calls it
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr int rejected = -1;
  const bool is_program = size > 0 && data[0] == '{';
  const std::string text =
      is_program ? std::string(data, data + size) : fuzz::Generator(data, size).program().dump();
  static const bool show = std::getenv("LOOPSTEP_FUZZ_SHOW") != nullptr;
  if (show) {
    std::puts(text.c_str());
    return 0;
  }
  try {
    fuzz::check(conformance::parse_program(text));
  } catch (const conformance::BadProgram& error) {
    std::fprintf(stderr, "bad program: %s\n", error.what());
    if (!is_program) std::abort();
    return rejected;
  }
  return 0;
}
