// Demos ask their learner to predict. The visitor of these tests has not answered anything yet.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, desktop, lessonAt, openSite, phone, picture, rests, root, slug, stagePosition} from './site.mjs';

const lesson = JSON.parse(await readFile(`${root}dist/${slug}/lesson.json`, 'utf8'));

const question = (page) => app(page).locator('[data-id="stage/prediction/question"]');
const options = (page) => app(page).locator('[data-id="stage/prediction/options"]').getByRole('button');
const why = (page) => app(page).locator('[data-id="stage/prediction/why"]');

/** Plays until the next question stands there. It may come at any moment, and disables what plays. */
async function reachQuestion(page) {
  await button(page, 'Output').waitFor();
  for (let presses = 0; ; presses += 1) {
    const disabled = await button(page, 'Output').isDisabled();
    if (await question(page).isVisible()) break;
    assert.ok(!disabled, 'the run ended without a question');
    assert.ok(presses < 100, 'no question comes');
    await button(page, 'Output').click({force: true});
    await rests(page);
  }
  await rests(page);
}

describe('A prediction', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const visit = (fragment, more = {}) => site.page({path: lessonAt(fragment), predicts: true, ...more});

  for (const demo of lesson.demos) {
    it(`is asked by ${demo.id}, and holds its run`, async () => {
      assert.ok(demo.predictions.length > 0);
      const page = await visit(`#demo=${demo.id}`);
      await reachQuestion(page);
      await picture(page, `prediction-${demo.id}`);
      const held = await stagePosition(page);
      for (const move of ['Step', 'Line', 'Iteration', 'Output', 'Run']) await button(page, move).click({force: true});
      await rests(page);
      assert.deepEqual(await stagePosition(page), held);
      const {total} = await stagePosition(page);
      assert.equal(total, null, 'how long the run is says how much is to come');
      // What happened is said once it has: perhaps only after the next question.
      for (let asked = 0; asked < demo.predictions.length && !await why(page).isVisible(); asked += 1) {
        await options(page).first().click();
        await rests(page);
      }
      await why(page).waitFor();
      assert.match(await why(page).textContent(), /^(Right: |You said )/);
      await picture(page, `prediction-${demo.id}-why`);
      assertClean(page);
    });
  }

  it('holds the run until the responses that decide it have loaded', async () => {
    let load;
    const loading = new Promise((done) => { load = done; });
    const page = await visit('#demo=github', {
      before: (opened) => opened.route('**/api/*.json', async (route) => { await loading; await route.continue(); }),
    });
    await button(page, 'Output').click();
    await app(page).getByText(/^step 0 .* waiting/).waitFor();
    assert.ok(!await question(page).isVisible());
    load();
    await reachQuestion(page);
    assert.equal((await stagePosition(page)).total, null);
    assertClean(page);
  });

  it('says nothing of its answer before it is given', async () => {
    assert.doesNotMatch(JSON.stringify(lesson), /"answer"|"right"/, 'nor does the lesson');
    const page = await visit('#demo=hello-task');
    await reachQuestion(page);
    const stage = app(page).locator('[data-id="stage"]');
    const words = await stage.evaluate((region) => {
      const copy = region.cloneNode(true);
      for (const shown of copy.querySelectorAll('[data-id="stage/prediction/options"], [data-id^="stage/code"]')) shown.remove();
      return copy.textContent;
    });
    assert.match(words, /Bob is scheduled/, 'what has been printed is there');
    assert.doesNotMatch(words, /starts|Hello|Done/);
  });

  it('is answered with the mouse, and kept', async () => {
    const page = await visit('#demo=hello-gather');
    await reachQuestion(page);
    await app(page).locator('[data-id="stage/prediction/options"]').getByRole('button', {name: '4'}).click();
    await why(page).waitFor();
    assert.match(await why(page).textContent(), /^Right: "4"\. /);
    const kept = await page.evaluate(() => localStorage.getItem('loopstep.progress.v1'));
    assert.match(kept, /"hello-gather\/[^"]+":"right"/);
    await page.reload();
    await button(page, 'Step').waitFor();
    await rests(page);
    assert.ok(!await question(page).isVisible(), 'nobody is asked twice');
    await button(page, 'Restart').click();
    await button(page, 'Step').click();
    assert.equal((await stagePosition(page)).step, 1);
    assertClean(page);
  });

  it('is answered with the keyboard alone', async () => {
    const page = await visit('#demo=hello-gather');
    await reachQuestion(page);
    const first = await options(page).first().getAttribute('aria-label') ?? await options(page).first().textContent();
    await page.keyboard.press('1');
    await why(page).waitFor();
    assert.ok((await why(page).textContent()).includes(first), `${first} was the first option`);
  });

  it('can be skipped', async () => {
    const page = await visit('#demo=hello-gather');
    await reachQuestion(page);
    await button(page, 'Skip').click();
    await question(page).waitFor({state: 'detached'});
    await button(page, 'Step').click();
    assert.equal((await stagePosition(page)).step, 1);
    assert.match(await page.evaluate(() => localStorage.getItem('loopstep.progress.v1')), /"hello-gather\/[^"]+":"skipped"/);
    assertClean(page);
  });

  for (const [name, viewport] of Object.entries({desktop, tablet: {width: 820, height: 1180}, phone})) {
    for (const theme of ['dark', 'light']) {
      it(`has room for each question on a ${name}, ${theme}`, async () => {
        const page = await visit('#demo=hello-gather', {viewport, theme});
        await reachQuestion(page);
        const box = await app(page).locator('[data-id="stage/prediction"]').boundingBox();
        const step = await button(page, 'Step').boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= viewport.width, JSON.stringify(box));
        assert.ok(box.y > 48 && box.y + box.height <= step.y, `it covers no control: ${JSON.stringify({box, step})}`);
        await picture(page, `prediction-${name}-${theme}`);
      });
    }
  }
});
