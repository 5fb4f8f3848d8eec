#include "interpreter.hpp"

#include <algorithm>
#include <format>
#include <utility>

namespace conformance {

namespace {

std::size_t whole(const Value& object, const char* field, std::size_t otherwise) {
  return object.contains(field) ? object[field].get<std::size_t>() : otherwise;
}

}  // namespace

Interpreter::Interpreter(Program program, Manner manner)
    : program_(std::move(program)),
      manner_(manner),
      loop_(std::make_unique<aio::EventLoop>(clock_)) {
  loop_->set_observer(manner_.observer);
  loop_->set_debug(manner_.debug);
  loop_->set_warning_handler([](const std::string&) {});
  loop_->set_exception_handler([](const aio::ExceptionContext&) {});  // no part of a program's log
}

const std::map<std::string, Interpreter::Statement, std::less<>>& Interpreter::statements() {
  static const std::map<std::string, Statement, std::less<>> table = {
      {"log", &Interpreter::do_log},
      {"return", &Interpreter::do_return},
      {"raise", &Interpreter::do_raise},
      {"repeat", &Interpreter::do_repeat},
      {"try", &Interpreter::do_try},
      {"reraise_try", &Interpreter::do_reraise_try},
      {"sleep", &Interpreter::do_sleep},
      {"call", &Interpreter::do_call},
      {"spawn", &Interpreter::do_spawn},
      {"spawn_eager", &Interpreter::do_spawn_eager},
      {"await", &Interpreter::do_await},
      {"cancel", &Interpreter::do_cancel},
      {"uncancel", &Interpreter::do_uncancel},
      {"cancelling", &Interpreter::do_cancelling},
      {"status", &Interpreter::do_status},
      {"on_done", &Interpreter::do_on_done},
      {"gather", &Interpreter::do_gather},
      {"wait", &Interpreter::do_wait},
      {"as_completed", &Interpreter::do_as_completed},
      {"wait_for", &Interpreter::do_wait_for},
      {"shield", &Interpreter::do_shield},
      {"timeout", &Interpreter::do_timeout},
      {"timeout_at", &Interpreter::do_timeout_at},
      {"reschedule", &Interpreter::do_reschedule},
      {"task_group", &Interpreter::do_task_group},
      {"context_set", &Interpreter::do_context_set},
      {"context_get", &Interpreter::do_context_get},
      {"call_soon", &Interpreter::do_call_soon},
      {"call_later", &Interpreter::do_call_later},
      {"async_for", &Interpreter::do_async_for},
      {"async_for_break", &Interpreter::do_async_for_break},
      {"with", &Interpreter::do_with},
      {"locked", &Interpreter::do_locked},
      {"release", &Interpreter::do_release},
      {"event_set", &Interpreter::do_event_set},
      {"event_clear", &Interpreter::do_event_clear},
      {"event_wait", &Interpreter::do_event_wait},
      {"cond_wait", &Interpreter::do_cond_wait},
      {"notify", &Interpreter::do_notify},
      {"notify_all", &Interpreter::do_notify_all},
      {"put", &Interpreter::do_put},
      {"get", &Interpreter::do_get},
      {"put_nowait", &Interpreter::do_put_nowait},
      {"get_nowait", &Interpreter::do_get_nowait},
      {"task_done", &Interpreter::do_task_done},
      {"join", &Interpreter::do_join},
      {"queue_shutdown", &Interpreter::do_queue_shutdown},
      {"qsize", &Interpreter::do_qsize},
      {"barrier_wait", &Interpreter::do_barrier_wait},
      {"barrier_abort", &Interpreter::do_barrier_abort},
      {"future_result", &Interpreter::do_future_result},
      {"future_error", &Interpreter::do_future_error},
      {"future_await", &Interpreter::do_future_await},
  };
  return table;
}

void Interpreter::make_objects() {
  for (const auto& [name, object] : program_.objects.items()) {
    const auto type = object["type"].get<std::string>();
    const auto keep = [&](auto made) { objects_.emplace(name, std::move(made)); };
    if (type == "lock") keep(std::make_unique<aio::Lock>());
    if (type == "event") keep(std::make_unique<aio::Event>());
    if (type == "semaphore") keep(std::make_unique<aio::Semaphore>(object["value"].get<int>()));
    if (type == "bounded_semaphore")
      keep(std::unique_ptr<aio::Semaphore>(
          std::make_unique<aio::BoundedSemaphore>(object["value"].get<int>())));
    if (type == "condition") keep(std::make_unique<aio::Condition>());
    if (type == "queue") keep(std::make_unique<Queue>(whole(object, "maxsize", 0)));
    if (type == "priority_queue")
      keep(std::make_unique<PriorityQueue>(whole(object, "maxsize", 0)));
    if (type == "lifo_queue") keep(std::make_unique<LifoQueue>(whole(object, "maxsize", 0)));
    if (type == "barrier") keep(std::make_unique<aio::Barrier>(object["parties"].get<int>()));
    if (type == "future") keep(loop_->create_future<Value>());
  }
}

std::vector<std::string> Interpreter::run() {
  make_objects();
  const Task main = loop_->create_task(call("main"), "main");
  names_.insert_or_assign("main", main);
  const std::string outcome = drive(main);
  log_.push_back(std::format("{:.6f} end {}", loop_->time(), outcome));
  std::vector<std::string> pending;
  for (const auto& task : aio::all_tasks(*loop_)) pending.push_back(task->name());
  std::ranges::sort(pending);
  log_.push_back("pending " + list_text(pending));
  if (program_.report_iterations) log_.push_back("iterations " + std::to_string(iterations_));
  loop_.reset();
  return std::move(log_);
}

/// `run_until_complete`, with the reference's limits.
std::string Interpreter::drive(const Task& main) {
  bool stopping = false;
  main.add_done_callback([&stopping] { stopping = true; });
  try {
    while (!stopping) {
      if (++iterations_ == program_.cancel_main_at) main.cancel();
      if (iterations_ > manner_.most_iterations) return "step limit";
      iterate();
    }
  } catch (const aio::DeadlockError&) {
    return "deadlock";
  }
  try {
    return "returned " + text(main.result());
  } catch (...) {
    return "raised " + text(std::current_exception());
  }
}

void Interpreter::iterate() {
  if (!manner_.by_callback) {
    loop_->run_once();
    return;
  }
  do loop_->run_handle();
  while (loop_->in_iteration());
}

void Interpreter::log(const std::string& message) {
  const aio::TaskBase* task = loop_->current_task();
  log_.push_back(
      std::format("{:.6f} {} {}", loop_->time(), task != nullptr ? task->name() : "-", message));
}

const Task& Interpreter::task(const Value& name) const {
  const auto found = names_.find(name.get<std::string>());
  if (found == names_.end()) throw KeyError(name.get<std::string>());
  return found->second;
}

std::vector<Task> Interpreter::tasks(const Value& names) const {
  std::vector<Task> found;
  for (const Value& name : names) found.push_back(task(name));
  return found;
}

aio::Coroutine<Value> Interpreter::call(std::string function) {
  try {
    co_await block(program_.functions[function]);
  } catch (const Return& done) {
    co_return done.value;
  }
  co_return nullptr;
}

aio::AsyncGenerator<Value> Interpreter::generate(std::string function) {
  for (const Value& s : program_.functions[function]) {
    if (s[0] == "yield") {
      co_yield s[1];
    } else if (s[0] == "yield_finally") {
      const bool closing = co_yield aio::closable(s[1]);
      co_await block(s[2]);
      if (closing) co_return;
    } else {
      co_await statement(s);
    }
  }
}

aio::Coroutine<> Interpreter::block(const Value& statements) {
  for (const Value& s : statements) co_await statement(s);
}

aio::Coroutine<> Interpreter::statement(const Value& statement) {
  return (this->*statements().at(statement[0].get<std::string>()))(statement);
}

}  // namespace conformance
