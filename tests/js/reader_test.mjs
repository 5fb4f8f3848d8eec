// The loop's traces in the program with which the page reads recorded runs.
import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { reader } from "../../tools/reader.mjs";
import { sumUp } from "../../web/host/runs/sum_up.js";
import { run } from "../../web/loop/program.js";
import { lessons, surroundings } from "./lessons.mjs";
import { PRELUDE } from "./prelude.mjs";
import { probes } from "./probes.mjs";
import { randomProgram } from "./random_program.mjs";

const open = (json) => JSON.parse(sumUp(reader, json, "run.json", "file:run.json").bundle);

describe("The page's reader", () => {
  for (const lesson of lessons()) {
    for (const name of readdirSync(`${lesson}/listings`).filter((file) => file.endsWith(".js"))) {
      it(`opens the run of ${name}`, () => {
        const source = readFileSync(`${lesson}/listings/${name}`, "utf8");
        const { recording } = run(source, { name, ...surroundings(lesson) });
        assert.ok(open(recording.json()).sections.length > 0);
      });
    }
  }

  it("opens the run of every probe of the language", () => {
    for (const [name, source] of Object.entries(probes)) {
      const { recording } = run(PRELUDE + source, { name: "probe.js" });
      assert.doesNotThrow(() => open(recording.json()), name);
    }
  });

  it("opens the runs of random programs", () => {
    const seed = randomInt(2 ** 31);
    console.log(`    from seed ${seed}`);
    for (let count = 0; count < 100; count += 1) {
      const { recording } = run(randomProgram(seed + count), { name: "random.js" });
      assert.doesNotThrow(() => open(recording.json()), `seed ${seed + count}`);
    }
  });
});
