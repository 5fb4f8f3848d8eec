// The JavaScript loop in Chromium, in a worker of a sandboxed frame as edited programs run: random programs do there
// what they do on the browser's own promises.
import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {build} from 'esbuild';
import {slimParser} from '../../tools/loop_parser.mjs';
import {chromium, flags, patience, root} from './site.mjs';

const COUNT = 300;

async function bundle(entry) {
  const {outputFiles} = await build({
    absWorkingDir: root, entryPoints: [entry], bundle: true, format: 'iife',
    plugins: [slimParser], minify: true, write: false,
  });
  return outputFiles[0].text;
}

describe('The JavaScript loop in a worker without an origin', () => {
  let browser;
  before(async () => { browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: flags}); });
  after(() => browser.close());

  /** What a worker posts that runs `script` in a sandboxed frame and gets `message`. */
  async function inSandbox(script, message) {
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    const result = await page.evaluate(async ([script, message]) => {
      const frame = document.createElement('iframe');
      frame.sandbox = 'allow-scripts';
      const text = JSON.stringify(script).replaceAll('<', '\\x3c');
      const start = `const worker = new Worker(URL.createObjectURL(new Blob([${text}])));
        worker.onmessage = ({data}) => parent.postMessage({data, origin: self.origin}, "*");
        worker.onerror = ({message}) => parent.postMessage({problem: message}, "*");
        worker.postMessage(${JSON.stringify(message)});`;
      frame.srcdoc = `<script>${start}</script>`;
      const answer = new Promise((resolve) => window.addEventListener('message', ({data}) => resolve(data)));
      document.body.append(frame);
      return answer;
    }, [script, message]);
    await page.close();
    return result;
  }

  it(`does what Chromium does with ${COUNT} random programs, and with the probes of the language`, async () => {
    const seed = randomInt(1e9);
    console.log(`    ${COUNT} random programs from seed ${seed}`);
    const {data, origin, problem} = await inSandbox(await bundle('tests/js/chromium_worker.mjs'), {seed, count: COUNT});
    assert.equal(problem, undefined);
    assert.equal(origin, 'null');
    console.log(`    ${data.lines} lines`);
    assert.deepEqual(data.differences, []);
    assert.ok(data.same > COUNT, 'the probes were compared, too');
  });
});
