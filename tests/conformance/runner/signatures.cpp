#include "signatures.hpp"

#include <utility>

namespace conformance {

namespace {

Signature takes(std::vector<Kind> arguments) {
  const std::size_t required = arguments.size();
  return {std::move(arguments), required};
}

}  // namespace

const std::map<std::string, Signature, std::less<>>& signatures() {
  using enum Kind;
  static const std::map<std::string, Signature, std::less<>> table = {
      {"log", takes({label})},
      {"return", takes({any})},
      {"raise", takes({exception, string})},
      {"repeat", takes({count, block})},
      {"try", takes({block, handlers, block})},
      {"reraise_try", takes({block, exception, block})},
      {"sleep", takes({seconds})},
      {"call", takes({function})},
      {"spawn", takes({new_task, function})},
      {"spawn_eager", takes({new_task, function})},
      {"await", takes({task})},
      {"cancel", {{task, string_or_none}, 1}},
      {"uncancel", takes({})},
      {"cancelling", takes({})},
      {"status", takes({task})},
      {"on_done", takes({task, label})},
      {"gather", takes({items, boolean})},
      {"wait", takes({tasks, seconds_or_none, return_when})},
      {"as_completed", takes({tasks, seconds_or_none})},
      {"wait_for", takes({item, seconds_or_none})},
      {"shield", takes({task})},
      {"timeout", takes({seconds_or_none, block})},
      {"timeout_at", takes({seconds_or_none, block})},
      {"reschedule", takes({seconds_or_none, seconds_or_none, block})},
      {"task_group", takes({children, block})},
      {"context_set", takes({any})},
      {"context_get", takes({})},
      {"call_soon", takes({label})},
      {"call_later", takes({seconds, label})},
      {"async_for", takes({generator, block})},
      {"async_for_break", takes({generator, count})},
      {"with", takes({lockable, block})},
      {"locked", takes({lockable})},
      {"release", takes({lockable})},
      {"event_set", takes({event})},
      {"event_clear", takes({event})},
      {"event_wait", takes({event})},
      {"cond_wait", takes({condition})},
      {"notify", takes({condition, count})},
      {"notify_all", takes({condition})},
      {"put", takes({queue, number})},
      {"get", takes({queue})},
      {"put_nowait", takes({queue, number})},
      {"get_nowait", takes({queue})},
      {"task_done", takes({queue})},
      {"join", takes({queue})},
      {"queue_shutdown", takes({queue, boolean})},
      {"qsize", takes({queue})},
      {"barrier_wait", takes({barrier})},
      {"barrier_abort", takes({barrier})},
      {"future_result", takes({future, any})},
      {"future_error", takes({future, simple_exception, string})},
      {"future_await", takes({future})},
  };
  return table;
}

std::vector<std::string_view> object_types(Kind kind) {
  switch (kind) {
    case Kind::lockable: return {"lock", "semaphore", "bounded_semaphore", "condition"};
    case Kind::event: return {"event"};
    case Kind::condition: return {"condition"};
    case Kind::queue: return {"queue", "priority_queue", "lifo_queue"};
    case Kind::barrier: return {"barrier"};
    case Kind::future: return {"future"};
    default: return {};
  }
}

}  // namespace conformance
