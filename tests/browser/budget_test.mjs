// The budgets that a visitor feels. Sizes and frames are held; times depend on the machine and are printed.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {button, lessonAt, openDemo, openSite, pass, reaches, rests, until} from './site.mjs';

/** What has asked for a file: 'page', or the script's name. */
function askerOf({type, url, stack}) {
  if (type === 'parser') return 'page';
  const script = url ?? stack?.callFrames[0]?.url ?? type;
  return script.split('/').at(-1).split('-')[0];
}

/** A visitor who has never been here, on a network such as `conditions`; seconds are counted from the click. */
async function firstVisit(site, conditions) {
  const requests = new Map();
  let unfinished = 0;
  const page = await site.page({path: lessonAt(), state: null, before: async (page, visitor) => {
    const devtools = await visitor.newCDPSession(page);
    await devtools.send('Network.enable');
    if (conditions) await devtools.send('Network.emulateNetworkConditions', conditions);
    devtools.on('Network.requestWillBeSent', ({requestId, request, initiator}) => {
      if (request.url.startsWith('data:')) return;
      requests.set(requestId, {url: request.url, asker: askerOf(initiator), size: 0});
      unfinished += 1;
    });
    devtools.on('Network.loadingFinished', ({requestId, encodedDataLength}) => {
      if (!requests.has(requestId)) return;
      requests.get(requestId).size = encodedDataLength;
      unfinished -= 1;
    });
    await page.addInitScript(() => {
      new MutationObserver(() => { window.readyAt ??= document.documentElement.dataset.state === 'ready' ? performance.now() : undefined; })
        .observe(document, {subtree: true, attributeFilter: ['data-state']});
    });
  }});
  await reaches(page, 'ready');
  await rests(page);
  await until(() => unfinished === 0);
  const {ready, text} = await page.evaluate(() => ({
    ready: window.readyAt / 1000,
    text: performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000,
  }));
  const all = [...requests.values()];
  return {requests: all, bytes: all.reduce((sum, {size}) => sum + size, 0), ready, text};
}

describe('The budget', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('first visit: at most 361,700 bytes in at most 10 requests, each file asked for once', async () => {
    const visit = await firstVisit(site);
    for (const {size, url} of visit.requests.toSorted((a, b) => b.size - a.size)) {
      console.log(`    ${String(size).padStart(8)}  ${url.replace(site.url, '')}`);
    }
    console.log(`    ${String(visit.bytes).padStart(8)}  bytes over the wire in ${visit.requests.length} requests on the first visit, brotli 11`);
    const urls = visit.requests.map(({url}) => url);
    assert.deepEqual(urls, [...new Set(urls)], 'each file is asked for once');
    assert.ok(urls.some((url) => url.endsWith('.wasm')), 'the program was counted');
    assert.ok(visit.requests.length <= 10, `${visit.requests.length} requests`);
    assert.ok(visit.bytes <= 361_700, `${visit.bytes} bytes`);
  });

  it('first visit: everything is asked for by the page or by its small script, so that nothing waits for the large one', async () => {
    const visit = await firstVisit(site, {offline: false, latency: 100, downloadThroughput: 200_000, uploadThroughput: 200_000});
    const askers = new Set(visit.requests.slice(1).map(({asker}) => asker));
    assert.deepEqual([...askers].sort(), ['arrival', 'page']);
  });

  it('first visit: tells when it is ready at 400 kbit/s and 400 ms', async () => {
    const visit = await firstVisit(site, {offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000});
    const wire = 2 * 0.4 + visit.bytes / 50_000;
    console.log(`    at 400 kbit/s and 400 ms: text after ${visit.text.toFixed(1)} s, ready after ${visit.ready.toFixed(1)} s `
      + `(two round trips and the bytes take ${wire.toFixed(1)} s)`);
    assert.ok(wire <= 8.5, 'leaves half a second for compiling and the first frame');
  });

  it('second visit: asks again only for the page and the lesson', async () => {
    const page = await site.page({path: lessonAt()});
    const devtools = await page.context().newCDPSession(page);
    const cached = new Set();
    await devtools.send('Network.enable');
    devtools.on('Network.requestServedFromCache', ({requestId}) => cached.add(requestId));
    const urls = {};
    devtools.on('Network.responseReceived', ({requestId, response}) => {
      urls[requestId] = response.url;
      if (response.fromDiskCache) cached.add(requestId);
    });
    await page.reload();
    await reaches(page, 'ready');
    const fresh = Object.entries(urls).filter(([id, url]) => !cached.has(id) && !url.startsWith('data:')).map(([, url]) => url.replace(site.url, ''));
    assert.deepEqual(fresh.sort(), [lessonAt(), lessonAt('lesson.json'), 'course.json']);
  });

  it('draws no frame in 5 idle seconds', async () => {
    const page = await site.page({path: lessonAt(), before: (page) => page.clock.install()});
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
    const page = await site.page({path: lessonAt()});
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
