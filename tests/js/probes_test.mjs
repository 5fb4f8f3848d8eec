// What the language does, on the loop and on this Node.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { runOnLoop } from "./loop.mjs";
import { PRELUDE } from "./prelude.mjs";
import { probes, unlikeChromium } from "./probes.mjs";
import { brokenRules } from "./trace_rules.mjs";

const inNode = JSON.parse(execFileSync(process.execPath, [fileURLToPath(new URL("probes_in_node.mjs", import.meta.url))],
  { stdio: ["ignore", "pipe", "ignore"] }));

describe("The loop does as Node with", () => {
  for (const [name, source] of Object.entries({ ...probes, ...unlikeChromium })) {
    it(name, () => {
      const { log, jobs, program } = runOnLoop(PRELUDE + source, { olderIteration: true });
      assert.deepEqual(log, inNode[name].log, JSON.stringify(program.error));
      assert.equal(jobs, inNode[name].jobs, "the number of promise jobs");
      assert.deepEqual(brokenRules(program.recording.json()), []);
    });
  }
});
