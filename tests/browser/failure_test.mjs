import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, lessonAt, openSite, phone, picture, reaches, rests} from './site.mjs';

const progress = 'loopstep.progress.v1';

describe('When something is broken', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  /** The lesson is still there to be read, and a note says what is wrong. */
  async function assertStaticLesson(page, says) {
    await page.locator('#static').getByRole('heading', {level: 1}).first().waitFor();
    await page.locator('#static').getByText('asyncio.run(main())').first().waitFor();
    assert.match(await page.locator('#note').textContent(), says);
  }

  it('without WebAssembly the static lesson stays, with a note', async () => {
    const page = await site.page({path: lessonAt(), state: 'failed',
      before: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; })});
    await assertStaticLesson(page, /WebAssembly/);
    await picture(page, 'no-webassembly');
  });

  it('a broken bundle gives a readable message, never a blank page', async () => {
    const page = await site.page({path: lessonAt(), state: null,
      before: (page) => page.route('**/lesson.json', (route) => route.fulfill({body: '{"format":1,"slug":', contentType: 'application/json'}))});
    await page.locator('#note').getByText(/^The examples cannot run here: [\w-]+\/lesson\.json: line 1, column 20 .* whoever runs the site\. The text below is complete\.$/).waitFor();
    await picture(page, 'broken-bundle');
  });

  it('a bundle with a wrong field names the place', async () => {
    const page = await site.page({path: lessonAt(), state: null, before: (page) => page.route('**/lesson.json', async (route) => {
      const lesson = await (await route.fetch()).json();
      lesson.sections[2].blocks[0] = {type: 'hologram'};
      await route.fulfill({json: lesson});
    })});
    await page.getByText(/sections\[2\]\.blocks\[0\]/).first().waitFor();
  });

  it('a bundle that does not arrive is said, and can be tried again', async () => {
    let broken = true;
    const page = await site.page({path: lessonAt(), state: null,
      before: (page) => page.route('**/lesson.json', (route) => (broken ? route.abort() : route.continue()))});
    await page.locator('#note').getByText(/lesson\.json/).first().waitFor();
    broken = false;
    await page.reload();
    await reaches(page, 'ready');
    await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
  });

  it('corrupt progress is survived and said', async () => {
    const page = await site.page({path: lessonAt(), before: (page) => page.addInitScript((key) => {
      if (!sessionStorage.getItem('broken')) { localStorage.setItem(key, '{"format":1,"lessons":['); sessionStorage.setItem('broken', '1'); }
    }, progress)});
    await app(page).getByText(/progress/i).first().waitFor();
    await picture(page, 'corrupt-progress');
    assertClean(page);
  });

  it('progress of a newer version is left alone', async () => {
    const newer = '{"format":99,"future":true}';
    const page = await site.page({path: lessonAt('#quiz'),
      before: (page) => page.addInitScript(([key, text]) => localStorage.setItem(key, text), [progress, newer])});
    await app(page).getByRole('radiogroup').first().getByRole('radio').first().click();
    await rests(page);
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), progress), newer);
    assertClean(page);
  });

  it('blocked storage is survived and said', async () => {
    const page = await site.page({path: lessonAt(), before: (page) => page.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('blocked', 'SecurityError'); }});
    })});
    await app(page).getByText(/storage|saved|progress/i).first().waitFor();
    assertClean(page);
  });

  it('the captions of what demos print hold all their words on a phone', async () => {
    const page = await site.page({path: lessonAt(), viewport: phone, state: 'failed',
      before: (page) => page.route('**/*.wasm', (route) => route.abort())});
    const heights = await page.locator('.output figcaption').evaluateAll((all) => all.map(({scrollHeight, clientHeight}) => [scrollHeight, clientHeight]));
    assert.ok(heights.some(([, height]) => height > 50), 'one of them has two lines');
    assert.deepEqual(heights.filter(([words, height]) => words > height), []);
  });

  it('an unknown demo in the address is named', async () => {
    const page = await site.page({path: lessonAt('#demo=no-such-demo')});
    await app(page).getByText(/no-such-demo/).first().waitFor();
    await page.waitForFunction(() => !location.hash.includes('no-such-demo'));
    assertClean(page);
  });
});

describe('Without WebGL', () => {
  let site;
  before(async () => { site = await openSite({extra: ['--disable-gpu', '--disable-3d-apis']}); });
  after(() => site.close());

  it('the static lesson stays, with a note', async () => {
    const page = await site.page({path: lessonAt(), state: 'failed'});
    await page.locator('#static').getByText('asyncio.run(main())').first().waitFor();
    assert.match(await page.locator('#note').textContent(), /WebGL/);
    await picture(page, 'no-webgl');
  });
});
