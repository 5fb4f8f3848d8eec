// Each demo's JavaScript on the stage: it plays, and prints what Node prints.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {
  app, assertClean, button, desktop, lessonAt, lessonFolder, openSite, phone, picture, rests, root, slug, stagePosition, until,
} from './site.mjs';
import {stepToTheEndAndAgain} from './stage_steps.mjs';

const lesson = JSON.parse(await readFile(`${root}dist/${slug}/lesson.json`, 'utf8'));

/** What Node prints for the listing: the file that its own run is held against. */
async function expected(demo) {
  return (await readFile(`${lessonFolder}/expected/${demo.listing.javascript.file}.txt`, 'utf8')).trimEnd().split('\n');
}

const at = (id) => lessonAt(`#demo=${id}&language=javascript`);
const microtasks = (page) => app(page).getByText(/^(no microtasks|microtasks:)$/);
const tab = (page, name) => app(page).getByRole('region', {name: /^Stage: /}).getByRole('tab', {name, exact: true});

describe('The JavaScript of a demo', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const demo of lesson.demos) {
    it(`${demo.id} runs to its end, back, and again`, async () => {
      const page = await site.page({path: at(demo.id)});
      await button(page, 'Step').waitFor();
      await microtasks(page).waitFor();
      await stepToTheEndAndAgain(page, await expected(demo));
      assertClean(page);
    });
  }

  it('is chosen beside the Python, by mouse and by keyboard, and has an address', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=3')});
    await tab(page, 'JavaScript').click();
    await microtasks(page).waitFor();
    await button(page, 'Step').click();
    await until(async () => page.url().endsWith('#demo=hello-gather&language=javascript&step=1'));
    await tab(page, 'JavaScript').focus();
    await page.keyboard.press('ArrowLeft');
    await app(page).getByText('Ready queue', {exact: true}).waitFor();
    assert.equal((await stagePosition(page)).step, 3, 'each run keeps its place');
    await until(async () => page.url().endsWith('#demo=hello-gather&step=3'));
    await page.keyboard.press('ArrowRight');
    await microtasks(page).waitFor();
    assertClean(page);
  });

  for (const theme of ['dark', 'light']) {
    for (const [name, viewport] of Object.entries({desktop, tablet: {width: 820, height: 1180}, phone})) {
      it(`is pictured: ${name}, ${theme}`, async () => {
        const page = await site.page({path: `${at('hello-gather')}&step=1`, theme, viewport});
        await button(page, 'Step').waitFor();
        await rests(page);
        await picture(page, `javascript-${name}-${theme}`);
        assertClean(page);
      });
    }
  }
});
