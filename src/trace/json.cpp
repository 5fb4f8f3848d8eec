#include "trace/json.hpp"

#include <string_view>

#include "trace/json_text.hpp"
#include "trace/names.hpp"

namespace trace {

namespace {

void add_id(JsonText& object, std::string_view name, std::uint32_t id) {
  if (id != 0) object.add(name, id);
}

void add_text(JsonText& object, std::string_view name, std::string_view text) {
  if (!text.empty()) object.add(name, text);
}

void add_texts(JsonText& object, std::string_view name, const Trace& trace, std::uint32_t list) {
  if (list == 0) return;
  std::string json = "[";
  for (const std::uint32_t text : trace.list(list))
    (json += json.size() > 1 ? "," : "") += JsonText::quoted(trace.text(text));
  object.raw(name, json += ']');
}

void add_details(JsonText& object, const Trace& trace, const Event& event) {
  const std::string_view text = trace.text(event.text);
  add_id(object, "handle", event.handle);
  add_id(object, "task", event.task);
  switch (event.kind) {
    case EventKind::task_created:
      add_id(object, "creator", event.other);
      object.add("name", text);
      break;
    case EventKind::handle_scheduled:
      object.add("kind", name_of(static_cast<CallbackKind>(event.detail)));
      add_text(object, "label", text);
      object.add("cause", name_of(event.cause));
      add_id(object, "cause_task", event.other);
      add_id(object, "gathered_by", static_cast<std::uint32_t>(event.number));
      object.add("waited", event.value);
      break;
    case EventKind::iteration_started: object.add("iteration", event.number); break;
    case EventKind::handle_started:
      object.add("kind", name_of(static_cast<CallbackKind>(event.detail)));
      break;
    case EventKind::timer_set:
      object.add("kind", name_of(static_cast<CallbackKind>(event.detail)));
      add_text(object, "label", text);
      object.add("due", event.value);
      break;
    case EventKind::task_suspended:
      object.add("awaits", name_of(static_cast<WaitKind>(event.detail)));
      if (static_cast<WaitKind>(event.detail) == WaitKind::sleep) object.add("until", event.value);
      if (event.list != 0) object.add("tasks", trace.list(event.list));
      add_texts(object, "outside", trace, event.other);
      add_text(object, "label", text);
      break;
    case EventKind::task_done:
      object.add("outcome", name_of(static_cast<Outcome>(event.detail)));
      add_text(object, "error", text);
      break;
    case EventKind::cancel_requested:
      add_id(object, "by", event.other);
      object.add("accepted", event.detail != 0);
      break;
    case EventKind::line: object.add("line", event.number); break;
    case EventKind::output:
    case EventKind::external: object.add("text", text); break;
    case EventKind::blocked: object.add("seconds", event.value); break;
    case EventKind::handle_finished:
    case EventKind::handle_cancelled:
    case EventKind::timer_due:
    case EventKind::timer_cancelled: break;
  }
}

}  // namespace

std::string to_json(const Trace& trace) {
  std::string text = "{\"format\":1,\"events\":[";
  for (const Event& event : trace.events()) {
    text += text.back() == '[' ? "\n" : ",\n";
    JsonText object(text);
    object.add("event", name_of(event.kind));
    object.add("time", event.time);
    add_details(object, trace, event);
    object.end();
  }
  return text += "\n]}\n";
}

}  // namespace trace
