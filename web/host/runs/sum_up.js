// Calls the program that reads recorded runs: see program.js, and tools/reader.mjs for Node.
import { call } from "../call.js";

// The lesson that shows a run, and its trace as bytes. Throws an Error that says what is wrong with `json`.
export function sumUp(program, json, name, trace) {
  if (!call(program, "reader_read", json, name, trace)) throw new Error(program.UTF8ToString(program._reader_problem()));
  const begin = program._reader_bytes();
  return {
    bundle: program.UTF8ToString(program._reader_lesson()),
    bytes: program.HEAPU8.slice(begin, begin + program._reader_size()),
  };
}
