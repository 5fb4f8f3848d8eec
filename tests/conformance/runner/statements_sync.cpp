// Statements on locks, events, conditions, queues, barriers and plain futures.
#include <utility>

#include "interpreter.hpp"

namespace conformance {

template <class Use>
auto Interpreter::with_lockable(const Value& name, Use use) {
  Object& found = objects_.at(name.get<std::string>());
  if (auto* lock = std::get_if<std::unique_ptr<aio::Lock>>(&found)) return use(**lock);
  if (auto* condition = std::get_if<std::unique_ptr<aio::Condition>>(&found))
    return use(**condition);
  return use(*std::get<std::unique_ptr<aio::Semaphore>>(found));
}

template <class Use>
auto Interpreter::with_queue(const Value& name, Use use) {
  Object& found = objects_.at(name.get<std::string>());
  if (auto* queue = std::get_if<std::unique_ptr<Queue>>(&found)) return use(**queue);
  if (auto* queue = std::get_if<std::unique_ptr<LifoQueue>>(&found)) return use(**queue);
  return use(*std::get<std::unique_ptr<PriorityQueue>>(found));
}

aio::Coroutine<> Interpreter::do_with(const Value& s) {
  return with_lockable(s[1], [&](auto& lock) -> aio::Coroutine<> {
    return aio::async_with(lock, [&] { return block(s[2]); });
  });
}

aio::Coroutine<> Interpreter::do_locked(const Value& s) {
  log("locked " + text(with_lockable(s[1], [](auto& lock) { return lock.locked(); })));
  co_return;
}

aio::Coroutine<> Interpreter::do_release(const Value& s) {
  with_lockable(s[1], [](auto& lock) { lock.release(); });
  co_return;
}

aio::Coroutine<> Interpreter::do_event_set(const Value& s) {
  object<aio::Event>(s[1]).set();
  co_return;
}

aio::Coroutine<> Interpreter::do_event_clear(const Value& s) {
  object<aio::Event>(s[1]).clear();
  co_return;
}

aio::Coroutine<> Interpreter::do_event_wait(const Value& s) {
  const bool set = co_await object<aio::Event>(s[1]).wait();
  log("event " + text(set));
}

aio::Coroutine<> Interpreter::do_cond_wait(const Value& s) {
  const bool notified = co_await object<aio::Condition>(s[1]).wait();
  log("notified " + text(notified));
}

aio::Coroutine<> Interpreter::do_notify(const Value& s) {
  object<aio::Condition>(s[1]).notify(s[2].get<std::size_t>());
  co_return;
}

aio::Coroutine<> Interpreter::do_notify_all(const Value& s) {
  object<aio::Condition>(s[1]).notify_all();
  co_return;
}

aio::Coroutine<> Interpreter::do_put(const Value& s) {
  return with_queue(s[1], [&](auto& queue) { return queue.put(s[2]); });
}

aio::Coroutine<> Interpreter::do_get(const Value& s) {
  const Value item = co_await with_queue(s[1], [](auto& queue) { return queue.get(); });
  log("got " + text(item));
}

aio::Coroutine<> Interpreter::do_put_nowait(const Value& s) {
  with_queue(s[1], [&](auto& queue) { queue.put_nowait(s[2]); });
  co_return;
}

aio::Coroutine<> Interpreter::do_get_nowait(const Value& s) {
  log("got " + text(with_queue(s[1], [](auto& queue) { return queue.get_nowait(); })));
  co_return;
}

aio::Coroutine<> Interpreter::do_task_done(const Value& s) {
  with_queue(s[1], [](auto& queue) { queue.task_done(); });
  co_return;
}

aio::Coroutine<> Interpreter::do_join(const Value& s) {
  return with_queue(s[1], [](auto& queue) { return queue.join(); });
}

aio::Coroutine<> Interpreter::do_queue_shutdown(const Value& s) {
  with_queue(s[1], [&](auto& queue) { queue.shutdown(s[2].get<bool>()); });
  co_return;
}

aio::Coroutine<> Interpreter::do_qsize(const Value& s) {
  log("qsize " + std::to_string(with_queue(s[1], [](auto& queue) { return queue.qsize(); })));
  co_return;
}

aio::Coroutine<> Interpreter::do_barrier_wait(const Value& s) {
  const int index = co_await object<aio::Barrier>(s[1]).wait();
  log("barrier " + std::to_string(index));
}

aio::Coroutine<> Interpreter::do_barrier_abort(const Value& s) {
  return object<aio::Barrier>(s[1]).abort();
}

aio::Coroutine<> Interpreter::do_future_result(const Value& s) {
  if (!future(s[1]).done()) future(s[1]).set_result(s[2]);
  co_return;
}

aio::Coroutine<> Interpreter::do_future_error(const Value& s) {
  if (future(s[1]).done()) co_return;
  try {
    raise(s[2].get<std::string>(), s[3].get<std::string>());
  } catch (...) {
    future(s[1]).set_exception(std::current_exception());
  }
}

aio::Coroutine<> Interpreter::do_future_await(const Value& s) {
  const Future awaited = future(s[1]);
  const Value result = co_await awaited;
  log("result " + text(result));
}

}  // namespace conformance
