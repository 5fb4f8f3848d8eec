// Declarations for the examples in src/trace; see tools/header_examples.py.
#include <cstdio>
#include <string>

#include "trace/state.hpp"

// trace/cursor.hpp
extern const trace::Trace& run;

// trace/event.hpp
extern const trace::Trace& run;
void show(std::string_view);

// trace/json.hpp
extern const trace::Trace& run;

// trace/kinds.hpp
extern const trace::TaskState& task;
void show(double);

// trace/state.hpp
extern const trace::Trace& run;

// trace/step_count.hpp
extern const trace::Trace& run;
void show(std::size_t step, std::string_view);

// trace/timeline.hpp
extern const trace::Trace& run;
void draw(const trace::Row&);

// trace/checker.hpp
extern trace::Trace& run;
extern const trace::Event& event;
void refuse(const std::string&);

// trace/event_reader.hpp
#include <nlohmann/json.hpp>
extern trace::Trace& run;
extern const trace::JsonLimits& limits;

// trace/position.hpp
#include "trace/trace.hpp"
extern const trace::Trace& run;

// trace/stops.hpp
#include "trace/cursor.hpp"
extern const trace::Trace& run;
extern std::size_t events;
extern trace::Cursor& cursor;

// trace/task_tree.hpp
extern const trace::State& state;
void draw(const trace::TaskNode&);
void copy(const std::string&);

// trace/bytes.hpp
extern const trace::Trace& run;
extern const trace::Trace& more;

// trace/recording.hpp
extern std::string text;

// trace/summary.hpp
extern const trace::Trace& run;

// trace/tasks_in_line.hpp
#include "trace/trace.hpp"
extern const trace::Trace& run;
extern const trace::Event& event;

// trace/chrome_scale.hpp
#include "trace/recording.hpp"
extern const trace::Recording& recording;

// trace/chrome_trace.hpp
extern const trace::Recording& recording;
