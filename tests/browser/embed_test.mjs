// The site as frames in a page of another origin: nothing of it lies over its controls, nothing takes the
// focus or the history of the page around it, and any number of them get along.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {blockStorage, framesPage, serveHost} from './around.mjs';
import {lessonAt, openSite, picture, until} from './site.mjs';

const demo = lessonAt('#demo=hello-gather');
const sizes = [[480, 256], [760, 480], [390, 700], [1120, 700]];

/** Gives up the question that stops the demo's run. */
async function skipQuestion(frame) {
  const skip = frame.getByRole('button', {name: 'Skip', exact: true});
  await skip.click();
  await skip.waitFor({state: 'detached'});
}

// A frame may have no document yet.
const state = () => document.documentElement?.dataset.state ?? 'loading';

/** The ids of all controls that can be seen, and where their middles are in the frame. */
function controlsInView() {
  const inside = (box, x, y) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  const clips = (element) => {
    const found = [];
    for (let at = element.parentElement; at; at = at.parentElement) if (at.matches('.scroll')) found.push(at.getBoundingClientRect());
    return found;
  };
  return [...document.querySelectorAll('#twin [data-widget]')].map((element) => {
    const box = element.getBoundingClientRect();
    return {id: element.dataset.id, x: box.left + box.width / 2, y: box.top + box.height / 2, clips: clips(element), size: box.width * box.height};
  }).filter(({x, y, clips, size}) => size > 0 && inside({left: 0, top: 0, right: innerWidth, bottom: innerHeight}, x, y)
    && clips.every((clip) => inside(clip, x, y))).map(({id, x, y}) => ({id, x, y}));
}

/** Notes what the next clicks hit, and keeps them from doing anything. */
function noteHits() {
  window.hits = [];
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };
  addEventListener('pointerdown', stop, true);
  addEventListener('click', (event) => {
    stop(event);
    window.hits.push(event.target.closest('[data-widget]')?.dataset.id ?? event.target.tagName);
  }, true);
}

/** A click at the middle of each control arrives there. Returns the ids. */
async function assertClicksArrive(page, frame, element) {
  await element.scrollIntoViewIfNeeded();
  await frame.evaluate(noteHits);
  const controls = await frame.evaluate(controlsInView);
  const {x: left, y: top} = await element.boundingBox();
  for (const {x, y} of controls) await page.mouse.click(left + x, top + y);
  assert.deepEqual(await frame.evaluate(() => window.hits), controls.map(({id}) => id));
  return controls.map(({id}) => id);
}

/** A page with those frames, all of them ready. Nothing slides in them, so what is seen stays where it is. */
async function embed(site, host, frames, {script, viewport = {width: 1280, height: 900}} = {}) {
  const visitor = await site.browser.newContext({viewport, reducedMotion: 'reduce'});
  visitor.setDefaultTimeout(240_000);
  const page = await visitor.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  if (script) await page.addInitScript(script);
  await page.goto(host.add(framesPage(site, frames.map((frame) => ({path: demo, ...frame})))), {waitUntil: 'commit'});
  await page.waitForFunction((count) => document.querySelectorAll('iframe').length === count, frames.length);
  const elements = await page.locator('iframe').all();
  const inner = [];
  for (const element of elements) inner.push(await (await element.elementHandle()).contentFrame());
  for (const frame of inner) {
    // Not on its animation frames, which the browser keeps from a frame off the screen.
    await until(async () => await frame.evaluate(state) !== 'loading');
    assert.equal(await frame.evaluate(state), 'ready', said.join('\n'));
  }
  return {page, frames: inner, elements};
}

