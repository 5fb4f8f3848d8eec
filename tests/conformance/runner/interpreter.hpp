/// Runs a conformance program on the scheduler: every function a coroutine, every statement one that
/// awaits the scheduler's own primitive.
///
///     const std::vector<std::string> log = Interpreter(parse_program(text)).run();
#pragma once

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "aio/aio.hpp"
#include "program.hpp"
#include "values.hpp"

namespace conformance {

using Task = aio::Task<Value>;
using Future = aio::Future<Value>;
using Queue = aio::Queue<Value>;
using PriorityQueue = aio::PriorityQueue<Value>;
using LifoQueue = aio::LifoQueue<Value>;

/// A synchronization object of a program. They outlive the loop's tasks.
using Object = std::variant<std::unique_ptr<aio::Lock>, std::unique_ptr<aio::Event>,
                            std::unique_ptr<aio::Semaphore>, std::unique_ptr<aio::Condition>,
                            std::unique_ptr<Queue>, std::unique_ptr<PriorityQueue>,
                            std::unique_ptr<LifoQueue>, std::unique_ptr<aio::Barrier>, Future>;

/// How a program is run; what it does is the same.
struct Manner {
  long most_iterations = 20'000;  ///< then the run ends, and with it the loop, wherever it is
  bool by_callback = false;       ///< steps single callbacks, with `run_handle`
  bool debug = false;             ///< the loop's debug mode
  aio::Observer* observer = nullptr;
};

class Interpreter {
 public:
  explicit Interpreter(Program program, Manner manner = {});

  /// The log, with the end's outcome and the tasks that were pending.
  std::vector<std::string> run();

 private:
  using Statement = aio::Coroutine<> (Interpreter::*)(const Value& statement);
  static const std::map<std::string, Statement, std::less<>>& statements();

  void make_objects();
  std::string drive(const Task& main);
  void iterate();

  void log(const std::string& message);
  aio::Coroutine<Value> call(std::string function);
  aio::AsyncGenerator<Value> generate(std::string function);
  aio::Coroutine<> block(const Value& statements);
  aio::Coroutine<> statement(const Value& statement);

  /// The task of this name. @throws KeyError if it was not spawned yet.
  [[nodiscard]] const Task& task(const Value& name) const;
  [[nodiscard]] std::vector<Task> tasks(const Value& names) const;
  template <class T>
  [[nodiscard]] T& object(const Value& name) const {
    return *std::get<std::unique_ptr<T>>(objects_.at(name.get<std::string>()));
  }
  [[nodiscard]] const Future& future(const Value& name) const {
    return std::get<Future>(objects_.at(name.get<std::string>()));
  }
  /// Calls `use(lock)` with the lock, semaphore or condition of this name.
  template <class Use>
  auto with_lockable(const Value& name, Use use);
  /// The same with a queue of any order.
  template <class Use>
  auto with_queue(const Value& name, Use use);

  // -- one function a statement, named after it
  aio::Coroutine<> do_log(const Value& s);
  aio::Coroutine<> do_return(const Value& s);
  aio::Coroutine<> do_raise(const Value& s);
  aio::Coroutine<> do_repeat(const Value& s);
  aio::Coroutine<> do_try(const Value& s);
  aio::Coroutine<> do_reraise_try(const Value& s);
  aio::Coroutine<> do_sleep(const Value& s);
  aio::Coroutine<> do_call(const Value& s);
  aio::Coroutine<> do_context_set(const Value& s);
  aio::Coroutine<> do_context_get(const Value& s);
  aio::Coroutine<> do_call_soon(const Value& s);
  aio::Coroutine<> do_call_later(const Value& s);
  aio::Coroutine<> do_async_for(const Value& s);
  aio::Coroutine<> do_async_for_break(const Value& s);

  aio::Coroutine<> do_spawn(const Value& s);
  aio::Coroutine<> do_spawn_eager(const Value& s);
  aio::Coroutine<> do_await(const Value& s);
  aio::Coroutine<> do_cancel(const Value& s);
  aio::Coroutine<> do_uncancel(const Value& s);
  aio::Coroutine<> do_cancelling(const Value& s);
  aio::Coroutine<> do_status(const Value& s);
  aio::Coroutine<> do_on_done(const Value& s);
  aio::Coroutine<> do_gather(const Value& s);
  aio::Coroutine<> do_wait(const Value& s);
  aio::Coroutine<> do_as_completed(const Value& s);
  aio::Coroutine<> do_wait_for(const Value& s);
  aio::Coroutine<> do_shield(const Value& s);
  aio::Coroutine<> do_timeout(const Value& s);
  aio::Coroutine<> do_timeout_at(const Value& s);
  aio::Coroutine<> do_reschedule(const Value& s);
  aio::Coroutine<> do_task_group(const Value& s);

  aio::Coroutine<> do_with(const Value& s);
  aio::Coroutine<> do_locked(const Value& s);
  aio::Coroutine<> do_release(const Value& s);
  aio::Coroutine<> do_event_set(const Value& s);
  aio::Coroutine<> do_event_clear(const Value& s);
  aio::Coroutine<> do_event_wait(const Value& s);
  aio::Coroutine<> do_cond_wait(const Value& s);
  aio::Coroutine<> do_notify(const Value& s);
  aio::Coroutine<> do_notify_all(const Value& s);
  aio::Coroutine<> do_put(const Value& s);
  aio::Coroutine<> do_get(const Value& s);
  aio::Coroutine<> do_put_nowait(const Value& s);
  aio::Coroutine<> do_get_nowait(const Value& s);
  aio::Coroutine<> do_task_done(const Value& s);
  aio::Coroutine<> do_join(const Value& s);
  aio::Coroutine<> do_queue_shutdown(const Value& s);
  aio::Coroutine<> do_qsize(const Value& s);
  aio::Coroutine<> do_barrier_wait(const Value& s);
  aio::Coroutine<> do_barrier_abort(const Value& s);
  aio::Coroutine<> do_future_result(const Value& s);
  aio::Coroutine<> do_future_error(const Value& s);
  aio::Coroutine<> do_future_await(const Value& s);

  aio::Coroutine<> under(aio::Timeout timeout, const Value& body);

  Program program_;
  Manner manner_;
  long iterations_ = 0;
  std::vector<std::string> log_;
  std::map<std::string, Object> objects_;
  std::map<std::string, Task> names_;
  aio::ContextVar<Value> variable_{"variable", "unset"};
  aio::VirtualClock clock_;
  std::unique_ptr<aio::EventLoop> loop_;  // the first to go
};

}  // namespace conformance
