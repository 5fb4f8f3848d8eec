// Prints what this Node's own engine does with each probe, as JSON: {name: {log, jobs}}. A process of its own, because a
// test runner's promises have jobs, too.
import { runInNode } from "./node_engine.mjs";
import { PRELUDE } from "./prelude.mjs";
import { probes, unlikeChromium } from "./probes.mjs";

const results = {};
for (const [name, source] of Object.entries({ ...probes, ...unlikeChromium })) {
  results[name] = await runInNode(PRELUDE + source);
}
console.log(JSON.stringify(results));
