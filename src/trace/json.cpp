#include "trace/json.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "encoding/json_writer.hpp"
#include "trace/names.hpp"
#include "trace/tasks_in_line.hpp"

namespace trace {

namespace {

using encoding::JsonWriter;

void add_id(JsonWriter& json, std::string_view name, std::uint32_t id) {
  if (id != 0) json.member(name, id);
}

void add_text(JsonWriter& json, std::string_view name, std::string_view text) {
  if (!text.empty()) json.member(name, text);
}

void add_texts(JsonWriter& json, std::string_view name, const Trace& trace, std::uint32_t list) {
  if (list == 0) return;
  json.key(name).begin_array();
  for (const std::uint32_t text : trace.list(list)) json.value(trace.text(text));
  json.end_array();
}

/// The string of a list of one; nothing of an empty list.
void add_only_text(JsonWriter& json, std::string_view name, const Trace& trace,
                   std::uint32_t list) {
  if (list != 0) json.member(name, trace.text(trace.list(list).front()));
}

void add_tasks(JsonWriter& json, std::string_view name, std::span<const std::uint32_t> tasks) {
  if (tasks.empty()) return;
  json.key(name).begin_array();
  for (const std::uint32_t task : tasks) json.value(task);
  json.end_array();
}

void add_object(JsonWriter& json, const Trace& trace, const Event& event) {
  const char* in_line = "waiter";
  switch (static_cast<ObjectKind>(event.detail)) {
    case ObjectKind::lock:
    case ObjectKind::condition:
      json.member("locked", event.number != 0);
      add_id(json, "holder", event.task);
      break;
    case ObjectKind::semaphore:
    case ObjectKind::bounded_semaphore: json.member("value", event.number); break;
    case ObjectKind::event: json.member("set", event.number != 0); break;
    case ObjectKind::barrier: json.member("parties", event.number); break;
    case ObjectKind::queue:
    case ObjectKind::priority_queue:
    case ObjectKind::lifo_queue:
      json.member("size", event.number).member("maxsize", static_cast<std::int32_t>(event.value));
      add_texts(json, "items", trace, event.handle);
      in_line = "getter";
      break;
    case ObjectKind::task_group: in_line = "task"; break;
    case ObjectKind::promise:
      json.member("state", name_of(static_cast<PromiseState>(event.number)));
      add_text(json, "value", trace.text(event.text));
      break;
    case ObjectKind::abort_signal:
      json.member("aborted", event.number != 0);
      add_text(json, "reason", trace.text(event.text));
      break;
  }
  std::span<const std::uint32_t> lines = trace.list(event.list);
  for (const std::string name : {in_line, "putter"}) {
    const TasksInLine line = take_line(lines);
    add_tasks(json, name + "s", line.first);
    if (line.count > line.first.size()) json.member(name + "_count", line.count);
  }
}

void add_details(JsonWriter& json, const Trace& trace, const Event& event) {
  const std::string_view text = trace.text(event.text);
  if (event.kind != EventKind::object_changed) {
    add_id(json, "handle", event.handle);
    add_id(json, "task", event.task);
  }
  switch (event.kind) {
    case EventKind::task_created:
      add_id(json, "creator", event.other);
      json.member("name", text);
      add_id(json, "coroutine", static_cast<std::uint32_t>(event.number));
      add_only_text(json, "call", trace, event.list);
      if (event.detail != 0) json.member("generator", true);
      break;
    case EventKind::handle_scheduled:
      if (of_javascript(event.queue)) json.member("queue", name_of(event.queue));
      json.member("kind", name_of(static_cast<CallbackKind>(event.detail)));
      add_text(json, "label", text);
      json.member("cause", name_of(event.cause));
      add_id(json, "cause_task", event.other);
      add_id(json, "gathered_by", static_cast<std::uint32_t>(event.number));
      json.member("waited", event.value);
      break;
    case EventKind::iteration_started: json.member("iteration", event.number); break;
    case EventKind::handle_started:
      json.member("kind", name_of(static_cast<CallbackKind>(event.detail)));
      break;
    case EventKind::timer_set:
      json.member("kind", name_of(static_cast<CallbackKind>(event.detail)));
      add_text(json, "label", text);
      json.member("due", event.value);
      break;
    case EventKind::task_suspended:
      json.member("awaits", name_of(static_cast<WaitKind>(event.detail)));
      if (static_cast<WaitKind>(event.detail) == WaitKind::sleep) json.member("until", event.value);
      add_tasks(json, "tasks", trace.list(event.list));
      add_texts(json, "outside", trace, event.other);
      add_text(json, "label", text);
      add_id(json, "object", static_cast<std::uint32_t>(event.number));
      if (event.cause == Cause::settled) json.member("settled", true);
      break;
    case EventKind::task_done:
      json.member("outcome", name_of(static_cast<Outcome>(event.detail)));
      add_text(json, "error", text);
      break;
    case EventKind::cancel_requested:
      add_id(json, "by", event.other);
      json.member("accepted", event.detail != 0);
      break;
    case EventKind::line: json.member("line", event.number); break;
    case EventKind::output:
      json.member("text", text);
      if (event.detail != 0) json.member("stream", "stderr");
      break;
    case EventKind::external:
      json.member("text", text);
      if (event.detail != 0) json.member("about", name_of(static_cast<NoteKind>(event.detail)));
      break;
    case EventKind::blocked: json.member("seconds", event.value); break;
    case EventKind::coroutine_created:
      json.member("coroutine", event.other).member("call", text);
      break;
    case EventKind::coroutine_entered:
    case EventKind::coroutine_left:
    case EventKind::coroutine_dropped: json.member("coroutine", event.other); break;
    case EventKind::outside_started:
      json.member("operation", event.other)
          .member("kind", name_of(static_cast<OutsideKind>(event.detail)));
      add_text(json, "label", text);
      break;
    case EventKind::outside_ended:
      json.member("operation", event.other)
          .member("outcome", name_of(static_cast<Outcome>(event.detail)));
      add_text(json, "answer", text);
      break;
    case EventKind::object_created:
    case EventKind::object_changed:
      json.member("object", event.other)
          .member("type", name_of(static_cast<ObjectKind>(event.detail)));
      if (event.kind == EventKind::object_changed) add_object(json, trace, event);
      else add_text(json, "name", text);
      break;
    case EventKind::unhandled:
      json.member("text", text);
      add_only_text(json, "error_type", trace, event.list);
      break;
    case EventKind::handle_finished:
    case EventKind::handle_cancelled:
    case EventKind::timer_due:
    case EventKind::timer_cancelled:
    case EventKind::task_entered: break;
  }
}

}  // namespace

std::string to_json(const Trace& trace) {
  JsonWriter json;
  json.begin_object().member("format", 1).key("events").begin_array();
  for (const Event& event : trace.events()) {
    json.new_line().begin_object();
    json.member("event", name_of(event.kind)).member("time", event.time);
    add_details(json, trace, event);
    json.end_object();
  }
  json.new_line().end_array().end_object();
  return std::move(json).text() + "\n";
}

}  // namespace trace
