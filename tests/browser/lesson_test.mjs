import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {
  app, assertClean, desktop, lessonAt, lessonFolder, openSite, phone, picture, reaches, rests, until,
} from './site.mjs';

const sections = ['The Mental Model: Same Concept, Different Runtime', 'Coroutines, Tasks, and Futures',
  'async with & async for', 'Error Handling in Async', 'sync vs async: The Critical Rule', 'Complete Real-World Example'];

describe('The lesson', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('has its six sections, in order, and a quiz', async () => {
    const page = await site.page({path: lessonAt()});
    const headings = await app(page).getByRole('heading', {level: 2}).allTextContents();
    assert.deepEqual(headings.slice(0, 6), sections);
    assert.match(headings[6], /Quiz/);
    assertClean(page);
  });

  it('shows each listing in Python and JavaScript, and copies it as it is', async () => {
    const page = await site.page({path: lessonAt()});
    const listing = app(page).getByRole('group', {name: 'Listing fetch_users.py'});
    await listing.getByRole('group', {name: 'JavaScript'}).getByText('Promise.all').first().waitFor();
    await listing.getByRole('group', {name: 'Python'}).getByRole('button', {name: 'Copy'}).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const file = await readFile(`${lessonFolder}/listings/fetch_users.py`, 'utf8');
    assert.equal(copied.trimEnd(), file.trimEnd());
    assertClean(page);
  });

  it('scrolls when the wheel turns over a listing, which scrolls sideways only', async () => {
    const page = await site.page({path: lessonAt('#errors')});
    const code = app(page).getByRole('group', {name: 'Listing risky.py'}).getByRole('group', {name: 'Python'}).locator('.scroll').first();
    await code.scrollIntoViewIfNeeded();
    const before = await code.boundingBox();
    await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
    await page.mouse.wheel(0, 120);
    await until(async () => before.y - (await code.boundingBox()).y > 60);
  });

  it('gives a finger 44 pixels on a phone, however low a control is drawn', async () => {
    const page = await site.page({path: lessonAt(), viewport: phone});
    const names = [/^Sections/, /^Text size/, /^Theme/, /^‹ Course|^Course/];
    for (const name of names) {
      const control = app(page).getByRole(String(name).includes('Course') ? 'link' : 'button', {name}).first();
      const box = await control.boundingBox();
      const middle = box.y + box.height / 2;
      for (const y of [middle - 21, middle + 21]) {
        const hit = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest('[data-widget]')?.dataset.id, [box.x + box.width / 2, y]);
        assert.equal(hit, await control.getAttribute('data-id'), `${name} at ${y}`);
      }
    }
  });

  it('shows its tables and warnings', async () => {
    const page = await site.page({path: lessonAt()});
    await app(page).getByRole('cell', {name: 'Promise.all()'}).first().waitFor({state: 'attached'});
    await app(page).getByRole('cell', {name: /asyncio.to_thread\(\)/}).first().waitFor({state: 'attached'});
    await app(page).getByText('Key difference: you must call asyncio.run()').first().waitFor();
    await app(page).getByText('Never call blocking code from async').first().waitFor();
  });

  it('opens at the section that its address names', async () => {
    const page = await site.page({path: lessonAt('#errors')});
    const heading = app(page).getByRole('heading', {name: 'Error Handling in Async'});
    await rests(page);
    const box = await heading.boundingBox();
    assert.ok(box.y > 0 && box.y < 400, `the heading is at ${box.y}`);
    assertClean(page);
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    for (const words of ['gather waits for all of them', 'sync vs async: The Critical Rule']) {
      it(`goes on where the reader is on the static page: ${name}, ${words}`, async () => {
        let load;
        const loaded = new Promise((done) => { load = done; });
        const page = await site.page({path: lessonAt(), viewport, state: null,
          before: (page) => page.route('**/*.wasm', async (route) => { await loaded; await route.continue(); })});
        const heading = page.locator('#static').getByRole('heading', {name: words});
        await heading.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - 140));
        const before = await heading.boundingBox();
        load();
        await reaches(page, 'ready');
        const now = await app(page).getByRole('heading', {name: words}).boundingBox();
        assert.ok(Math.abs(now.y - before.y) < 30, `the heading was at ${before.y} and is at ${now.y}`);
        assertClean(page);
      });
    }
  }

  it('says so when the address names a section that is not there', async () => {
    const page = await site.page({path: lessonAt('#no-such-section')});
    await app(page).getByText(/no-such-section/).first().waitFor();
    await page.waitForFunction(() => !location.hash.includes('no-such-section'));
    assertClean(page);
  });

  it('can be read without any script at all', async () => {
    const page = await site.page({path: lessonAt(), state: null, javaScriptEnabled: false});
    const headings = (await page.locator('#static h2').allTextContents()).map((text) => text.trim());
    assert.deepEqual(headings.slice(0, 6), sections);
    await page.locator('#static').getByText('asyncio.run(main())').first().waitFor();
    await picture(page, 'lesson-static');
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    for (const theme of ['dark', 'light']) {
      it(`is pictured: ${name}, ${theme}`, async () => {
        const page = await site.page({path: lessonAt(), viewport, theme});
        await picture(page, `lesson-${theme}-${name}`);
        assertClean(page);
      });
    }
  }
});
