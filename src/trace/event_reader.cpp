#include "trace/event_reader.hpp"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/names.hpp"

namespace trace {

namespace {

using nlohmann::json;

/// The beginning of a string from the file, for an error message.
std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 40;  // bytes
  return std::string(text.substr(0, longest));
}

[[noreturn]] void fail(const char* member, std::string_view problem) {
  throw FormatError(std::string(member) + " " + std::string(problem));
}

const json* find(const json& members, const char* name) {
  const auto found = members.find(name);
  return found != members.end() ? &*found : nullptr;
}

const json& require(const json& members, const char* name) {
  const json* value = find(members, name);
  if (value == nullptr) fail(name, "is missing");
  return *value;
}

/// A whole number from `least` to the most that `Number` can be.
template <class Number>
Number whole_from(const json& value, const char* name, std::uint64_t least) {
  constexpr std::uint64_t most = std::numeric_limits<Number>::max();
  const std::uint64_t number = value.is_number_unsigned() ? value.get<std::uint64_t>() : most + 1;
  if (number < least || number > most)
    fail(name,
         "should be a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return static_cast<Number>(number);
}

std::uint32_t id_from(const json& value, const char* name) {
  return whole_from<std::uint32_t>(value, name, 1);
}

/// @returns 0 if there is no such member
std::uint32_t id(const json& members, const char* name) {
  const json* value = find(members, name);
  return value != nullptr ? id_from(*value, name) : 0;
}

std::int32_t count(const json& members, const char* name) {
  return whole_from<std::int32_t>(require(members, name), name, 1);
}

/// A whole number from 0.
std::int32_t amount(const json& members, const char* name) {
  return whole_from<std::int32_t>(require(members, name), name, 0);
}

double seconds(const json& members, const char* name) {
  const json& value = require(members, name);
  if (!value.is_number()) fail(name, "should be a number of seconds");
  return value.get<double>();
}

double duration(const json& members, const char* name) {
  const double value = seconds(members, name);
  if (value < 0) fail(name, "should not be negative");
  return value;
}

/// JSON has no infinity, so null represents it.
double deadline(const json& members, const char* name) {
  if (require(members, name).is_null()) return std::numeric_limits<double>::infinity();
  return seconds(members, name);
}

bool boolean(const json& members, const char* name) {
  const json& value = require(members, name);
  if (!value.is_boolean()) fail(name, "should be true or false");
  return value.get<bool>();
}

std::string_view text_from(const json& value, const char* name) {
  if (!value.is_string()) fail(name, "should be text");
  return value.get_ref<const std::string&>();
}

std::string_view text(const json& members, const char* name) {
  return text_from(require(members, name), name);
}

/// @returns an empty string if there is no such member
std::string_view text_or_empty(const json& members, const char* name) {
  const json* value = find(members, name);
  return value != nullptr ? text_from(*value, name) : std::string_view{};
}

bool on_standard_error(const json& members) {
  const json* stream = find(members, "stream");
  if (stream == nullptr) return false;
  if (*stream != "stderr") fail("stream", "should be stderr, or left out");
  return true;
}

/// @returns false if there is no such member
bool flag(const json& members, const char* name) {
  return find(members, name) != nullptr && boolean(members, name);
}

template <class Kind>
Kind kind(const json& members, const char* name) {
  const std::string_view value = text(members, name);
  const std::optional<Kind> found = named<Kind>(value);
  if (!found) fail(name, "is \"" + shortened(value) + "\", which is unknown");
  return *found;
}

template <class Kind>
std::uint8_t detail(const json& members, const char* name) {
  return static_cast<std::uint8_t>(kind<Kind>(members, name));
}

QueueKind queue(const json& members) {
  const auto found = kind<QueueKind>(members, "queue");
  if (!of_javascript(found)) fail("queue", "should be micro or macro");
  return found;
}

/// @returns the results of `read` for each element of a list; none if there is no such member
std::vector<std::uint32_t> list(const json& members, const char* name, auto read) {
  std::vector<std::uint32_t> made;
  const json* value = find(members, name);
  if (value == nullptr) return made;
  if (!value->is_array()) fail(name, "should be a list");
  made.reserve(value->size());
  for (const json& element : *value) made.push_back(read(element));
  return made;
}

/// How many tasks there are, how many of them are listed, and these: `name` is "waiter" for "waiters" and "waiter_count".
std::vector<std::uint32_t> tasks_in_line(const json& members, const std::string& name) {
  const std::string ids = name + "s";
  const std::string total = name + "_count";
  std::vector<std::uint32_t> made =
      list(members, ids.c_str(), [&ids](const json& value) { return id_from(value, ids.c_str()); });
  const auto listed = static_cast<std::uint32_t>(made.size());
  std::uint32_t all = listed;
  if (find(members, total.c_str()) != nullptr)
    all = static_cast<std::uint32_t>(count(members, total.c_str()));
  if (all < listed) fail(total.c_str(), "is less than there are " + ids);
  made.insert(made.begin(), {all, listed});
  return made;
}

}  // namespace

/// What tasks share, as it is now: see EventKind::object_changed.
void EventReader::parse_object(const json& members, Event& event) {
  event.handle = 0;  // members of other events, which parse() has read
  event.task = 0;
  const char* in_line = "waiter";
  switch (static_cast<ObjectKind>(event.detail)) {
    case ObjectKind::lock:
    case ObjectKind::condition:
      event.number = boolean(members, "locked") ? 1 : 0;
      event.task = id(members, "holder");
      break;
    case ObjectKind::semaphore:
    case ObjectKind::bounded_semaphore: event.number = amount(members, "value"); break;
    case ObjectKind::event: event.number = boolean(members, "set") ? 1 : 0; break;
    case ObjectKind::barrier: event.number = count(members, "parties"); break;
    case ObjectKind::queue:
    case ObjectKind::priority_queue:
    case ObjectKind::lifo_queue:
      event.number = amount(members, "size");
      event.value = amount(members, "maxsize");
      event.handle = keep(list(
          members, "items", [this](const json& value) { return keep(text_from(value, "items")); }));
      in_line = "getter";
      break;
    case ObjectKind::task_group: in_line = "task"; break;
    case ObjectKind::promise:
      event.number = static_cast<std::int32_t>(kind<PromiseState>(members, "state"));
      event.text = keep(text_or_empty(members, "value"));
      break;
    case ObjectKind::abort_signal:
      event.number = boolean(members, "aborted") ? 1 : 0;
      event.text = keep(text_or_empty(members, "reason"));
      break;
  }
  std::vector<std::uint32_t> waiting = tasks_in_line(members, in_line);
  const std::vector<std::uint32_t> putters = tasks_in_line(members, "putter");
  if (waiting[0] == 0 && putters[0] == 0) return;
  waiting.insert(waiting.end(), putters.begin(), putters.end());
  event.list = keep(waiting);
}

void EventReader::parse_details(const json& members, Event& event) {
  switch (event.kind) {
    case EventKind::task_created:
      event.other = id(members, "creator");
      event.text = keep(text(members, "name"));
      if (find(members, "coroutine") != nullptr) event.number = count(members, "coroutine");
      event.list = keep_only_text(members, "call");
      event.detail = flag(members, "generator") ? 1 : 0;
      break;
    case EventKind::handle_scheduled:
      if (find(members, "queue") != nullptr) event.queue = queue(members);
      event.detail = detail<CallbackKind>(members, "kind");
      event.text = keep(text_or_empty(members, "label"));
      event.cause = kind<Cause>(members, "cause");
      event.other = id(members, "cause_task");
      if (find(members, "gathered_by") != nullptr) event.number = count(members, "gathered_by");
      if (!of_javascript(event.queue) || find(members, "waited") != nullptr)
        event.value = duration(members, "waited");
      break;
    case EventKind::iteration_started: event.number = count(members, "iteration"); break;
    case EventKind::handle_started: event.detail = detail<CallbackKind>(members, "kind"); break;
    case EventKind::timer_set:
      event.detail = detail<CallbackKind>(members, "kind");
      event.text = keep(text_or_empty(members, "label"));
      event.value = deadline(members, "due");
      break;
    case EventKind::task_suspended:
      event.detail = detail<WaitKind>(members, "awaits");
      if (static_cast<WaitKind>(event.detail) == WaitKind::sleep)
        event.value = deadline(members, "until");
      event.text = keep(text_or_empty(members, "label"));
      if (find(members, "object") != nullptr) event.number = count(members, "object");
      event.list =
          keep(list(members, "tasks", [](const json& value) { return id_from(value, "tasks"); }));
      event.other = keep(list(members, "outside", [this](const json& value) {
        return keep(text_from(value, "outside"));
      }));
      if (flag(members, "settled")) event.cause = Cause::settled;
      break;
    case EventKind::task_done:
      event.detail = detail<Outcome>(members, "outcome");
      event.text = keep(text_or_empty(members, "error"));
      break;
    case EventKind::cancel_requested:
      event.other = id(members, "by");
      event.detail = boolean(members, "accepted") ? 1 : 0;
      break;
    case EventKind::line: event.number = count(members, "line"); break;
    case EventKind::output:
      event.text = keep(text(members, "text"));
      event.detail = on_standard_error(members) ? 1 : 0;
      break;
    case EventKind::external:
      event.text = keep(text(members, "text"));
      if (find(members, "about") != nullptr) event.detail = detail<NoteKind>(members, "about");
      break;
    case EventKind::blocked: event.value = duration(members, "seconds"); break;
    case EventKind::coroutine_created: event.text = keep(text(members, "call")); [[fallthrough]];
    case EventKind::coroutine_entered:
    case EventKind::coroutine_left:
    case EventKind::coroutine_dropped:
      event.other = id_from(require(members, "coroutine"), "coroutine");
      break;
    case EventKind::outside_started:
      event.other = id_from(require(members, "operation"), "operation");
      event.detail = detail<OutsideKind>(members, "kind");
      event.text = keep(text_or_empty(members, "label"));
      break;
    case EventKind::outside_ended:
      event.other = id_from(require(members, "operation"), "operation");
      event.detail = detail<Outcome>(members, "outcome");
      event.text = keep(text_or_empty(members, "answer"));
      break;
    case EventKind::object_created:
    case EventKind::object_changed:
      event.other = id_from(require(members, "object"), "object");
      event.detail = detail<ObjectKind>(members, "type");
      if (event.kind == EventKind::object_changed) parse_object(members, event);
      else event.text = keep(text_or_empty(members, "name"));
      break;
    case EventKind::unhandled:
      event.text = keep(text(members, "text"));
      event.list = keep_only_text(members, "error_type");
      break;
    case EventKind::handle_finished:
    case EventKind::handle_cancelled:
    case EventKind::timer_due:
    case EventKind::timer_cancelled:
    case EventKind::task_entered: break;
  }
}

std::uint32_t EventReader::keep(std::string_view text) {
  if (const auto found = texts_.find(text); found != texts_.end()) return found->second;
  const std::uint32_t index = trace_.keep(text);
  texts_.emplace(trace_.text(index), index);
  return index;
}

std::uint32_t EventReader::keep(const std::vector<std::uint32_t>& ids) {
  const auto [entry, is_new] = lists_.try_emplace(ids);
  if (is_new) entry->second = trace_.keep(ids);
  return entry->second;
}

std::uint32_t EventReader::keep_only_text(const json& members, const char* name) {
  const std::uint32_t text = keep(text_or_empty(members, name));
  return text != 0 ? keep(std::vector{text}) : 0;
}

Event EventReader::parse(const json& members) {
  Event event;
  event.kind = kind<EventKind>(members, "event");
  event.time = seconds(members, "time");
  event.handle = id(members, "handle");
  event.task = id(members, "task");
  parse_details(members, event);
  return event;
}

void EventReader::read(const json& event) {
  try {
    if (trace_.events().size() >= limits_.events)
      throw FormatError("a trace may have at most " + std::to_string(limits_.events) + " events");
    if (!event.is_object()) throw FormatError("should be an object");
    const Event parsed = parse(event);
    if (const std::string problem = checker_.take(trace_, parsed); !problem.empty())
      throw FormatError(problem);
    trace_.add(parsed);
  } catch (const FormatError& error) {
    std::string place = "events[" + std::to_string(trace_.events().size()) + "]";
    if (const json* name = event.is_object() ? find(event, "event") : nullptr;
        name != nullptr && name->is_string())
      place += " (" + shortened(name->get_ref<const std::string&>()) + ")";
    throw FormatError(place + ": " + error.what());
  }
}

void EventReader::end() const {
  if (const std::string problem = checker_.end(); !problem.empty()) throw FormatError(problem);
}

}  // namespace trace
