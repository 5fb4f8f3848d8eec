// Reads recorded runs with the program with which the page reads them (src/reader, compiled to WebAssembly). Each line of
// the input is the path of a trace; the answer is a line of JSON: { problem }, or { sections, bytes }.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { reader } from "../../../tools/reader.mjs";
import { sumUp } from "../../../web/host/runs/sum_up.js";

function opened(path) {
  try {
    const { bundle, bytes } = sumUp(reader, readFileSync(path, "utf8"), path, "file:run.json");
    return { sections: JSON.parse(bundle).sections.map((section) => section.title), bytes: bytes.length };
  } catch ({ message }) {
    return { problem: message };
  }
}

for await (const path of createInterface({ input: process.stdin })) console.log(JSON.stringify(opened(path)));
