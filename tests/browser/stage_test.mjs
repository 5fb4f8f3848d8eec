import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {
  app, assertClean, button, desktop, lessonAt, lessonFolder, openDemo, openSite, pass, phone, picture, reaches, rests, root, slug, stagePosition, until,
} from './site.mjs';
import {output, stepToTheEnd, stepToTheEndAndAgain} from './stage_steps.mjs';

const lesson = JSON.parse(await readFile(`${root}dist/${slug}/lesson.json`, 'utf8'));

/** What CPython prints for the listing: the file that its own run is held against. */
async function expected(demo) {
  const stem = demo.listing.python.file.replace(/\.py$/, '');
  return (await readFile(`${lessonFolder}/expected/${stem}.py.txt`, 'utf8')).trimEnd().split('\n');
}

/** The name of what has the keyboard's focus. */
function focused(page) {
  return page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
}

describe('The stage', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const demo of lesson.demos) {
    it(`steps ${demo.id} to its end, back, and again`, async () => {
      const page = await site.page({path: lessonAt()});
      await openDemo(page, demo.id);
      await button(page, 'Iteration').click();
      await stepToTheEndAndAgain(page, await expected(demo));
      await picture(page, `stage-${demo.id}`);
      await button(page, 'Restart').click();
      assert.equal((await stagePosition(page)).step, 0);
      assert.ok(await button(page, 'Back a step').isDisabled());
      assertClean(page);
    });
  }

  it("ends gather's three greetings at 2 s on its own clock", async () => {
    const page = await site.page({path: lessonAt()});
    await openDemo(page, 'hello-gather');
    await stepToTheEnd(page);
    assert.equal((await stagePosition(page)).seconds, 2);
    assert.deepEqual(await output(page), ['Hello, Carol!', 'Hello, Bob!', 'Hello, Alice!', 'Everybody is here']);
  });

  const card = (page) => app(page).getByRole('group', {name: 'Three greetings at once'}).getByRole('button', {name: 'Open on stage'});

  it('leaves no table of the lesson wider than it is shown', async () => {
    const page = await site.page({path: lessonAt()});
    await card(page).click();
    await button(page, 'Step').waitFor();
    const wide = await page.evaluate(() => [...document.querySelectorAll('#twin table')]
      .filter((table) => table.scrollWidth > table.clientWidth + 1).map((table) => table.dataset.id));
    assert.deepEqual(wide, []);
  });

  it('is opened by the card in the lesson', async () => {
    const page = await site.page({path: lessonAt()});
    await app(page).getByRole('group', {name: 'Three greetings at once'}).getByRole('button', {name: 'Open on stage'}).click();
    await button(page, 'Step').waitFor();
    assert.match(page.url(), /#demo=hello-gather/);
    assertClean(page);
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    it(`has the keyboard once it is opened, and gives it back: ${name}`, async () => {
      const page = await site.page({path: lessonAt(), viewport});
      const card = app(page).getByRole('group', {name: 'Three greetings at once'}).getByRole('button');
      await card.click();
      await button(page, 'Step').waitFor();
      await until(async () => await focused(page) === 'Step');
      assert.equal(await button(page, 'Step').getAttribute('aria-keyshortcuts'), 'ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
      assert.equal((await stagePosition(page)).step, 1);
      await page.keyboard.press('Escape');
      await button(page, 'Step').waitFor({state: 'detached'});
      assert.equal(await focused(page), 'Open on stage: Three greetings at once');
      await until(async () => {
        const {y} = await card.boundingBox();
        return y > 48 && y < viewport.height - 54;  // between the bars at the top and the bottom
      });
      assertClean(page);
    });
  }

  it('keeps the running line in view however fast the steps come', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather'), moves: true});
    for (let i = 0; i < 20; ++i) await page.keyboard.press('ArrowRight');
    for (let i = 0; i < 2; ++i) await page.keyboard.press('ArrowLeft');
    assert.equal((await stagePosition(page)).step, 12);
    await rests(page);
    const lines = app(page).locator('[data-id="stage/code"]');
    const {top, height} = await lines.evaluate((element) => ({top: element.scrollTop, height: element.clientHeight}));
    const line = (number) => 8 + (number - 1) * 21;
    assert.ok(top <= line(5) && line(6) <= top + height, `line 5 is at ${line(5)}, in view are ${top} to ${top + height}`);
    assertClean(page);
  });

  it('stays behind the lesson on a phone, where it was put, and the lesson keeps its place', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=5'), viewport: phone});
    const lesson = app(page).getByRole('group', {name: 'Lesson'});
    const place = () => lesson.evaluate((element) => element.scrollTop);
    await button(page, 'Step').waitFor();
    await app(page).getByRole('tab', {name: 'Lesson'}).click();
    await rests(page);
    const before = await place();
    assert.ok(before > 0, 'it shows the card of the demo');
    await app(page).getByRole('tab', {name: 'Stage', exact: true}).click();
    await lesson.waitFor({state: 'detached'});
    await app(page).getByRole('tab', {name: 'Lesson'}).click();
    await rests(page);
    assert.equal(await place(), before);
    await page.waitForFunction(() => location.hash.includes('front=lesson'));
    await page.reload();
    await reaches(page, 'ready');
    await rests(page);
    assert.equal(await app(page).getByRole('tab', {name: 'Lesson'}).getAttribute('aria-selected'), 'true');
    assert.equal(await button(page, 'Step').count(), 0);
    await app(page).getByRole('tab', {name: 'Stage', exact: true}).click();
    assert.equal((await stagePosition(page)).step, 5);
    assertClean(page);
  });

  it('runs by itself, and pauses', async () => {
    const page = await site.page({path: lessonAt(), moves: true, before: (page) => page.clock.install()});
    await openDemo(page, 'hello-gather');
    await button(page, 'Run').click();
    await button(page, 'Pause').waitFor();
    await pass(page, 1.5);
    await button(page, 'Pause').click();
    const paused = await stagePosition(page);
    assert.ok(paused.step > 0 && paused.step < paused.total, `paused at ${paused.step}`);
    await pass(page, 1.2);
    assert.deepEqual(await stagePosition(page), paused);
    assertClean(page);
  });

  it('draws a run only when a step comes', async () => {
    const page = await site.page({path: lessonAt()});
    await openDemo(page, 'hello-gather');
    const frames = () => page.evaluate(() => window.loopstep.stats().frames);
    await button(page, 'Run').click();
    await page.mouse.move(0, 0);
    await page.waitForFunction(() => !document.querySelector('#app [data-id="stage/run"]').textContent.includes('Run'));
    const before = await frames();
    const {step: from} = await stagePosition(page);
    await button(page, 'Run').waitFor();
    const drawn = await frames() - before;
    const {step: end} = await stagePosition(page);
    console.log(`    frames drawn in the ${end - from} steps of a run: ${drawn}`);
    assert.equal(end, 14);
    assert.ok(drawn <= 3 * (end - from), `${drawn} frames`);
    assertClean(page);
  });

  it('opens at the step in its address', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=5')});
    await button(page, 'Step').waitFor();
    assert.equal((await stagePosition(page)).step, 5);
    assertClean(page);
  });

  it('can be driven with the keyboard alone', async () => {
    const page = await site.page({path: lessonAt()});
    await openDemo(page, 'hello-gather');
    await button(page, 'Step').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    assert.equal((await stagePosition(page)).step, 2);
    assertClean(page);
  });

  it('does real work in a worker while the heartbeat goes on', async () => {
    const page = await site.page({path: lessonAt()});
    const workers = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await openDemo(page, 'process-pool');
    await stepToTheEnd(page);
    assert.ok((await output(page)).includes('17984 primes'));
    assert.equal(workers.length > 0, true, 'a Web Worker has run');
    assertClean(page);
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    for (const theme of ['dark', 'light']) {
      it(`is pictured: ${name}, ${theme}`, async () => {
        const page = await site.page({path: lessonAt('#demo=hello-gather&step=9'), viewport, theme});
        await button(page, 'Step').waitFor();
        await rests(page);
        await picture(page, `stage-${theme}-${name}`);
        assertClean(page);
      });
    }
  }
});

