/// A state of the loop as text, for tests that compare states.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "trace/state.hpp"

namespace stage_test {

/// Everything a state shows, as text, so that two states can be compared and a difference read.
inline std::string picture(const trace::State& state) {
  std::ostringstream out;
  out << "step " << state.step << " time " << state.time << " iteration " << state.iteration << "/"
      << state.iteration_callbacks << " blocked " << state.blocked << "\n";
  const auto handle = [&out](const char* where, const trace::HandleState& h) {
    out << where << " " << h.id << " kind " << static_cast<int>(h.kind) << " task " << h.task
        << " cause " << static_cast<int>(h.cause) << "/" << h.cause_task;
    if (h.timer) out << " timer " << h.timer->length << " late " << h.timer->late;
    out << "\n";
  };
  if (state.running) handle("running", *state.running);
  for (const auto& h : state.queue(trace::QueueKind::batch)) handle("batch", h);
  for (const auto& h : state.queue(trace::QueueKind::ready)) handle("ready", h);
  for (const auto& timer : state.timers)
    out << "timer " << timer.handle << " at " << timer.when << "\n";
  for (const auto& task : state.tasks) {
    out << "task " << task.id << " " << task.name << " status " << static_cast<int>(task.status)
        << " line " << task.line << " awaits " << static_cast<int>(task.awaits) << " until "
        << task.until;
    for (const auto awaited : task.awaited_tasks) out << " +" << awaited;
    out << "\n";
  }
  for (const auto& line : state.output) out << "output " << line.time << " " << line.text << "\n";
  for (const auto line : state.lines) out << "line " << line << "\n";
  return out.str();
}

inline std::vector<std::string> output(const trace::State& state) {
  std::vector<std::string> lines;
  for (const auto& line : state.output) lines.emplace_back(line.text);
  return lines;
}

}  // namespace stage_test