describe('In a page of another origin', () => {
  let site;
  let host;
  before(async () => {
    site = await openSite({draws: true});
    host = await serveHost();
  });
  after(async () => {
    host.close();
    await site.close();
  });

  const kinds = {
    plainly: [{}, {}],
    'sandboxed with its origin': [{sandbox: 'allow-scripts allow-same-origin'}, {}],
    'sandboxed to scripts alone': [{sandbox: 'allow-scripts'}, {}],
    'with storage blocked': [{}, {script: blockStorage}],
  };
  for (const [kind, [attributes, options]] of Object.entries(kinds)) {
    it(`no control is covered: ${kind}`, async () => {
      for (const [width, height] of sizes) {
        const {page, frames, elements} = await embed(site, host, [{width, height, ...attributes}], options);
        await frames[0].getByRole('button', {name: 'Step', exact: true}).waitFor();
        await skipQuestion(frames[0]);  // which is drawn over the rest
        const ids = await assertClicksArrive(page, frames[0], elements[0]);
        for (const id of ['stage/step', 'stage/back', 'stage/run']) assert.ok(ids.includes(id), `${id} at ${width} x ${height}: ${ids}`);
        await picture(page, `embed-${kind.replaceAll(' ', '-')}-${width}`);
        await page.context().close();
      }
    });
  }

  it('says once, beside the quiz, that nothing is kept where storage is blocked', async () => {
    const {page, frames: [frame]} = await embed(site, host, [{path: lessonAt('#quiz')}], {script: blockStorage});
    assert.equal(await frame.getByRole('alert').count(), 0);
    const note = frame.locator('#twin').getByText('your progress is kept only until you leave it');
    assert.equal(await note.count(), 1);
    await frame.getByRole('radio').first().click();
    await frame.locator('#twin').getByText(/^Score: \d\/4/).waitFor({state: 'attached'});
    await picture(page, 'embed-quiz-storage-blocked');
  });

  it('three at once work each for itself', async () => {
    const {page, frames} = await embed(site, host, [{}, {path: lessonAt('#demo=timeout')}, {path: lessonAt('#errors')}]);
    await skipQuestion(frames[0]);
    await frames[0].getByRole('button', {name: 'Step', exact: true}).click();
    await frames[0].getByText(/^step 1\b/).first().waitFor();
    await frames[1].getByText(/^step 0\b/).first().waitFor({state: 'attached'});
    await frames[2].getByRole('heading', {name: 'Error Handling in Async'}).waitFor();
    await page.context().close();
  });

  it('takes no focus from the page around it', async () => {
    const {page, frames} = await embed(site, host, [{}, {path: lessonAt('#errors')}, {path: ''}]);
    await frames[0].getByRole('button', {name: 'Step', exact: true}).waitFor();
    await frames[1].getByRole('heading', {name: 'Error Handling in Async'}).waitFor({state: 'attached'});
    assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), 'Name');
    await page.keyboard.type('Ada');
    assert.equal(await page.locator('input').inputValue(), 'Ada');
    await page.context().close();
  });

  it('adds nothing to the history of the page around it', async () => {
    const {page, frames: [frame]} = await embed(site, host, [{path: lessonAt()}]);
    const length = await page.evaluate(() => history.length);
    await frame.getByRole('group', {name: 'Three greetings at once'}).getByRole('button', {name: 'Open on stage'}).click();
    await skipQuestion(frame);
    await frame.getByRole('button', {name: 'Step', exact: true}).click();
    await frame.getByText(/^step 1\b/).first().waitFor();
    await frame.getByRole('link', {name: /Course/}).first().click();
    await frame.getByRole('link', {name: /^(Start|Continue)/}).click();
    await frame.getByRole('heading', {level: 1, name: 'Async Python'}).waitFor({state: 'attached'});
    await frame.waitForFunction((path) => location.pathname.endsWith(path), `/${lessonAt()}`);
    assert.equal(await page.evaluate(() => history.length), length);
    await page.context().close();
  });

  describe('Many frames', () => {
    /** How many colours there are in a picture, counted in the browser. */
    async function colours(page, png) {
      return page.evaluate(async (data) => {
        const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        context.drawImage(image, 0, 0);
        return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
      }, png.toString('base64'));
    }

    const alive = () => !document.querySelector('#canvas').getContext('webgl2').isContextLost();

    it('eighteen below each other start, let go of their contexts off the screen and take them back', async () => {
      const {page, frames, elements} = await embed(site, host, Array.from({length: 18}, () => ({width: 480, height: 320})));
      for (const [index, frame] of frames.entries()) {
        await elements[index].scrollIntoViewIfNeeded();
        await frame.waitForFunction(alive);
        await frame.waitForFunction(() => window.loopstep.stats().frames > 0);
        await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const seen = await colours(page, await elements[index].screenshot());
        assert.ok(seen > 30, `frame ${index} shows ${seen} colours`);
      }
      for (const frame of frames.slice(0, 12)) await until(async () => !await frame.evaluate(alive));
      await elements[0].scrollIntoViewIfNeeded();
      await skipQuestion(frames[0]);
      await frames[0].getByRole('button', {name: 'Step', exact: true}).click();
      await frames[0].getByText(/^step 1\b/).first().waitFor();
      await page.context().close();
    });

    it('off the screen nothing is drawn', async () => {
      const {page, frames, elements} = await embed(site, host, [{}, {}, {}, {}]);
      const drawn = (frame) => frame.evaluate(() => window.loopstep.stats().frames);
      const run = async (index) => {
        await elements[index].scrollIntoViewIfNeeded();
        await skipQuestion(frames[index]);
        await frames[index].getByRole('button', {name: 'Run', exact: true}).click();
      };
      await run(3);
      await run(0);
      await until(async () => !await frames[3].evaluate(alive));
      const before = await drawn(frames[3]);
      const clock = await drawn(frames[0]);
      await frames[0].waitForFunction((least) => window.loopstep.stats().frames > least, clock + 3);
      assert.equal(await drawn(frames[3]), before);
      await elements[3].scrollIntoViewIfNeeded();
      await frames[3].waitForFunction((least) => window.loopstep.stats().frames > least, before + 3);
      await page.context().close();
    });

    it('a context that is lost before the program arrives is waited for', async () => {
      let load;
      const loaded = new Promise((done) => { load = done; });
      const page = await (await site.browser.newContext()).newPage();
      page.setDefaultTimeout(120_000);
      await page.route('**/*.wasm', async (route) => { await loaded; await route.continue(); });
      await page.goto(`${site.url}${demo}`);
      await page.waitForSelector('#canvas', {state: 'attached'});
      await page.evaluate(() => {
        window.extension = document.querySelector('#canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
        window.extension.loseContext();
      });
      load();
      await page.waitForFunction(() => document.documentElement.dataset.state !== 'loading');
      assert.equal(await page.evaluate(state), 'ready');
      await page.evaluate(() => window.extension.restoreContext());
      await page.waitForFunction(alive);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.ok(await colours(page, await page.screenshot()) > 100);
      await page.context().close();
    });
  });
});

describe('A page in a tab behind', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const hide = (page, hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', {configurable: true, value: hidden});
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

  it('draws nothing, and goes on when it comes to the front', async () => {
    const page = await site.page({path: demo});
    await page.getByRole('button', {name: 'Run', exact: true}).click();
    await page.waitForFunction(() => window.loopstep.stats().frames > 20);
    await hide(page, true);
    const before = await page.evaluate(() => window.loopstep.stats().frames);
    for (let i = 0; i < 20; i += 1) await page.evaluate(() => new Promise(requestAnimationFrame));
    assert.equal(await page.evaluate(() => window.loopstep.stats().frames), before);
    await hide(page, false);
    await page.waitForFunction((least) => window.loopstep.stats().frames > least, before + 3);
  });

  it('starts there already', async () => {
    const page = await site.page({path: demo, before: (page) => page.addInitScript(() => {
      Object.defineProperty(document, 'hidden', {configurable: true, value: true});
      window.requestAnimationFrame = () => 0;
    })});
    await page.getByRole('button', {name: 'Step', exact: true}).waitFor();
  });
});
