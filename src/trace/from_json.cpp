#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "trace/event_reader.hpp"
#include "trace/json.hpp"
#include "trace/names.hpp"
#include "trace/recording.hpp"

namespace trace {

namespace {

using nlohmann::json;
using ParseEvent = json::parse_event_t;

// Depths of the parser's callback, which counts the arrays and objects around a value.
constexpr int in_document = 1;
constexpr int in_events = 2;

/// Follows the parser through the document, and passes each event on as soon as it is parsed, without
/// keeping it.
class Document {
 public:
  Document(Recording& made, const JsonLimits& limits)
      : limits_(limits), made_(made), reader_(made.trace, limits) {}

  /// @returns whether the parser should keep the value
  bool follow(int depth, ParseEvent what, const json& value) {
    limit_nesting(depth, what);
    limit_values(depth, what);
    if (depth == 0 && what == ParseEvent::array_start) throw FormatError("should be an object");
    if (depth == in_document && what == ParseEvent::key) key_ = value.get_ref<const std::string&>();
    if (depth == in_document && key_ == "events") return enter_events(what);
    if (depth == in_document && key_ == "format") return take_format(what, value);
    if (depth == in_events && key_ == "events") return take_event(what, value);
    return true;
  }

  void end() const {
    if (!has_format_) throw FormatError("format is missing");
    if (!has_events_) throw FormatError("events is missing");
    reader_.end();
  }

 private:
  static bool opens(ParseEvent what) {
    return what == ParseEvent::object_start || what == ParseEvent::array_start;
  }
  static bool is_whole(ParseEvent what) {
    return what == ParseEvent::value || what == ParseEvent::object_end ||
           what == ParseEvent::array_end;
  }

  void limit_nesting(int depth, ParseEvent what) const {
    if (opens(what) && static_cast<std::size_t>(depth) >= limits_.nesting)
      throw FormatError("arrays and objects are nested more than " +
                        std::to_string(limits_.nesting) + " deep");
  }

  /// A value that ends a member of the document or an event frees all values inside it.
  void limit_values(int depth, ParseEvent what) {
    if (depth <= in_events) values_ = 0;
    else if (is_whole(what) && ++values_ > limits_.values)
      throw FormatError("an event has more than " + std::to_string(limits_.values) + " values");
  }

  bool enter_events(ParseEvent what) {
    if (what == ParseEvent::array_start) {
      if (has_events_) throw FormatError("events appears twice");
      has_events_ = true;
    } else if (what == ParseEvent::object_start || what == ParseEvent::value) {
      throw FormatError("events should be a list");
    }
    return true;
  }

  bool take_format(ParseEvent what, const json& value) {
    if (what == ParseEvent::key) return true;
    if (opens(what) || value != 1)
      throw FormatError("format should be 1; this trace was made for another version of Loopstep");
    has_format_ = true;
    return true;
  }

  bool take_event(ParseEvent what, const json& value) {
    if (!is_whole(what)) return true;
    reader_.read(value);
    take_error_type(value);
    return false;
  }

  /// Of an event that was read, so all else in it is right.
  void take_error_type(const json& event) {
    const auto type = event.find("error_type");
    if (type == event.end() || event.at("event") != name_of(EventKind::task_done)) return;
    if (!type->is_string())
      throw FormatError("events[" + std::to_string(made_.trace.events().size() - 1) +
                        "] (task_done): error_type should be text");
    made_.error_types[event.at("task").get<std::uint32_t>()] = type->get<std::string>();
  }

  const JsonLimits& limits_;
  Recording& made_;
  EventReader reader_;
  std::string key_;         // the document's current member
  std::size_t values_ = 0;  // of the current event
  bool has_format_ = false;
  bool has_events_ = false;
};

/// @returns an empty string if there is no such member
std::string text_of(const json& members, const char* name, const char* path) {
  const auto found = members.find(name);
  if (found == members.end()) return {};
  if (!found->is_string()) throw FormatError(std::string(path) + " should be text");
  return found->get<std::string>();
}

/// Reads what stands beside the events.
void read_head(const json& document, Recording& made) {
  if (const auto program = document.find("program"); program != document.end()) {
    if (!program->is_object()) throw FormatError("program should be an object");
    made.program = {.name = text_of(*program, "name", "program.name"),
                    .text = text_of(*program, "text", "program.text"),
                    .python = text_of(*program, "python", "program.python"),
                    .javascript = text_of(*program, "javascript", "program.javascript")};
  }
  const std::string clock = text_of(document, "clock", "clock");
  if (clock == "real") made.clock = RecordedClock::real;
  else if (!clock.empty() && clock != "virtual")
    throw FormatError("clock should be virtual or real");
  made.truncated = text_of(document, "truncated", "truncated");
}

std::string place_in(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
  const std::size_t newline = before.rfind('\n');
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  return "line " + std::to_string(std::ranges::count(before, '\n') + 1) + ", column " +
         std::to_string(before.size() - start + 1);
}

[[noreturn]] void refuse(std::string_view file, std::string_view problem) {
  throw FormatError(
      std::string(file) + ": " + std::string(problem) +
      ". Record the run again, or correct the file: docs/trace-format.md describes it.");
}

}  // namespace

Recording recording_from_json(std::string_view text, std::string_view file,
                              const JsonLimits& limits) {
  if (text.size() > limits.bytes)
    refuse(file, "has " + std::to_string(text.size()) + " bytes, but at most " +
                     std::to_string(limits.bytes) + " can be read");
  Recording made;
  Document document(made, limits);
  try {
    const json whole = json::parse(text, [&](int depth, ParseEvent what, const json& value) {
      return document.follow(depth, what, value);
    });
    if (!whole.is_object()) throw FormatError("should be an object");
    document.end();
    read_head(whole, made);
  } catch (const json::parse_error& error) {
    refuse(file,
           place_in(text, error.byte) + " is not valid JSON; the file may be damaged or cut off");
  } catch (const json::exception&) {  // a number that does not fit a double
    refuse(file, "a number is too large");
  } catch (const FormatError& error) {
    refuse(file, error.what());
  }
  return made;
}

std::string error_words(const Recording& recording, std::uint32_t task, std::string_view error) {
  const auto type = recording.error_types.find(task);
  if (type == recording.error_types.end()) return std::string(error);
  return type->second + (error.empty() ? "" : ": " + std::string(error));
}

Trace from_json(std::string_view text, std::string_view file, const JsonLimits& limits) {
  return recording_from_json(text, file, limits).trace;
}

}  // namespace trace
