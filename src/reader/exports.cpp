// The functions that web/host/runs/sum_up.js calls.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <exception>
#include <string>
#include <utility>

#include "reader/checks/judge.hpp"
#include "reader/run_lesson.hpp"
#include "reader/saved.hpp"
#include "trace/bytes.hpp"
#include "trace/recording.hpp"
#include "trace/summary.hpp"

namespace {

std::string lesson;
std::string bytes;
std::string program;
std::string file;
std::string problem;
reader::Judgement judgement;

// Returns whether that was possible. If not, `problem` says why.
int attempt(auto&& act) {
  try {
    act();
    return 1;
  } catch (const std::exception& error) {
    problem = error.what();
    return 0;
  }
}

}  // namespace

extern "C" {

// Reads a run, and judges it if `exercise` is not empty: the JSON of one. `running`: the program has not ended.
// `begins`: it is the program that the exercise begins with, which is not judged. Returns whether that was possible;
// the results stay until the next call.
EMSCRIPTEN_KEEPALIVE int reader_read(const char* json, const char* name, const char* address,
                                     const char* exercise, int running, int begins) {
  return attempt([&] {
    trace::Recording recording = trace::recording_from_json(json, name);
    const trace::Summary summary = trace::summarize(recording.trace);
    if (*exercise == '\0') {
      lesson = reader::run_lesson(recording, summary, name, address, {.running = running != 0});
    } else {
      reader::Judged judged{.exercise = reader::exercise_from_json(exercise)};
      if (begins == 0)
        judged.judgement = judgement = reader::judge(judged.exercise, recording, summary);
      lesson = reader::run_lesson(recording, summary, name, address, {.judged = &judged});
    }
    bytes = trace::to_bytes(recording.trace);
    program = std::move(recording.program.text);
  });
}

EMSCRIPTEN_KEEPALIVE const char* reader_lesson() { return lesson.c_str(); }
EMSCRIPTEN_KEEPALIVE const char* reader_bytes() { return bytes.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t reader_size() { return bytes.size(); }
EMSCRIPTEN_KEEPALIVE const char* reader_program() { return program.c_str(); }
// Of the last run that was judged.
EMSCRIPTEN_KEEPALIVE int reader_passed() { return judgement.passed ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE std::size_t reader_step() { return judgement.step; }
EMSCRIPTEN_KEEPALIVE std::size_t reader_checks() { return judgement.verdicts.size(); }
EMSCRIPTEN_KEEPALIVE int reader_check_passed(std::size_t check) {
  return judgement.verdicts[check].passed ? 1 : 0;
}

// Makes a file of a run, as reader::saved() does. Returns whether that was possible.
EMSCRIPTEN_KEEPALIVE int reader_save(const char* json, const char* name, const char* format,
                                     std::size_t step, std::size_t event) {
  return attempt([&] {
    file = reader::saved(trace::recording_from_json(json, name), format,
                         {.step = step, .event = event});
  });
}

EMSCRIPTEN_KEEPALIVE const char* reader_file() { return file.c_str(); }
EMSCRIPTEN_KEEPALIVE const char* reader_problem() { return problem.c_str(); }

}  // extern "C"
