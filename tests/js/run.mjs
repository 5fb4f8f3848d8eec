// Runs the tests of what the loop does beside what Node does:  tools/in-toolchain node tests/js/run.mjs [part of a
// name] Random programs are compared by compare.mjs. Ends with "N passed, N failed".
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runTests } from "../node_tests.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv[2] ?? "";
const files = readdirSync(here).filter((name) => name.endsWith("_test.mjs") && name.includes(wanted)).sort();
const { passed, failed } = await runTests(files.map((name) => here + name));
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
