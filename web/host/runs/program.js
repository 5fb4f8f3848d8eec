// The program that reads recorded runs, compiled from src/reader to WebAssembly.
import load from "../../../build/web/src/reader/reader.cjs";
import file from "../../../build/web/src/reader/reader.wasm";
import { call } from "../call.js";

// Resolves to the program, which is in the folder `assets`.
export function open(assets) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      fetch(new URL(file, assets))
        .then((answer) => answer.arrayBuffer())
        .then((bytes) => WebAssembly.instantiate(bytes, imports))
        .then(({ instance, module }) => done(instance, module))
        .catch(() => reject(new Error("A part of this page could not be loaded. Reload to try again.")));
      return {};
    };
    load({ instantiateWasm }).then(resolve, reject);
  });
}

// The lesson that shows a run, and its trace as bytes. Throws an Error that says what is wrong with `json`.
export function sumUp(program, json, name, trace) {
  if (!call(program, "reader_read", json, name, trace)) throw new Error(program.UTF8ToString(program._reader_problem()));
  const begin = program._reader_bytes();
  return {
    bundle: program.UTF8ToString(program._reader_lesson()),
    bytes: program.HEAPU8.slice(begin, begin + program._reader_size()),
  };
}
