// Runs files of tests for Node, shows the report, and counts.
//
//     const {passed, failed} = await runTests(["/…/find_test.mjs"], {atOnce: 2});
import {run} from "node:test";
import {spec} from "node:test/reporters";

export async function runTests(files, {atOnce = 1} = {}) {
  const count = {passed: 0, failed: 0};
  if (files.length === 0) return count;
  const stream = run({files, concurrency: atOnce, timeout: 3_600_000});
  stream.on("test:pass", (test) => { if (test.details.type !== "suite" && !test.skip) count.passed += 1; });
  stream.on("test:fail", (test) => { if (test.details.type !== "suite") count.failed += 1; });
  stream.compose(spec).pipe(process.stdout, {end: false});
  await new Promise((done) => stream.once("end", done));
  return count;
}
