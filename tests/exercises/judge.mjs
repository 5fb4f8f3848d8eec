// Judges runs with the program with which the page judges them (src/reader, compiled to WebAssembly). Each line of the input is
// { trace, exercise }, both as JSON texts; the answer is a line of JSON: the judgement with { words } of the page's
// introduction, or { problem }.
import { createInterface } from "node:readline";
import { reader } from "../../tools/reader.mjs";
import { sumUp } from "../../web/host/runs/sum_up.js";

const wordsOf = (part) => part.text ?? Object.values(part).flatMap((inner) => (typeof inner === "object" ? wordsOf(inner) : [])).join("");

function judged({ trace, exercise }) {
  try {
    const { bundle, judgement } = sumUp(reader, trace, "exercise.py", "code:x", exercise);
    return { ...judgement, words: JSON.parse(bundle).intro.map(wordsOf).join("\n") };
  } catch ({ message }) {
    return { problem: message };
  }
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(judged(JSON.parse(line))));
