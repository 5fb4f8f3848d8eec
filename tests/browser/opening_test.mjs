// The front page's small stage: a first visitor sees a real run once, and one button leads into it.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, desktop, lessonAt, openSite, pass, phone, picture, reaches, rests} from './site.mjs';

const tablet = {width: 820, height: 1180};
const sizes = {desktop, tablet, phone};
const clocked = {moves: true, before: (page) => page.clock.install()};
const link = (page) => app(page).getByRole('link', {name: 'Step through it: Three greetings at once'});
const frames = (page) => page.evaluate(() => window.loopstep.stats().frames);
const stored = (page) => page.evaluate(() => localStorage['loopstep.progress.v1'] ?? null);

/** Where the stage, its button and the lesson's card are, on the static page or in the app. */
async function boxes(scope) {
  const stage = scope.getByRole('figure', {name: 'Three greetings at once'}).or(scope.getByRole('img', {name: /^A small stage/}));
  const of = {stage, button: scope.getByRole('link', {name: /^Step through it/}), card: scope.getByRole('heading', {level: 2, name: 'Async Python'})};
  const found = {};
  for (const [what, locator] of Object.entries(of)) found[what] = await locator.boundingBox();
  found.button = {...found.button, height: 0, y: found.button.y + found.button.height / 2};
  found.card = {...found.card, width: 0};
  return found;
}

describe('The opening of the index', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('plays once, asks nothing, keeps nothing, and then draws no frame', async () => {
    const page = await site.page({...clocked, predicts: true});
    await button(page, 'Pause').waitFor();
    await pass(page, 15);
    await button(page, 'Play again').waitFor();
    const before = await frames(page);
    await pass(page, 10);
    assert.equal(await frames(page), before, 'frames while it rests');
    assert.equal(await app(page).getByRole('radio').count(), 0, 'no question');
    assert.equal(await stored(page), null, 'nothing is recorded');
    assertClean(page);
  });

  it('says nothing while it plays: the tree has a sentence, a picture and two controls', async () => {
    const page = await site.page(clocked);
    const group = app(page).getByRole('group', {name: 'Three greetings at once'});
    const tree = () => group.ariaSnapshot();
    const first = await tree();
    assert.match(first, /paragraph: .*event loop/);
    assert.match(first, /img "A small stage plays hello_gather.py/);
    await pass(page, 2);
    assert.equal(await tree(), first);
    assert.equal(await app(page).getByRole('status').last().textContent(), '');
  });

  it('rests from the start with reduced motion, and plays if asked to', async () => {
    const page = await site.page({...clocked, moves: false});
    await button(page, 'Play').waitFor();
    await pass(page, 1);
    const before = await frames(page);
    await pass(page, 10);
    assert.equal(await frames(page), before, 'frames');
    await button(page, 'Play').click();
    await pass(page, 15);
    await button(page, 'Play again').waitFor();
    assertClean(page);
  });

  it('leads into the demo by mouse', async () => {
    const page = await site.page();
    await link(page).click();
    await button(page, 'Step').waitFor();
    assert.ok(page.url().endsWith(`/${lessonAt('#demo=hello-gather')}`), page.url());
    await page.goBack();
    await link(page).waitFor();
    assertClean(page);
  });

  it('leads into the demo by keyboard alone, with the focus on the stage', async () => {
    const page = await site.page({viewport: phone});
    await link(page).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? '');
    for (let tabs = 0; tabs < 12 && await focused() !== 'index/opening/open'; tabs += 1) await page.keyboard.press('Tab');
    assert.equal(await focused(), 'index/opening/open');
    await page.keyboard.press('Enter');
    await button(page, 'Step').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-id') === 'stage/step');
    assertClean(page);
  });

  for (const [name, viewport] of Object.entries(sizes)) {
    it(`is a picture with a text alternative on the static page, and nothing jumps when the app takes over: ${name}`, async () => {
      let load;
      const loaded = new Promise((done) => { load = done; });
      const page = await site.page({viewport, state: null,
        before: (page) => page.route('**/*.wasm', async (route) => { await loaded; await route.continue(); })});
      const still = page.locator('#static');
      const drawn = still.getByRole('img', {name: /^4 tasks on one thread, from 0 to 2 s: .*“Hello, Carol!” at 0.5 s/});
      await drawn.waitFor();
      assert.ok((await drawn.boundingBox()).width > 150);
      assert.ok(await still.getByRole('link', {name: /^Step through it/}).isVisible());
      const before = await boxes(still);
      await picture(page, `opening-static-${name}`);
      load();
      await reaches(page, 'ready');
      const now = await boxes(app(page));
      for (const [what, box] of Object.entries(now)) {
        for (const side of ['x', 'y', 'width', 'height']) {
          assert.ok(Math.abs(box[side] - before[what][side]) <= 2, `${what}: ${JSON.stringify(before[what])}, then ${JSON.stringify(box)}`);
        }
      }
    });

    it(`looks as it should: ${name}`, async () => {
      for (const theme of ['dark', 'light']) {
        const page = await site.page({viewport, theme});
        await rests(page);
        await picture(page, `opening-${name}-${theme}`);
        const {stage} = await boxes(app(page));
        assert.ok(stage.x >= 0 && stage.x + stage.width <= viewport.width, JSON.stringify(stage));
        assertClean(page);
      }
    });
  }
});

describe('A course without an opening', () => {
  let site;
  before(async () => { site = await openSite({folder: 'build/test-site'}); });
  after(() => site.close());

  it('has the index alone', async () => {
    const page = await site.page();
    await app(page).getByRole('link', {name: 'Start'}).first().waitFor();
    assert.equal(await app(page).getByRole('img').count(), 0);
    assert.equal(await app(page).getByRole('group', {name: /greet/i}).count(), 0);
    assertClean(page);
  });
});
