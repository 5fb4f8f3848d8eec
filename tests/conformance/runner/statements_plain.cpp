// Statements of the language itself: values, exceptions, calls, callbacks, generators.
#include <algorithm>

#include "interpreter.hpp"

namespace conformance {

aio::Coroutine<> Interpreter::do_log(const Value& s) {
  log(text(s[1]));
  co_return;
}

aio::Coroutine<> Interpreter::do_return(const Value& s) {
  throw Return(s[1]);
  co_return;
}

aio::Coroutine<> Interpreter::do_raise(const Value& s) {
  raise(s[1].get<std::string>(), s[2].get<std::string>());
  co_return;
}

aio::Coroutine<> Interpreter::do_repeat(const Value& s) {
  for (long i = 0; i < s[1].get<long>(); ++i) co_await block(s[2]);
}

aio::Coroutine<> Interpreter::do_try(const Value& s) {
  std::exception_ptr error;
  bool passes = false;
  try {
    co_await block(s[1]);
  } catch (const Return&) {
    error = std::current_exception();
    passes = true;
  } catch (...) {
    error = std::current_exception();
  }
  const auto handler = std::ranges::find_if(s[2], [&](const Value& each) {
    return error != nullptr && !passes && is_instance(error, each[0].get<std::string>());
  });
  if (handler != s[2].end()) {
    log("caught " + text(error));
    error = nullptr;
    try {
      co_await block((*handler)[1]);
    } catch (...) {
      error = std::current_exception();
    }
  }
  co_await block(s[3]);
  if (error != nullptr) std::rethrow_exception(error);
}

aio::Coroutine<> Interpreter::do_reraise_try(const Value& s) {
  std::exception_ptr error;
  bool passes = false;
  try {
    co_await block(s[1]);
  } catch (const Return&) {
    error = std::current_exception();
    passes = true;
  } catch (...) {
    error = std::current_exception();
  }
  if (error == nullptr) co_return;
  if (!passes && is_instance(error, s[2].get<std::string>())) {
    log("caught " + text(error));
    co_await block(s[3]);
  }
  std::rethrow_exception(error);
}

aio::Coroutine<> Interpreter::do_sleep(const Value& s) { co_await aio::sleep(seconds(s[1])); }

aio::Coroutine<> Interpreter::do_call(const Value& s) {
  const Value result = co_await call(s[1]);
  log("result " + text(result));
}

aio::Coroutine<> Interpreter::do_context_set(const Value& s) {
  variable_.set(s[1]);
  co_return;
}

aio::Coroutine<> Interpreter::do_context_get(const Value& /*s*/) {
  log("context " + text(variable_.get()));
  co_return;
}

aio::Coroutine<> Interpreter::do_call_soon(const Value& s) {
  loop_->call_soon([this, label = text(s[1])] { log(label); });
  co_return;
}

aio::Coroutine<> Interpreter::do_call_later(const Value& s) {
  loop_->call_later(seconds(s[1]), [this, label = text(s[2])] { log(label); });
  co_return;
}

aio::Coroutine<> Interpreter::do_async_for(const Value& s) {
  auto generator = generate(s[1]);
  while (const auto item = co_await generator.next()) {
    log("item " + text(*item));
    co_await block(s[2]);
  }
}

aio::Coroutine<> Interpreter::do_async_for_break(const Value& s) {
  auto generator = generate(s[1]);
  long taken = 0;
  while (const auto item = co_await generator.next()) {
    log("item " + text(*item));
    if (++taken == s[2].get<long>()) break;
  }
  co_await generator.aclose();
  log("closed");
}

}  // namespace conformance
