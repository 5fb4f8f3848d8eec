// Programs in the browser's Python: their recordings, how soon they are there, and how much is loaded for them.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {recorded, withoutVersion} from '../web/python/recorded_listings.mjs';
import {loadPython, openPython, openPythonElsewhere, run, sound} from './python.mjs';
import {assertClean, openSite, until} from './site.mjs';

const MOST_BYTES = 3_200_000;  // brotli 11

/** Counts what a page loads from now on, over the wire: {bytes, files, open}. */
async function countLoads(page) {
  const loads = {bytes: 0, files: [], open: 0};
  const names = new Map();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({requestId, request}) => {
    if (!request.url.startsWith('http')) return;
    names.set(requestId, request.url.split('/').at(-1));
    loads.open += 1;
  });
  devtools.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
    if (!names.has(requestId)) return;
    loads.files.push([names.get(requestId), encodedDataLength]);
    loads.bytes += encodedDataLength;
    loads.open -= 1;
  });
  return loads;
}

describe('Python in the browser', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('loads at most 3,200,000 bytes, at the first run, and tells how many are there', async () => {
    const page = await site.page({state: 'ready'});
    const loads = await countLoads(page);
    await loadPython(page, site);
    assert.equal((await run(page, sound)).end, 'finished');
    await until(() => loads.open === 0);
    // The frame's script is in another process, whose loads are not seen here.
    for (const [name, size] of loads.files) console.log(`    ${String(size).padStart(8)}  ${name}`);
    console.log(`    ${String(loads.bytes).padStart(8)}  bytes over the wire for the first run, brotli 11`);
    assert.ok(loads.bytes > 3_000_000, 'everything was counted');
    assert.ok(loads.bytes + 2_000 <= MOST_BYTES, `${loads.bytes} bytes`);
    const progress = await page.evaluate(() => window.progress);
    const [loaded, total] = progress.at(-1);
    assert.equal(loaded, total);
    // The headers are not in it, and the frame's script is not shown.
    assert.ok(Math.abs(total - loads.bytes) < 20_000, `${total} instead of ${loads.bytes} bytes over the wire`);
    assert.ok(progress.length > 4 && progress.every(([now], at) => at === 0 || now >= progress[at - 1][0]));
    assertClean(page);
  });

  it('records all listings as CPython does', async () => {
    const page = await openPython(site);
    assert.ok(Object.keys(recorded).length > 10);
    const limits = {seconds: 120};  // one of them computes for long
    for (const [path, {text, responses, recording}] of Object.entries(recorded)) {
      const result = await run(page, text, {files: {'data.txt': 'Hello from data.txt'}, responses, limits});
      assert.equal(withoutVersion(result.recording ?? ''), withoutVersion(recording), path);
      assert.equal(result.end, 'finished');
    }
    assertClean(page);
  });

  it('tells how long a first, a later and a second run take', async () => {
    const page = await openPython(site);
    const cold = await run(page, sound);
    await page.waitForFunction(async () => (await (await caches.open('loopstep-python')).keys()).length === 1);
    await page.reload();
    await loadPython(page, site);
    const warm = await run(page, sound);
    const next = await run(page, sound);
    await page.evaluate(() => window.python.whenReady());
    const second = await run(page, sound);
    console.log(`    from the click to the result: cold cache ${cold.ms} ms, warm cache ${warm.ms} ms, `
      + `the next at once ${next.ms} ms, the second with a worker ready ${second.ms} ms`);
    for (const result of [cold, warm, next, second]) assert.equal(result.end, 'finished');
  });

  it('hands over events while the program runs', async () => {
    const page = await openPython(site);
    const result = await run(page, `import asyncio

async def work():
    for _ in range(2_000):
        await asyncio.sleep(1)

async def main():
    await asyncio.gather(*(work() for _ in range(5)))

asyncio.run(main())
`);
    const {events} = JSON.parse(result.recording);
    assert.ok(result.chunks > 2, `${result.chunks} chunks`);
    assert.equal(result.sent, events.length);
    console.log(`    ${events.length} events in ${result.chunks} chunks within ${result.ms} ms`);
  });

  it('names the line of a syntax error, and of an error', async () => {
    const page = await openPython(site);
    const syntax = await run(page, 'import asyncio\nasync def main(:\n    pass\n');
    assert.deepEqual([syntax.end, syntax.error.type, syntax.error.line, syntax.recording], ['finished', 'SyntaxError', 2, null]);
    const error = await run(page, 'import asyncio\nasync def main():\n    1 / 0\nasyncio.run(main())\n');
    assert.deepEqual([error.error.type, error.error.stack], ['ZeroDivisionError', [['<module>', 4], ['main', 3]]]);
  });

  it('stops a run for the next one, and drops what the stopped one still sends', async () => {
    const page = await openPython(site);
    const [first, second] = await page.evaluate((text) => {
      const start = (program) => new Promise((done) => { window.python.run({text: program}, {done}); });
      const endless = start('while True:\n    pass\n');
      return Promise.all([endless, start(text)]);
    }, sound);
    assert.deepEqual([first.end, second.end], ['stopped', 'finished']);
    assert.match(second.recording, /hello after 2/);
  });

  it('says what is wrong when a file cannot be loaded, and loads it at the next run', async () => {
    const page = await openPython(site, {before: (page) => page.route('**/python-library-*.json', (route) => route.abort())});
    const failed = await run(page, sound);
    assert.equal(failed.end, 'failed');
    assert.match(failed.error.text, /connection failed at python-library-.*Try again/);
    await page.unroute('**/python-library-*.json');
    assert.equal((await run(page, sound)).end, 'finished');
  });

  it('says when a server sends something else', async () => {
    const page = await openPython(site, {before: (page) => page.route('**/python-library-*.json', (route) => route.fulfill({body: '{}'}))});
    assert.match((await run(page, sound)).error.text, /python-library-.* is not the file that this page needs/);
  });

  const under = (value) => openPythonElsewhere(site, {headers: {'content-security-policy': value}});
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src data:; "
    + "connect-src 'self' https://api.github.com; worker-src 'self'";

  it('runs under the policy that the README gives', async () => {
    const page = await under(`${policy} blob:`);
    const {end, error} = await run(page, sound);
    assert.equal(end, 'finished', error?.text);
    await page.close();
  });

  it('says what a policy does not allow', async () => {
    const page = await under(policy);
    const {end, error} = await run(page, sound);
    await page.close();
    assert.equal(end, 'failed');
    assert.match(error.text, /Content-Security-Policy.*worker-src blob:/);
  });

  it('starts a later visit from the memory that the first one has kept', async () => {
    const page = await openPython(site);
    await run(page, sound);
    await page.waitForFunction(async () => (await (await caches.open('loopstep-python')).keys()).length === 1);
    await page.reload();
    await loadPython(page, site);
    assert.equal((await run(page, sound)).end, 'finished');
    assertClean(page);
  });

  for (const [what, size] of Object.entries({'cut off': 7, 'of another program': 20 * 2 ** 20})) {
    it(`starts without the kept memory if that is ${what}`, async () => {
      const page = await openPython(site);
      await run(page, sound);
      await page.waitForFunction(async () => (await (await caches.open('loopstep-python')).keys()).length === 1);
      await page.evaluate(async (bytes) => {
        const cache = await caches.open('loopstep-python');
        const [request] = await cache.keys();
        await cache.put(request, new Response(new Uint8Array(bytes)));
      }, size);
      await page.reload();
      await loadPython(page, site);
      assert.equal((await run(page, sound)).end, 'finished');
    });
  }

  it('runs where there is no storage', async () => {
    const page = await openPython(site, {before: (page) => page.addInitScript(() => { delete window.caches; })});
    assert.equal((await run(page, sound)).end, 'finished');
  });

  it('frees all that it has when it is closed, and starts again', async () => {
    const page = await openPython(site);
    await run(page, sound);
    await page.evaluate(() => window.python.close());
    assert.equal(await page.locator('iframe').count(), 0);
    assert.equal((await run(page, sound)).end, 'finished');
  });
});
