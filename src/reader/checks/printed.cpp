#include "reader/checks/printed.hpp"

#include <algorithm>
#include <string_view>

#include "trace/step_count.hpp"

namespace reader {
namespace {

struct Printed {
  std::size_t step = 0;
  std::string_view text;
};

std::vector<Printed> printed(const trace::Trace& trace) {
  std::vector<Printed> made;
  trace::StepCount steps;
  for (const trace::Event& event : trace.events()) {
    steps.take(event);
    if (event.kind == trace::EventKind::output && event.detail == 0)
      made.push_back({.step = steps.step(), .text = trace.text(event.text)});
  }
  return made;
}

std::string quoted(std::string_view line) {
  if (line.empty()) return "an empty line";
  return "“" + std::string(line) + "”";
}

Verdict missing(const trace::Trace& trace, std::string_view line) {
  return {.passed = false,
          .step = trace.steps(),
          .words = "the program has not printed " + quoted(line)};
}

Verdict unexpected(const Printed& line, const std::vector<std::string>& lines) {
  const bool known = std::ranges::find(lines, line.text) != lines.end();
  return {.passed = false,
          .step = line.step,
          .words = "the program prints " + quoted(line.text) +
                   (known ? " once more than it should" : ", which it should not print")};
}

Verdict compare_in_order(const trace::Trace& trace, const std::vector<Printed>& found,
                         const std::vector<std::string>& lines) {
  const auto [at, wanted] = std::ranges::mismatch(
      found, lines, [](const Printed& line, const std::string& text) { return line.text == text; });
  if (at == found.end() && wanted == lines.end()) return {};
  if (at == found.end()) return missing(trace, *wanted);
  if (wanted == lines.end()) return unexpected(*at, lines);
  return {.passed = false,
          .step = at->step,
          .words = "the program prints " + quoted(at->text) + "; it should print " +
                   quoted(*wanted) + " first"};
}

Verdict compare_in_any_order(const trace::Trace& trace, const std::vector<Printed>& found,
                             const std::vector<std::string>& lines) {
  std::vector<std::string> left = lines;
  for (const Printed& line : found) {
    const auto wanted = std::ranges::find(left, line.text);
    if (wanted == left.end()) return unexpected(line, lines);
    left.erase(wanted);
  }
  return left.empty() ? Verdict{} : missing(trace, left.front());
}

}  // namespace

Verdict compare_prints(const trace::Trace& trace, const std::vector<std::string>& lines,
                       LineOrder order) {
  const std::vector<Printed> found = printed(trace);
  return order == LineOrder::given ? compare_in_order(trace, found, lines)
                                   : compare_in_any_order(trace, found, lines);
}

}  // namespace reader
