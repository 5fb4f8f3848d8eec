import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {app, button, openSite, phone, rests} from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, a line each. The twin's text is transparent over the canvas: contrast is a unit test of the palette. */
async function violations(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, {rules: {'color-contrast': {enabled: false}}}));
  return result.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.length}, first: ${v.nodes[0].html.slice(0, 120)})`);
}

describe('A screen reader', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('finds nothing amiss on the index', async () => {
    assert.deepEqual(await violations(await site.page()), []);
  });

  it('finds nothing amiss in the lesson', async () => {
    assert.deepEqual(await violations(await site.page({path: 'async-python/'})), []);
  });

  it('finds nothing amiss on the stage', async () => {
    const page = await site.page({path: 'async-python/#demo=hello-gather&step=9'});
    await button(page, 'Step').waitFor();
    assert.deepEqual(await violations(page), []);
  });

  it('finds nothing amiss in a lesson that the stage has made narrower', async () => {
    const page = await site.page({path: 'async-python/'});
    await app(page).getByRole('group', {name: 'Three greetings at once'}).getByRole('button', {name: 'Open on stage'}).click();
    await button(page, 'Step').waitFor();
    const [needed, given] = await app(page).getByRole('group', {name: 'Lesson'})
      .evaluate((element) => [element.scrollWidth, element.clientWidth]);
    assert.equal(needed, given, 'what the lesson holds is as narrow as the lesson');
    assert.deepEqual(await violations(page), []);
  });

  it('finds nothing amiss on the stage of a phone', async () => {
    const page = await site.page({path: 'async-python/#demo=hello-gather&step=9', viewport: phone});
    await app(page).getByRole('heading', {name: 'Three greetings at once'}).waitFor();
    await rests(page);
    assert.deepEqual(await violations(page), []);
  });

  it('finds nothing amiss on the static page', async () => {
    const page = await site.page({path: 'async-python/', state: 'failed',
      before: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; })});
    assert.deepEqual(await violations(page), []);
  });

  it('is told what a step did', async () => {
    const page = await site.page({path: 'async-python/#demo=hello-gather'});
    await button(page, 'Step').click();
    await page.getByRole('status').filter({hasText: /main/}).first().waitFor({state: 'attached'});
  });
});
