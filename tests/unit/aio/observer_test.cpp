#include "aio/observer.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "support.hpp"

namespace aio {
namespace {

/// Writes each event as one entry of a log.
class Writer final : public Observer {
 public:
  explicit Writer(Log& log) : log_(log) {}

  void iteration_started(std::uint64_t iteration) override { log_("iteration", iteration); }
  void handle_scheduled(const Handle& handle) override { log_("ready", describe(handle)); }
  void handle_started(const Handle& handle) override { log_("start", describe(handle)); }
  void handle_finished(const Handle*) override { log_("end"); }
  void handle_cancelled(const Handle& handle) override { log_("unready", describe(handle)); }
  void timer_scheduled(const TimerHandle& timer) override {
    log_("timer", describe(timer), timer.when());
  }
  void timer_due(const TimerHandle& timer) override { log_("due", describe(timer)); }
  void timer_cancelled(const TimerHandle& timer) override { log_("timer off", describe(timer)); }
  void task_created(const TaskBase& task) override { log_("created", task.name()); }
  void task_suspended(const TaskBase& task, const AwaitInfo& on) override {
    log_("suspended", task.name() + ":", describe(on));
  }
  void task_done(const TaskBase& task) override {
    log_("done", task.name() + (task.cancelled() ? " cancelled" : task.failure() ? " failed" : ""));
  }
  void task_destroyed(const TaskBase& task) override { log_("destroyed", task.name()); }
  void task_cancel_requested(const TaskBase& task, bool accepted) override {
    log_(accepted ? "cancel" : "cancel refused", task.name());
  }

 private:
  static std::string describe(const Handle& handle) {
    static constexpr const char* kinds[] = {"step", "sleep", "timeout", "gather", "callback"};
    const HandleInfo info = handle.info();
    const std::string kind = kinds[static_cast<std::size_t>(info.kind)];
    return kind + "(" + (info.task != nullptr ? info.task->name() : std::string(info.label)) + ")";
  }
  static std::string describe(const AwaitInfo& info) {
    static constexpr const char* kinds[] = {"yield",  "sleep",    "future", "task",
                                            "gather", "executor", "network"};
    std::string text = kinds[static_cast<std::size_t>(info.kind)];
    if (info.kind == AwaitKind::sleep)
      text += " until " + std::to_string(static_cast<int>(info.until));
    for (const TaskBase* task : info.tasks) text += " " + task->name();
    if (!info.label.empty()) text += " " + std::string(info.label);
    return text;
  }

