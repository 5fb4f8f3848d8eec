// Compares random programs on the loop with this Node:  tools/in-toolchain node tests/js/compare.mjs [--count N]
// [--seed S]
//
// The order of what each prints, its times, the number of promise jobs and unhandled rejections must be the same, and
// its trace must keep the rules of docs/trace-format.md. Prints the seed, the programs that differ, and "N passed, N
// failed".
import { parseArgs } from "node:util";
import { runOnLoop } from "./loop.mjs";
import { runInNode } from "./node_engine.mjs";
import { randomProgram } from "./random_program.mjs";
import { brokenRules } from "./trace_rules.mjs";

const MOST_SHOWN = 3;

const { values } = parseArgs({ options: { count: { type: "string", default: "1000" }, seed: { type: "string" } } });
const count = Number(values.count);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
console.log(`${count} random programs from seed ${seed}, on the loop and on Node ${process.version}`);

const total = { passed: 0, failed: 0, endless: 0, jobs: 0, lines: 0 };
for (let each = seed; each < seed + count; each += 1) {
  const source = randomProgram(each);
  const ours = runOnLoop(source, { olderIteration: true });
  if (!ours) { // Node would not end either
    total.endless += 1;
    continue;
  }
  const problem = difference(ours, await runInNode(source)) ?? brokenRules(ours.program.recording.json())[0];
  total.jobs += ours.jobs;
  total.lines += ours.log.length;
  total[problem ? "failed" : "passed"] += 1;
  if (problem && total.failed <= MOST_SHOWN) console.log(`seed ${each}: ${problem}`);
}
const { jobs, lines, endless } = total;
console.log(`${jobs} promise jobs, ${lines} lines; ${endless} programs do not end, and were left out`);
if (total.failed > 0) console.log(`Repeat one with --count 1 --seed …, and see its text with randomProgram(seed).`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

function difference(ours, theirs) {
  const place = theirs.log.findIndex((line, index) => line !== ours.log[index]);
  const shorter = place < 0 && ours.log.length > theirs.log.length ? theirs.log.length : place;
  const near = (log) => log.slice(Math.max(shorter - 2, 0), shorter + 3).join(" | ");
  if (shorter >= 0) {
    const error = ours.program.error ? JSON.stringify(ours.program.error) : "";
    return `line ${shorter + 1} of the output differs\n  Node: ${near(theirs.log)}\n  loop: ${near(ours.log)} ${error}`;
  }
  return ours.jobs === theirs.jobs ? null : `Node ran ${theirs.jobs} promise jobs, the loop ${ours.jobs}`;
}
