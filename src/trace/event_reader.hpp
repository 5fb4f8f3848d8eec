/// Reads events from JSON, one by one, into a trace.
///
///     trace::EventReader reader(run, limits);
///     reader.read(nlohmann::json::parse(R"({"event":"external","time":0,"text":"hello"})"));
///     reader.end();
///
/// Unknown members are skipped. Everything else is checked: see `Checker`.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "trace/checker.hpp"
#include "trace/event.hpp"
#include "trace/json.hpp"
#include "trace/trace.hpp"

namespace trace {

class EventReader {
 public:
  /// `trace` must outlive the reader.
  EventReader(Trace& trace, const JsonLimits& limits)
      : trace_(trace), limits_(limits), checker_(limits.tasks) {}

  /// Appends an event.
  /// @throws FormatError that names the event and what is wrong with it
  void read(const nlohmann::json& event);

  /// Ends the trace.
  /// @throws FormatError if the trace cannot end here
  void end() const;

 private:
  [[nodiscard]] Event parse(const nlohmann::json& members);
  void parse_object(const nlohmann::json& members, Event& event);
  void parse_details(const nlohmann::json& members, Event& event);

  Trace& trace_;
  JsonLimits limits_;
  Checker checker_;
};

}  // namespace trace
