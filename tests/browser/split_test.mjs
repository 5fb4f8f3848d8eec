// A wide window shared by lesson and stage: the lesson hides and comes back, the border between them moves by mouse and by
// key, and both are kept.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, lessonAt, openSite, phone, picture, rests, until} from './site.mjs';

const border = (page) => app(page).getByRole('separator', {name: 'Border of lesson and stage'});
const lesson = (page) => page.locator('[data-id="lesson"]');
const hide = (page) => button(page, 'Hide the lesson');
const show = (page) => button(page, 'Show the lesson');

/** Where the stage begins. */
const stageX = async (page) => (await page.locator('[data-id="stage/code"]').boundingBox()).x;

const wait = {
  hidden: async (page) => {
    await show(page).waitFor();
    assert.equal(await lesson(page).count(), 0);
    assert.equal(await border(page).count(), 0);
    assert.equal(await stageX(page), 0);
  },
  shown: async (page, x = 536) => {
    await hide(page).waitFor();
    await lesson(page).waitFor();
    await until(async () => await stageX(page) === x);
  },
};

async function again(page) {
  await page.reload();
  await button(page, 'Step').waitFor();
}

describe('Lesson and stage beside each other', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const open = async (options = {}) => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=9'), ...options});
    await button(page, 'Step').waitFor();
    return page;
  };

  it('a button hides the lesson and shows it where it was, and a reload keeps both', async () => {
    const page = await open();
    await rests(page);
    const top = await lesson(page).evaluate((area) => area.scrollTop);
    await hide(page).click();
    await wait.hidden(page);
    await again(page);
    await wait.hidden(page);
    await show(page).click();
    await wait.shown(page);
    await rests(page);
    assert.equal(await lesson(page).evaluate((area) => area.scrollTop), top);
    await again(page);
    await wait.shown(page);
    assertClean(page);
  });

  it('a key does so from the lesson, from the stage and from the bar', async () => {
    const page = await open();
    for (const focus of [button(page, 'Step'), hide(page), app(page).getByRole('button', {name: 'On stage'}).first()]) {
      await focus.focus();
      await page.keyboard.press('h');
      await wait.hidden(page);
      await page.keyboard.press('h');
      await wait.shown(page);
    }
    assertClean(page);
  });

  it('closing the stage shows the lesson, and so does a link to a section', async () => {
    const page = await open();
    await hide(page).click();
    await wait.hidden(page);
    await app(page).getByRole('button', {name: /^Sections/}).click();
    await page.locator('[data-id="sections/quiz"]').click();
    await wait.shown(page);
    await hide(page).click();
    await wait.hidden(page);
    await page.locator('[data-id="stage/close"]').click();
    await lesson(page).waitFor();
    assert.equal(await hide(page).count() + await show(page).count(), 0);
    assertClean(page);
  });

  it('the border follows the mouse within limits, a reload keeps it, a double click moves it back', async () => {
    const page = await open();
    assert.equal(await border(page).evaluate((element) => getComputedStyle(element).cursor), 'col-resize');
    await page.mouse.move(536, 400);
    await page.mouse.down();
    for (const [to, x] of [[500, 500], [430, 430], [100, 360], [1000, 720], [620, 620]]) {
      await page.mouse.move(to, 400);
      await wait.shown(page, x);
    }
    await page.mouse.up();
    await rests(page);
    const frames = () => page.evaluate(() => window.loopstep.stats().frames);
    const drawn = await frames();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await frames(), drawn, 'nothing is drawn once it rests');
    await again(page);
    await wait.shown(page, 620);
    await page.mouse.dblclick(620, 400);
    await wait.shown(page);
    await again(page);
    await wait.shown(page);
    assertClean(page);
  });

  it('the text that is being read keeps its place while the border is dragged', async () => {
    const page = await open();
    await rests(page);
    const heading = page.locator('[data-id="lesson"] h3', {hasText: 'gather waits'});
    const at = async () => (await heading.boundingBox()).y;
    const before = await at();
    await page.mouse.move(536, 600);
    await page.mouse.down();
    for (const x of [520, 480, 440, 400, 370, 410, 470, 536]) {
      await page.mouse.move(x, 600);
      await wait.shown(page, x);
      assert.ok(Math.abs(await at() - before) < 2, `at ${x} the heading is at ${await at()} instead of ${before}`);
    }
    await page.mouse.up();
    assertClean(page);
  });

  it('arrow keys move the border, Home moves it back', async () => {
    const page = await open();
    await border(page).focus();
    await page.keyboard.press('ArrowLeft');
    await wait.shown(page, 512);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await wait.shown(page, 560);
    assert.equal(await border(page).getAttribute('aria-valuenow'), '560');
    assert.equal(await border(page).getAttribute('aria-orientation'), 'vertical');
    await page.keyboard.press('End');
    await wait.shown(page, 720);
    await page.keyboard.press('Home');
    await wait.shown(page);
    assertClean(page);
  });

  it('a window without room for both has neither border nor button', async () => {
    const page = await open({viewport: phone});
    assert.equal(await border(page).count() + await hide(page).count(), 0);
    assertClean(page);
  });

  for (const size of ['1280x800', '1600x900']) {
    for (const theme of ['dark', 'light']) {
      it(`is pictured: ${size}, ${theme}`, async () => {
        const [width, height] = size.split('x').map(Number);
        const page = await open({viewport: {width, height}, theme});
        await picture(page, `split-shown-${size}-${theme}`);
        await border(page).focus();
        for (let times = 0; times < 10; times += 1) await page.keyboard.press('ArrowLeft');
        await wait.shown(page, 360);
        await picture(page, `split-narrow-${size}-${theme}`);
        await hide(page).click();
        await wait.hidden(page);
        await picture(page, `split-hidden-${size}-${theme}`);
        assertClean(page);
      });
    }
  }
});
