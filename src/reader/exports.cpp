// The functions that web/host/runs/sum_up.js calls.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <exception>
#include <string>

#include "reader/run_lesson.hpp"
#include "trace/bytes.hpp"
#include "trace/recording.hpp"

namespace {

std::string lesson;
std::string bytes;
std::string problem;

}  // namespace

extern "C" {

// Reads a run. Returns whether that was possible; the results stay until the next call.
EMSCRIPTEN_KEEPALIVE int reader_read(const char* json, const char* file, const char* address) {
  try {
    const trace::Recording recording = trace::recording_from_json(json, file);
    lesson = reader::run_lesson(recording, file, address);
    bytes = trace::to_bytes(recording.trace);
    return 1;
  } catch (const std::exception& error) {
    problem = error.what();
    return 0;
  }
}

EMSCRIPTEN_KEEPALIVE const char* reader_lesson() { return lesson.c_str(); }
EMSCRIPTEN_KEEPALIVE const char* reader_bytes() { return bytes.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t reader_size() { return bytes.size(); }
EMSCRIPTEN_KEEPALIVE const char* reader_problem() { return problem.c_str(); }

}  // extern "C"
