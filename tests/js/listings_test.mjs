// The lessons' JavaScript listings on the loop: what they print, and when, is what they print in Node on a virtual
// clock, which tests/listings holds against the same files.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { run } from "../../web/loop/program.js";
import { lessons, surroundings } from "./lessons.mjs";
import { brokenRules } from "./trace_rules.mjs";

const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : null);

function timesOf(output) {
  if (!output.some(({ time }) => time > 0)) return null;
  return output.map(({ time, text }) => `${String(time).padEnd(5)} ${text}\n`).join("");
}

for (const lesson of lessons()) {
  const listings = readdirSync(`${lesson}/listings`).filter((name) => name.endsWith(".js"));
  describe(`The listings of ${lesson.split("/").at(-1)}`, () => {
    for (const name of listings) {
      it(`${name} prints what it prints in Node, at the same times`, () => {
        const { recording, error } = run(read(`${lesson}/listings/${name}`), { name, ...surroundings(lesson) });
        const output = recording.events.filter(({ event }) => event === "output");
        assert.equal(error, null);
        assert.equal(recording.truncated, null);
        assert.equal(output.map(({ text }) => `${text}\n`).join(""), read(`${lesson}/expected/${name}.txt`));
        assert.equal(timesOf(output), read(`${lesson}/expected/${name}.times.txt`));
        assert.deepEqual(brokenRules(recording.json()), []);
      });
    }
  });
}
