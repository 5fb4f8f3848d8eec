// Calls the program that reads recorded runs: see program.js, and tools/reader.mjs for Node. What cannot be read ends in
// an Error that says what is wrong with `json`.
import { call } from "../call.js";

function run(program, name, ...values) {
  if (!call(program, name, ...values)) throw new Error(program.UTF8ToString(program._reader_problem()));
}

// The lesson that shows a run, its trace as bytes, and the text of its program. `exercise` is one of a lesson's
// exercises.json, as JSON: its result then stands in the lesson, and is `judgement`:
// { passed, step, checks: [whether it passed, for each] }. `step` is where the first check fails. `running`: the program has
// not ended. `begins`: it is the program that the exercise begins with, of which only the task is shown.
export function sumUp(program, json, name, trace, exercise = "", { running = false, begins = false } = {}) {
  run(program, "reader_read", json, name, trace, exercise, running ? 1 : 0, begins ? 1 : 0);
  const begin = program._reader_bytes();
  return {
    bundle: program.UTF8ToString(program._reader_lesson()),
    bytes: program.HEAPU8.slice(begin, begin + program._reader_size()),
    text: program.UTF8ToString(program._reader_program()),
    judgement: exercise && !begins ? judgementOf(program) : null,
  };
}

function judgementOf(program) {
  return {
    passed: program._reader_passed() === 1,
    step: program._reader_step(),
    checks: Array.from({ length: program._reader_checks() }, (_, check) => program._reader_check_passed(check) === 1),
  };
}

// The run as the text of a file: src/reader/saved.hpp says in which formats, and what the position is for.
export function saved(program, json, name, format, { step, event }) {
  run(program, "reader_save", json, name, format, step, event);
  return program.UTF8ToString(program._reader_file());
}
