import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {app, button, lessonAt, openSite, phone, picture, rests} from './site.mjs';

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
    assert.deepEqual(await violations(await site.page({path: lessonAt()})), []);
  });

  it('finds nothing amiss on the stage', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=9')});
    await button(page, 'Step').waitFor();
    assert.deepEqual(await violations(page), []);
  });

  it('finds nothing amiss in a lesson that the stage has made narrower', async () => {
    const page = await site.page({path: lessonAt()});
    await app(page).getByRole('group', {name: 'Three greetings at once'}).getByRole('button', {name: 'Open on stage'}).click();
    await button(page, 'Step').waitFor();
    const [needed, given] = await app(page).getByRole('group', {name: 'Lesson'})
      .evaluate((element) => [element.scrollWidth, element.clientWidth]);
    assert.equal(needed, given, 'what the lesson holds is as narrow as the lesson');
    assert.deepEqual(await violations(page), []);
  });

  it('finds nothing amiss on the stage of a phone', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=9'), viewport: phone});
    await app(page).getByRole('heading', {name: 'Three greetings at once'}).waitFor();
    await rests(page);
    assert.deepEqual(await violations(page), []);
  });

  it('finds nothing amiss on the static page', async () => {
    const page = await site.page({path: lessonAt(), state: 'failed',
      before: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; })});
    assert.deepEqual(await violations(page), []);
  });

  it('hears who awaits whom, and the states of each task over the steps', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=9')});
    const tasks = app(page).getByRole('list', {name: 'Tasks', exact: true}).getByRole('listitem');
    await tasks.first().waitFor({state: 'attached'});
    assert.deepEqual(await tasks.allTextContents(), ['main: gather, waits for Alice, in main() line 9',
      'Alice: sleep, until 2 s, awaited by main, in say_hello("Alice", 2) line 4', 'Bob: done', 'Carol: done']);
    const rows = app(page).getByRole('list', {name: 'Tasks over the steps'}).getByRole('listitem');
    assert.match((await rows.allTextContents())[2], /^Bob: ready in steps 1 to 2, runs in step 3, .* done at 1 s$/);
  });

  it('knows each copy button by its file', async () => {
    const page = await site.page({path: lessonAt()});
    const names = await app(page).getByRole('button', {name: /^Copy/}).evaluateAll(
      (all) => all.map((button) => button.getAttribute('aria-label')));
    assert.ok(names.includes('Copy say_hello.py') && names.includes('Copy say_hello.js'), names.join());
    assert.equal(new Set(names).size, names.length);
  });

  for (const [where, path] of [['the index', ''], ['the lesson', lessonAt()], ['the stage', lessonAt('#demo=hello-gather')]]) {
    it(`reads the keys by "?" on ${where}`, async () => {
      const page = await site.page({path});
      const note = app(page).getByRole('dialog', {name: 'Keys'});
      await page.keyboard.press('?');
      await note.waitFor();
      await button(page, 'Close the note').and(page.locator(':focus')).waitFor();
      await picture(page, `keys-${where.split(' ')[1]}`);
      assert.deepEqual(await violations(page), []);
      await page.keyboard.press('Escape');
      await note.waitFor({state: 'detached'});
      await button(page, 'Keys').click();
      await note.waitFor();
      await page.keyboard.press('?');
      await note.waitFor({state: 'detached'});
      await button(page, 'Keys').and(page.locator(':focus')).waitFor();
    });
  }

  it('gets back to where it was when the note of the keys closes', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather')});
    await button(page, 'Step').focus();
    await page.keyboard.press('?');
    await app(page).getByRole('dialog', {name: 'Keys'}).waitFor();
    await page.keyboard.press('Escape');
    await button(page, 'Step').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ArrowRight');
    await app(page).getByText(/^step 1 /).first().waitFor();
  });

  it('is told what a step did', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather')});
    await button(page, 'Step').click();
    await page.getByRole('status').filter({hasText: /main/}).first().waitFor({state: 'attached'});
  });
});
