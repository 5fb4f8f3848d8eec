// Runs every test in Chromium:  tools/in-toolchain node tests/browser/run.mjs [part of a file's name]
// With LOOPSTEP_PICTURES=1 pictures of the pages go to test-artifacts/. Ends with "N passed, N failed".
import {spawn} from 'node:child_process';
import {mkdirSync, readdirSync, rmSync} from 'node:fs';
import {basename} from 'node:path';
import {fileURLToPath} from 'node:url';
import {runTests} from '../node_tests.mjs';
import {artifacts} from './site.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv[2] ?? '';
// Those of the platform to test in are with it.
const folders = [here, fileURLToPath(new URL('../lms/', import.meta.url))];
const files = folders.flatMap((folder) => readdirSync(folder).sort().map((name) => folder + name))
  .filter((file) => file.endsWith('_test.mjs') && basename(file).includes(wanted));

if (!wanted) rmSync(artifacts, {recursive: true, force: true});
mkdirSync(artifacts, {recursive: true});

// A page waits for its frames much of the time, so that some files at once are done sooner.
let {passed, failed} = await runTests(files, {atOnce: 3});

// The network's cases are a program of their own, which counts for itself.
function runNetwork() {
  return new Promise((done) => {
    let output = '';
    const child = spawn('node', [here + 'net.mjs'], {stdio: ['ignore', 'pipe', 'inherit']});
    child.stdout.on('data', (text) => { output += text; process.stdout.write(text); });
    child.on('close', (status) => {
      const counts = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
      passed += counts ? Number(counts[1]) : 0;
      failed += counts ? Number(counts[2]) : 1;
      if (status !== 0 && counts?.[2] === '0') failed += 1;
      done();
    });
  });
}

if ('net'.includes(wanted)) await runNetwork();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
