/// Collects the events of a trace in Chrome's Trace Event Format, and writes them by time.
///
///     trace::ChromeEvents events;
///     events.name_row(2, "main", 1);
///     events.add({.name = "main()", .phase = 'X', .row = 2, .at = 0, .duration = 20, .category = "step"});
///     std::string text = std::move(events).write(R"({"clock":"virtual"})");
///
/// Source: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU/
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trace {

/// Times are in whole microseconds, from 0.
struct ChromeEvent {
  std::string_view name;
  char phase =
      'i';  ///< 'X': a slice; 'i': an instant; 'C': a counter; 's', 'f': a flow; 'b', 'e': an operation
  std::uint32_t row = 0;
  std::int64_t at = 0;
  std::int64_t duration = 0;  ///< of a slice; at least 1
  std::string_view category;
  std::uint32_t id = 0;   ///< joins the two events of a flow or of an operation; otherwise 0
  std::string_view args;  ///< a JSON object; may be empty
};

class ChromeEvents {
 public:
  void name_process(std::string_view name);
  /// A row with a lower `order` is higher up.
  void name_row(std::uint32_t row, std::string_view name, std::uint32_t order);
  void add(const ChromeEvent& event);

  /// The whole file. `about` is a JSON object for what is said of the trace as a whole.
  [[nodiscard]] std::string write(std::string_view about) &&;

 private:
  struct Place {
    std::int64_t at = 0;
    std::int64_t duration = 0;
    std::size_t begin = 0;  ///< in text_
    std::size_t size = 0;
  };

  void describe(std::string_view what, std::uint32_t row, std::string_view args);

  std::string head_;  ///< the names
  std::string text_;
  std::vector<Place> places_;
};

}  // namespace trace