  Log& log_;
};

/// Runs `main` as a task of that name and returns the events of the run.
template <class Main>
std::string watch(Main main) {
  Log log;
  VirtualClock clock;
  Writer writer(log);
  EventLoop loop(clock);
  loop.set_observer(&writer);
  {
    const Task<> task = loop.create_task(main(), "main");
    while (!task.done() || loop.has_ready()) loop.run_once();
  }
  loop.set_observer(nullptr);
  return log.text();
}

TEST(Observer, SeesASleep) {
  EXPECT_EQ(watch([]() -> Coroutine<> { co_await sleep(2); }),
            "ready step(main) | created main | "
            "iteration 1 | start step(main) | timer sleep(main) 2 | suspended main: sleep until 2 "
            "| end | "
            "due sleep(main) | ready sleep(main) | iteration 2 | start sleep(main) | ready "
            "step(main) | end | "
            "iteration 3 | start step(main) | done main | end");
}

TEST(Observer, SeesABareYield) {
  EXPECT_EQ(watch([]() -> Coroutine<> { co_await sleep(0); }),
            "ready step(main) | created main | "
            "iteration 1 | start step(main) | suspended main: yield | ready step(main) | end | "
            "iteration 2 | start step(main) | done main | end");
}

TEST(Observer, SeesAGather) {
  EXPECT_EQ(
      watch([]() -> Coroutine<> {
        const auto child = []() -> Coroutine<> { co_return; };
        co_await gather(create_task(child(), "a"), create_task(child(), "b"));
      }),
      "ready step(main) | created main | iteration 1 | start step(main) | "
      "ready step(a) | created a | ready step(b) | created b | suspended main: gather a b | end | "
      "iteration 2 | start step(a) | ready gather(a) | done a | end | "
      "start step(b) | ready gather(b) | done b | end | "
      "iteration 3 | start gather(a) | end | start gather(b) | ready step(main) | end | "
      "iteration 4 | start step(main) | destroyed b | destroyed a | done main | end");
}

TEST(Observer, SeesACancellation) {
  EXPECT_EQ(watch([]() -> Coroutine<> {
              const Task<> task = create_task([]() -> Coroutine<> { co_await sleep(9); }(), "t");
              co_await sleep(0);
              task.cancel();
              try {
                co_await task;
              } catch (const CancelledError&) {
              }
              task.cancel();
            }),
            "ready step(main) | created main | iteration 1 | start step(main) | "
            "ready step(t) | created t | suspended main: yield | ready step(main) | end | "
            "iteration 2 | start step(t) | timer sleep(t) 9 | suspended t: sleep until 9 | end | "
            "start step(main) | ready step(t) | cancel t | suspended main: task t | end | "
            "iteration 3 | start step(t) | timer off sleep(t) | ready step(main) | done t "
            "cancelled | end | "
            "iteration 4 | start step(main) | cancel refused t | destroyed t | done main | end");
}

TEST(Observer, SeesATimeout) {
  EXPECT_EQ(watch([]() -> Coroutine<> {
              try {
                co_await async_with(timeout(1), [](Timeout&) -> Coroutine<> {
                  co_await get_running_loop().create_future<int>(AwaitKind::network,
                                                                 "GET /users/1");
                });
              } catch (const TimeoutError&) {
              }
            }),
            "ready step(main) | created main | "
            "iteration 1 | start step(main) | timer timeout(main) 1 | suspended main: network GET "
            "/users/1 | end | "
            "due timeout(main) | ready timeout(main) | "
            "iteration 2 | start timeout(main) | ready step(main) | cancel main | end | "
            "iteration 3 | start step(main) | done main | end");
}

TEST(Observer, SeesPlainCallbacksAndTheirLabels) {
  Log log;
  VirtualClock clock;
  Writer writer(log);
  EventLoop loop(clock);
  loop.set_observer(&writer);
  loop.set_exception_handler([](const ExceptionContext&) {});
  loop.call_soon([] { throw std::runtime_error("x"); }, "bad");
  HandleRef dropped = loop.call_soon([] {}, "dropped");
  HandleRef later = loop.call_later(5, [] {}, "later");
  dropped.cancel();
  later.cancel();
  loop.run_once();
  loop.set_observer(nullptr);
  EXPECT_EQ(log.text(),
            "ready callback(bad) | ready callback(dropped) | timer callback(later) 5 | "
            "unready callback(dropped) | timer off callback(later) | iteration 1 | start "
            "callback(bad) | end");
}

TEST(Observer, SeesWhatGoesWithTheLoop) {
  Log log;
  VirtualClock clock;
  Writer writer(log);
  {
    EventLoop loop(clock);
    loop.set_observer(&writer);
    loop.create_task([]() -> Coroutine<> { co_await sleep(9); }(), "t");
    loop.run_once();
    log("loop ends");
  }
  EXPECT_EQ(log.text(),
            "ready step(t) | created t | iteration 1 | start step(t) | timer sleep(t) 9 | "
            "suspended t: sleep until 9 | end | loop ends | timer off sleep(t) | destroyed t");
}

TEST(Observer, ChangesNothing) {
  const auto program = [](Log& log, Observer* observer) {
    VirtualClock clock;
    EventLoop loop(clock);
    loop.set_observer(observer);
    loop.run_until_complete([](Log& out) -> Coroutine<> {
      const auto child = [](Log& o, int n) -> Coroutine<> {
        co_await sleep(1);
        o("child", n);
      };
      const Future<int> future = get_running_loop().create_future<int>();
      for (int i = 0; i < 3; ++i) future.add_done_callback([&out, i] { out("callback", i); });
      future.set_result(1);
      co_await gather(child(out, 0), child(out, 1), child(out, 2));
    }(log));
    loop.set_observer(nullptr);
    return log.text();
  };
  Log unwatched, watched, events;
  Writer writer(events);
  EXPECT_EQ(program(watched, &writer), program(unwatched, nullptr));
  EXPECT_NE(events.text(), "");
}

}  // namespace
}  // namespace aio
