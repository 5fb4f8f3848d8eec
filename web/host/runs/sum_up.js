// Calls the program that reads recorded runs: see program.js, and tools/reader.mjs for Node. What cannot be read ends in
// an Error that says what is wrong with `json`.
import { call } from "../call.js";

function run(program, name, ...values) {
  if (!call(program, name, ...values)) throw new Error(program.UTF8ToString(program._reader_problem()));
}

// The lesson that shows a run, its trace as bytes, and the text of its program.
export function sumUp(program, json, name, trace) {
  run(program, "reader_read", json, name, trace);
  const begin = program._reader_bytes();
  return {
    bundle: program.UTF8ToString(program._reader_lesson()),
    bytes: program.HEAPU8.slice(begin, begin + program._reader_size()),
    text: program.UTF8ToString(program._reader_program()),
  };
}

// The run as the text of a file: src/reader/saved.hpp says in which formats, and what the position is for.
export function saved(program, json, name, format, { step, event }) {
  run(program, "reader_save", json, name, format, step, event);
  return program.UTF8ToString(program._reader_file());
}
