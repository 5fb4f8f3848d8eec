// In a worker of a browser: compares programs on the loop with the browser's own promises, for loop_test.mjs: the
// probes and random ones. Gets { seed, count }, posts { same, differences: [{ name, browser, loop }], lines }.
import { runOnLoop } from "./loop.mjs";
import { runPlain } from "./plain.mjs";
import { PRELUDE } from "./prelude.mjs";
import { probes } from "./probes.mjs";
import { randomProgram } from "./random_program.mjs";

// Chromium 156 calls next() where ECMA-262 and Node 20 call throw(): when return() gets a promise that is rejected, and
// the generator is in `yield*`.
const options = { returnsPromises: false };

// A browser tells of unhandled rejections at a time of its own.
const compared = (log) => log.filter((line) => !/^\d+ unhandled /.test(line));

const channel = new MessageChannel();
const turns = [];
channel.port1.onmessage = () => turns.shift()();
const turn = (next) => {
  turns.push(next);
  channel.port2.postMessage(null);
};

self.onunhandledrejection = (event) => event.preventDefault();
function* programs(seed, count) {
  for (const [name, source] of Object.entries(probes)) yield [name, PRELUDE + source];
  for (let each = seed; each < seed + count; each += 1) yield [`seed ${each}`, randomProgram(each, options)];
}

self.onmessage = async ({ data: { seed, count } }) => {
  const result = { same: 0, differences: [], lines: 0 };
  for (const [name, source] of programs(seed, count)) {
    const ours = compared(runOnLoop(source).log);
    const theirs = compared((await runPlain(source, { turn })).log);
    result.lines += theirs.length;
    const place = theirs.findIndex((line, index) => line !== ours[index]);
    const near = (log) => log.slice(Math.max(place - 2, 0), place + 3);
    if (place < 0 && ours.length === theirs.length) result.same += 1;
    else result.differences.push({ name, browser: near(theirs), loop: near(ours) });
  }
  self.postMessage(result);
};
