// The budgets that a visitor feels. Sizes and frames are held; times depend on the machine and are printed.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {button, openDemo, openSite, pass, rests, until} from './site.mjs';

describe('The budget', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('first visit: at most 400 KB over the wire', async () => {
    const sizes = {};
    let allArrived;
    const page = await site.page({path: 'async-python/', state: null, before: async (page, visitor) => {
      const devtools = await visitor.newCDPSession(page);
      const urls = {};
      const unfinished = new Set();
      allArrived = () => unfinished.size === 0;
      await devtools.send('Network.enable');
      devtools.on('Network.requestWillBeSent', (event) => unfinished.add(event.requestId));
      devtools.on('Network.responseReceived', (event) => { urls[event.requestId] = event.response.url; });
      devtools.on('Network.loadingFinished', (event) => {
        unfinished.delete(event.requestId);
        sizes[urls[event.requestId]] = event.encodedDataLength;
      });
    }});
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
    await rests(page);
    await until(allArrived);
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    for (const [url, size] of Object.entries(sizes).sort((a, b) => b[1] - a[1]).slice(0, 8)) {
      console.log(`    ${String(size).padStart(8)}  ${url.replace(site.url, '')}`);
    }
    console.log(`    ${String(total).padStart(8)}  bytes over the wire on the first visit, brotli`);
    assert.ok(Object.keys(sizes).some((url) => url.endsWith('.wasm')), 'the program was counted');
    assert.ok(total <= 400_000, `${total} bytes`);
  });

  it('draws no frame in 5 idle seconds', async () => {
    const page = await site.page({path: 'async-python/', before: (page) => page.clock.install()});
    await openDemo(page, 'hello-gather');
    await button(page, 'Step').click();
    await pass(page, 2);
    const before = await page.evaluate(() => window.loopstep.stats().frames);
    await pass(page, 5);
    const after = await page.evaluate(() => window.loopstep.stats().frames);
    console.log(`    frames drawn in 5 idle seconds: ${after - before}`);
    assert.equal(after, before);
  });

  it('tells the CPU time of a frame', async () => {
    const page = await site.page({path: 'async-python/'});
    for (let i = 0; i < 40; i += 1) {
      await page.mouse.move(400, 400);
      await page.mouse.wheel(0, 120);
      await rests(page);
    }
    const stats = await page.evaluate(() => window.loopstep.stats());
    console.log(`    frames ${stats.frames}, median CPU time of a frame ${stats.medianFrameMs.toFixed(2)} ms (WebGL in software)`);
    assert.ok(stats.frames > 5);
    assert.ok(stats.medianFrameMs > 0);
  });
});
