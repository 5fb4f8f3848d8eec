// Statements on tasks and on several at once.
#include <algorithm>

#include "interpreter.hpp"

namespace conformance {

namespace {

std::optional<double> limit(const Value& value) {
  if (value.is_null()) return std::nullopt;
  return seconds(value);
}

std::vector<std::string> names_of(const std::vector<Task>& tasks) {
  std::vector<std::string> names;
  for (const Task& task : tasks) names.push_back(task.name());
  return names;
}

std::string text_of(const aio::Outcome<Value>& outcome) {
  return outcome ? text(*outcome) : text(outcome.error());
}

/// What the next task to end ended with; neither once all were given.
aio::Coroutine<std::pair<std::optional<std::string>, std::exception_ptr>> next_result(
    aio::AsCompleted<Task>& completed) {
  try {
    const auto done = co_await completed.next();
    if (!done) co_return {std::nullopt, nullptr};
    co_return {text(done->result()), nullptr};
  } catch (...) {
    co_return {std::nullopt, std::current_exception()};
  }
}

}  // namespace

aio::Coroutine<> Interpreter::do_spawn(const Value& s) {
  names_.insert_or_assign(s[1].get<std::string>(),
                          aio::create_task(call(s[2]), s[1].get<std::string>()));
  co_return;
}

aio::Coroutine<> Interpreter::do_spawn_eager(const Value& s) {
  Task task = aio::create_task(
      call(s[2]), aio::TaskOptions{.name = s[1].get<std::string>(), .eager_start = true});
  names_.insert_or_assign(s[1].get<std::string>(), std::move(task));
  co_return;
}

aio::Coroutine<> Interpreter::do_await(const Value& s) {
  const Task awaited = task(s[1]);
  const Value result = co_await awaited;
  log("result " + text(result));
}

aio::Coroutine<> Interpreter::do_cancel(const Value& s) {
  const auto found = names_.find(s[1].get<std::string>());
  if (found == names_.end()) co_return;
  const bool has_message = s.size() > 2 && !s[2].is_null();
  const bool accepted =
      has_message ? found->second.cancel(s[2].get<std::string>()) : found->second.cancel();
  log("cancel " + text(accepted));
}

aio::Coroutine<> Interpreter::do_uncancel(const Value& /*s*/) {
  log("uncancel " + text(aio::current_task()->uncancel()));
  co_return;
}

aio::Coroutine<> Interpreter::do_cancelling(const Value& /*s*/) {
  log("cancelling " + text(aio::current_task()->cancelling()));
  co_return;
}

aio::Coroutine<> Interpreter::do_status(const Value& s) {
  const auto name = s[1].get<std::string>();
  const auto found = names_.find(name);
  std::string state;
  if (found == names_.end()) {
    state = "unborn";
  } else if (!found->second.done()) {
    state = "pending";
  } else if (found->second.cancelled()) {
    state = "cancelled";
  } else if (const std::exception_ptr error = found->second.exception()) {
    state = "failed " + text(error);
  } else {
    state = "done " + text(found->second.result());
  }
  log("status " + name + " " + state);
  co_return;
}

aio::Coroutine<> Interpreter::do_on_done(const Value& s) {
  task(s[1]).add_done_callback([this, label = text(s[2])] { log(label); });
  co_return;
}

aio::Coroutine<> Interpreter::do_gather(const Value& s) {
  // Coroutines become tasks when gather is called, after all items were looked up.
  using Item = std::variant<aio::Coroutine<Value>, Task, Future>;
  std::vector<Item> items;
  for (const Value& item : s[1]) {
    if (item[0] == "task") {
      items.emplace_back(task(item[1]));
    } else if (item[0] == "object") {
      items.emplace_back(future(item[1]));
    } else {
      items.emplace_back(call(item[1]));
    }
  }
  std::vector<aio::AnyFuture<Value>> futures;
  for (Item& item : items) {
    futures.push_back(
        std::visit([](auto& awaitable) { return aio::ensure_future(std::move(awaitable)); }, item));
  }
  std::vector<std::string> shown;
  if (s[2].get<bool>()) {
    for (const auto& outcome : co_await aio::gather(aio::return_exceptions, std::move(futures)))
      shown.push_back(text_of(outcome));
  } else {
    for (const Value& value : co_await aio::gather(std::move(futures)))
      shown.push_back(text(value));
  }
  log("gathered " + list_text(shown));
}

aio::Coroutine<> Interpreter::do_wait(const Value& s) {
  std::vector<Task> waited = tasks(s[1]);
  // The reference shows a task that is there twice at its last place.
  std::vector<Task> shown_order;
  for (auto task = waited.rbegin(); task != waited.rend(); ++task) {
    if (std::ranges::find(shown_order, *task) == shown_order.end()) shown_order.push_back(*task);
  }
  std::ranges::reverse(shown_order);
  const aio::ReturnWhen when = s[3] == "FIRST_COMPLETED"   ? aio::FIRST_COMPLETED
                               : s[3] == "FIRST_EXCEPTION" ? aio::FIRST_EXCEPTION
                                                           : aio::ALL_COMPLETED;
  const auto [done, pending] =
      co_await aio::wait(std::move(shown_order), {.timeout = limit(s[2]), .return_when = when});
  log("waited " + list_text(names_of(done)) + " " + list_text(names_of(pending)));
}

aio::Coroutine<> Interpreter::do_as_completed(const Value& s) {
  auto completed = aio::as_completed(tasks(s[1]), limit(s[2]));
  std::vector<std::string> results;
  const auto sorted_results = [&results] {
    std::vector<std::string> sorted = results;
    std::ranges::sort(sorted);
    return list_text(sorted);
  };
  while (true) {
    const auto [shown, error] = co_await next_result(completed);
    if (shown) results.push_back(*shown);
    if (!shown && error == nullptr) break;
    if (error != nullptr) {
      const bool timed_out = is_instance(error, "TimeoutError");
      const bool taken =
          is_instance(error, "Exception") ||
          (is_instance(error, "CancelledError") && aio::current_task()->cancelling() == 0);
      if (timed_out) log("completed " + sorted_results());
      if (timed_out || !taken) std::rethrow_exception(error);
      results.push_back(text(error));
    }
    log("completions " + std::to_string(results.size()));
  }
  log("completed " + sorted_results());
}

aio::Coroutine<> Interpreter::do_wait_for(const Value& s) {
  const Value& item = s[1];
  Value result;
  if (item[0] == "task") {
    result = co_await aio::wait_for(task(item[1]), limit(s[2]));
  } else if (item[0] == "object") {
    result = co_await aio::wait_for(future(item[1]), limit(s[2]));
  } else {
    result = co_await aio::wait_for(call(item[1]), limit(s[2]));
  }
  log("result " + text(result));
}

aio::Coroutine<> Interpreter::do_shield(const Value& s) {
  const Value result = co_await aio::shield(task(s[1]));
  log("result " + text(result));
}

/// The body of a timeout's block, and what is logged after it.
aio::Coroutine<> Interpreter::under(aio::Timeout timeout, const Value& body) {
  co_await aio::async_with(timeout, [&](aio::Timeout&) { return block(body); });
  log("expired " + text(timeout.expired()));
}

aio::Coroutine<> Interpreter::do_timeout(const Value& s) {
  co_await under(aio::timeout(limit(s[1])), s[2]);
}

aio::Coroutine<> Interpreter::do_timeout_at(const Value& s) {
  co_await under(aio::timeout_at(limit(s[1])), s[2]);
}

aio::Coroutine<> Interpreter::do_reschedule(const Value& s) {
  aio::Timeout timeout = aio::timeout(limit(s[1]));
  co_await aio::async_with(timeout, [&](aio::Timeout& scope) -> aio::Coroutine<> {
    std::optional<double> when = limit(s[2]);
    if (when) *when += loop_->time();
    scope.reschedule(when);
    co_await block(s[3]);
  });
  log("expired " + text(timeout.expired()));
}

aio::Coroutine<> Interpreter::do_task_group(const Value& s) {
  co_await aio::async_with(aio::TaskGroup(), [&](aio::TaskGroup& group) -> aio::Coroutine<> {
    for (const Value& child : s[1]) {
      Task task = group.create_task(call(child[1]), child[0].get<std::string>());
      names_.insert_or_assign(child[0].get<std::string>(), std::move(task));
    }
    co_await block(s[2]);
  });
}

}  // namespace conformance
