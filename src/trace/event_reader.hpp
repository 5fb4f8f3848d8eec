/// Reads events from JSON, one by one, into a trace.
///
///     trace::EventReader reader(run, limits);
///     reader.read(nlohmann::json::parse(R"({"event":"external","time":0,"text":"hello"})"));
///     reader.end();
///
/// Unknown members are skipped. Everything else is checked: see `Checker`.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string_view>
#include <unordered_map>
#include <vector>

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
  // Those of the trace, but what is in it already is not stored again.
  std::uint32_t keep(std::string_view text);
  std::uint32_t keep(const std::vector<std::uint32_t>& ids);
  /// The list of one string that a member is; 0 if there is no such member.
  std::uint32_t keep_only_text(const nlohmann::json& members, const char* name);

  Trace& trace_;
  JsonLimits limits_;
  Checker checker_;
  std::unordered_map<std::string_view, std::uint32_t> texts_;  // by what they are, in the trace
  std::map<std::vector<std::uint32_t>, std::uint32_t> lists_;
};

}  // namespace trace
