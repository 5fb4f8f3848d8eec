// Reads recorded runs with the program with which the page reads them (src/reader, compiled to WebAssembly). Each line of
// the input is the path of a trace; the answer is a line of JSON: { problem }, or { sections, bytes }.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { call } from "../../../web/host/call.js";

const folder = new URL("../../../build/web/src/reader/", import.meta.url);
const wasm = readFileSync(new URL("reader.wasm", folder));
const program = await createRequire(folder)("./reader.cjs")({
  instantiateWasm: (imports, done) => {
    WebAssembly.instantiate(wasm, imports).then(({ instance, module }) => done(instance, module));
    return {};
  },
});

function opened(path) {
  const json = readFileSync(path, "utf8");
  if (!call(program, "reader_read", json, path, "file:run.json")) return { problem: program.UTF8ToString(program._reader_problem()) };
  const lesson = JSON.parse(program.UTF8ToString(program._reader_lesson()));
  return { sections: lesson.sections.map((section) => section.title), bytes: program._reader_size() };
}

for await (const path of createInterface({ input: process.stdin })) console.log(JSON.stringify(opened(path)));
