// A run of JavaScript with a call, a microtask and a timer, as the loop in web/loop records it.
//   const trace::Trace run = trace_test::javascript_greeting();
#pragma once

#include <string>
#include <vector>

#include "trace/json.hpp"
#include "trace/trace.hpp"

namespace trace_test {

// What the loop records of
//
//   1  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
//   2  async function greet(name) {
//   3    await wait(500);
//   4    console.log(name);
//   5  }
//   6  queueMicrotask(() => console.log("micro"));
//   7  await greet("Ada");
inline const std::vector<std::string> greeting = {
    R"({"event":"handle_scheduled","time":0,"handle":1,"kind":"script","label":"greet.js","queue":"macro","cause":"created"})",
    R"({"event":"iteration_started","time":0,"iteration":1})",
    R"({"event":"handle_started","time":0,"handle":1,"kind":"script"})",
    R"({"event":"task_created","time":0,"task":1,"name":"module"})",
    R"({"event":"task_entered","time":0,"task":1})",
    R"({"event":"line","time":0,"task":1,"line":1})",
    R"({"event":"line","time":0,"task":1,"line":6})",
    R"({"event":"handle_scheduled","time":0,"handle":2,"kind":"microtask","label":"queueMicrotask","queue":"micro","cause":"called"})",
    R"({"event":"line","time":0,"task":1,"line":7})",
    R"json({"event":"task_created","time":0,"task":2,"creator":1,"name":"greet","call":"greet(\"Ada\")"})json",
    R"({"event":"task_entered","time":0,"task":2})",
    R"({"event":"line","time":0,"task":2,"line":3})",
    R"({"event":"timer_set","time":0,"handle":3,"task":2,"kind":"sleep","label":"setTimeout","due":0.5})",
    R"({"event":"task_suspended","time":0,"task":2,"awaits":"sleep","until":0.5})",
    R"({"event":"task_suspended","time":0,"task":1,"awaits":"task","tasks":[2]})",
    R"({"event":"handle_finished","time":0,"handle":1})",
    R"({"event":"handle_started","time":0,"handle":2,"kind":"microtask"})",
    R"({"event":"line","time":0,"line":6})",
    R"({"event":"output","time":0,"text":"micro"})",
    R"({"event":"handle_finished","time":0,"handle":2})",
    R"({"event":"timer_due","time":0.5,"handle":3})",
    R"({"event":"handle_scheduled","time":0.5,"handle":3,"task":2,"kind":"sleep","label":"setTimeout","queue":"macro","cause":"timer"})",
    R"({"event":"iteration_started","time":0.5,"iteration":2})",
    R"({"event":"handle_started","time":0.5,"handle":3,"task":2,"kind":"sleep"})",
    R"({"event":"handle_scheduled","time":0.5,"handle":4,"task":2,"kind":"task_step","queue":"micro","cause":"timer","waited":0.5})",
    R"({"event":"handle_finished","time":0.5,"handle":3})",
    R"({"event":"handle_started","time":0.5,"handle":4,"task":2,"kind":"task_step"})",
    R"({"event":"line","time":0.5,"task":2,"line":4})",
    R"({"event":"output","time":0.5,"task":2,"text":"Ada"})",
    R"({"event":"task_done","time":0.5,"task":2,"outcome":"returned"})",
    R"({"event":"handle_scheduled","time":0.5,"handle":5,"task":1,"kind":"task_step","queue":"micro","cause":"task_done","cause_task":2,"waited":0.5})",
    R"({"event":"handle_finished","time":0.5,"handle":4})",
    R"({"event":"handle_started","time":0.5,"handle":5,"task":1,"kind":"task_step"})",
    R"({"event":"task_done","time":0.5,"task":1,"outcome":"returned"})",
    R"({"event":"handle_finished","time":0.5,"handle":5})",
};

/// The file of a trace with these events.
inline std::string document(const std::vector<std::string>& events) {
  std::string text =
      R"({"format":1,"program":{"name":"greet.js","javascript":"ES2025"},"events":[)";
  for (const std::string& event : events) text += (text.back() == '[' ? "" : ",") + event;
  return text + "]}";
}

inline trace::Trace javascript_greeting() {
  return trace::from_json(document(greeting), "greet.js.json");
}

}  // namespace trace_test