describe('The live network', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const cases = {
    'the rate limit': {answer: (route) => route.fulfill({status: 403, contentType: 'application/json',
      headers: {'access-control-allow-origin': '*', 'x-ratelimit-remaining': '0', 'access-control-expose-headers': '*'},
      body: '{"message":"API rate limit exceeded"}'}), says: /403 API rate limit exceeded/},
    'an unreachable network': {answer: (route) => route.abort('internetdisconnected'), says: /^Network: 4 requests: .*(connect|offline)/i},
  };
  for (const [what, {answer, says}] of Object.entries(cases)) {
    it(`shows ${what} as what it is`, async () => {
      const page = await site.page({path: lessonAt(), before: (page) => page.route('https://api.github.com/**', answer)});
      await openDemo(page, 'github');
      await app(page).getByRole('tab', {name: 'Live'}).click();
      await stepToTheEnd(page);
      await app(page).getByText(says).first().waitFor();
      await picture(page, `live-${what.replaceAll(' ', '-')}`);
    });
  }

  it('fetches from GitHub when the learner asks for it', async () => {
    const asked = [];
    const page = await site.page({path: lessonAt(), before: (page) => page.route('https://api.github.com/**', (route) => {
      const name = route.request().url().split('/').at(-1);
      asked.push(name);
      return route.fulfill({json: {name: `Live ${name}`, public_repos: 3}, headers: {'access-control-allow-origin': '*'}});
    })});
    await openDemo(page, 'github');
    await app(page).getByRole('tab', {name: 'Live'}).click();
    await stepToTheEnd(page);
    assert.deepEqual(asked.sort(), ['antirez', 'gvanrossum', 'not_a_user', 'torvalds']);
    assert.ok((await output(page)).includes('Live torvalds: 3 repos'));
    assertClean(page);
  });
});
