// Moves through a run by line, step, iteration, output and task, each with its inverse and its key.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, lessonAt, openDemo, openSite, rests, root, slug, stagePosition, until} from './site.mjs';

const lesson = JSON.parse(await readFile(`${root}dist/${slug}/lesson.json`, 'utf8'));
const moves = {
  line: ['Line', 'Back a line', 'l'],
  step: ['Step', 'Back a step', 'ArrowRight', 'ArrowLeft'],
  iteration: ['Iteration', 'Back an iteration', 'i'],
  output: ['Output', 'Back to the previous output', 'o'],
};

/** What differs from place to place. The address follows a little later; the timeline tells what has run anywhere. */
const place = async (page) => (await Promise.all(['position', 'loop', 'output', 'caption'].map(
  (part) => app(page).locator(`[data-id="stage/${part}"]`).textContent()))).join();
const hash = (page) => page.evaluate(() => location.hash);

/** In the page: presses Line until the run's end and tells what is seen before the first press and after each. */
async function everyLine() {
  const part = (id) => document.querySelector(`#app [data-id="${id}"]`);
  const pane = (id) => ({height: part(id).getBoundingClientRect().height, scroll: part(id).scrollTop});
  const seen = () => ({code: pane('stage/code'), loop: pane('stage/loop'), marks: part('stage/code/marks')?.textContent ?? ''});
  const line = () => [...document.querySelectorAll('#app button')].find((button) => button.textContent === 'Line');
  const places = [seen()];
  while (!line().disabled && line().ariaDisabled !== 'true') {
    line().click();
    for (let drawn = -1, still = 0; still < 3; still += 1) {
      await new Promise(requestAnimationFrame);
      const {frames} = window.loopstep.stats();
      if (frames !== drawn) still = -1;
      drawn = frames;
    }
    places.push(seen());
  }
  return places;
}

describe('Moves', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const [unit, [forward, back, key, backKey = `Shift+${key.toUpperCase()}`]] of Object.entries(moves)) {
    it(`by ${unit} have an inverse, as a button and as a key`, async () => {
      const page = await site.page({path: lessonAt('#demo=timeout')});
      await button(page, forward).click();
      await rests(page);
      const once = await place(page);
      await button(page, forward).click();
      await rests(page);
      await button(page, back).click();
      await rests(page);
      assert.equal(await place(page), once);
      await page.keyboard.press(key);
      await rests(page);
      assert.notEqual(await place(page), once);
      await page.keyboard.press(backKey);
      await rests(page);
      assert.equal(await place(page), once);
      assertClean(page);
    });
  }

  it('find where a task runs again, and where it last began to', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=2')});
    await app(page).getByRole('button', {name: 'Task: until Alice runs again'}).click();
    await rests(page);
    assert.equal((await stagePosition(page)).seconds, 2);
    await page.keyboard.press('Shift+T');
    await rests(page);
    assert.equal((await stagePosition(page)).seconds, 0);
  });

  it('go inside a step, and the address keeps that', async () => {
    const page = await site.page({path: lessonAt('#demo=timeout')});
    for (let i = 0; i < 4; i += 1) {
      const before = await hash(page);
      await button(page, 'Line').click();
      await until(async () => await hash(page) !== before);
    }
    assert.match(await hash(page), /step=\d+\.\d+$/);
    const there = await place(page);
    await page.reload();
    await button(page, 'Step').waitFor();
    await until(async () => await place(page) === there);
  });

  it('show what timeout prints line by line', async () => {
    const page = await site.page({path: lessonAt('#demo=timeout')});
    const lines = async () => app(page).locator('[data-id="stage/output/lines"]').getByRole('listitem').count();
    const counts = new Set();
    while (!await button(page, 'Line').isDisabled()) {
      await button(page, 'Line').click();
      await rests(page);
      counts.add(await lines());
    }
    assert.deepEqual([...counts], [0, 1, 2, 3]);
  });

  for (const viewport of [{width: 1280, height: 800}, {width: 1440, height: 900}, {width: 820, height: 1180}]) {
    it(`keep 14 lines and the running one in view, and every pane its height, at ${viewport.width} x ${viewport.height}`, async () => {
      const page = await site.page({path: lessonAt(), viewport});
      for (const demo of lesson.demos) {
        await openDemo(page, demo.id);
        await rests(page);
        const [first, ...later] = await page.evaluate(everyLine);
        const count = demo.listing.python.lines.length;
        assert.ok(first.code.height >= 8 + 21 * Math.min(14, count), `${demo.id} shows ${(first.code.height - 8) / 21} of ${count} lines`);
        assert.ok(later.length > 5, `${demo.id} ends after ${later.length} lines`);
        for (const [presses, {code, loop, marks}] of later.entries()) {
          assert.equal(code.height, first.code.height, `${demo.id} after ${presses + 1} lines`);
          assert.equal(loop.height, first.loop.height, `${demo.id} after ${presses + 1} lines`);
          const line = Number(marks.match(/^Line (\d+): [^;]* runs/)?.[1] ?? 0);
          if (line === 0) continue;
          const top = 8 + (line - 1) * 21;
          assert.ok(code.scroll <= top && top + 21 <= code.scroll + code.height, `${demo.id}: line ${line} is out of view`);
        }
      }
    });
  }
});
