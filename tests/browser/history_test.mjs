// Address, history, reload and tabs: where the learner is survives whatever the browser does.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {
  app, assertClean, button, desktop, lessonAt, openSite, phone, reaches, rests, stagePosition, until,
} from './site.mjs';

/** Waits until the page's address ends like that. */
const addressEnds = (page, end) => page.waitForURL((url) => url.href.endsWith(end));

/** Waits until the page shows that step. */
async function showsStep(page, step) {
  await app(page).getByText(new RegExp(`^step ${step}\\b`)).first().waitFor();
}

/** How far the page's main area is scrolled. */
const scrolled = (page, name) => app(page).getByRole('group', {name, exact: true}).evaluate((element) => element.scrollTop);

/** Waits until the browser remembers that the page is scrolled that far. */
const remembered = (page, top) => page.waitForFunction((top) => history.state?.scroll === top, top);

/** Scrolls it, and waits until the app knows. */
async function scrollTo(page, name, top) {
  const area = app(page).getByRole('group', {name, exact: true});
  await area.evaluate((element, top) => new Promise((done) => {
    element.addEventListener('scroll', () => requestAnimationFrame(() => requestAnimationFrame(done)), {once: true});
    element.scrollTop = top;
  }), top);
}

/** Safari: no more than 100 changes of the history in 30 s. */
function limitHistory() {
  const times = [];
  window.historyCalls = 0;
  for (const name of ['replaceState', 'pushState']) {
    const original = History.prototype[name];
    History.prototype[name] = function (...values) {
      const now = performance.now();
      while (times.length && times[0] < now - 30_000) times.shift();
      if (times.length >= 100) throw new DOMException(`Attempt to use history.${name}() more than 100 times per 30 seconds`, 'SecurityError');
      times.push(now);
      window.historyCalls += 1;
      return original.apply(this, values);
    };
  }
}

/** Every call that a browser may refuse is refused. */
function refuseEverything() {
  const refuse = () => { throw new DOMException('refused', 'SecurityError'); };
  for (const name of ['replaceState', 'pushState']) History.prototype[name] = refuse;
  for (const name of ['focus', 'scrollTo']) Element.prototype[name] = HTMLElement.prototype[name] = refuse;
  Storage.prototype.setItem = refuse;
  Document.prototype.execCommand = refuse;
  Clipboard.prototype.writeText = refuse;
  Object.defineProperty(Document.prototype, 'title', {get: () => '', set: refuse});
}

describe('The address', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it("follows the steps and stays below Safari's limit", async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather'), before: (page) => page.addInitScript(limitHistory)});
    await button(page, 'Step').waitFor();
    for (let step = 0; step < 75; step += 1) {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowLeft');
    }
    for (let held = 0; held < 40; held += 1) await page.keyboard.down('ArrowRight');
    await page.keyboard.up('ArrowRight');
    const {step} = await stagePosition(page);
    assert.ok(step > 10, `step ${step}`);
    await addressEnds(page, `#demo=hello-gather&step=${step}`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.state), 'ready');
    assert.ok(await page.evaluate(() => window.historyCalls) < 60);
    assertClean(page);
  });

  it('is written before the page is left', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather')});
    await button(page, 'Step').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    // A key that no frame has handled yet is not a step: on a busy machine, the page may be left before that.
    await showsStep(page, 2);
    await page.goto(site.url);
    await reaches(page, 'ready');  // a page that is left while it loads gives up its requests
    await page.goBack();
    await reaches(page, 'ready');
    await showsStep(page, 2);
    assertClean(page);
  });

  it('costs nothing but itself where the browser refuses everything', async () => {
    const page = await site.page({path: lessonAt(), before: (page) => page.addInitScript(refuseEverything)});
    await app(page).getByRole('group', {name: 'Listing fetch_users.py'}).getByRole('button', {name: /^Copy/}).first().click();
    await app(page).getByRole('radio').first().click();
    await app(page).getByRole('group', {name: 'Three greetings at once'}).getByRole('button', {name: 'Open on stage'}).click();
    await button(page, 'Step').click();
    await showsStep(page, 1);
    await app(page).getByRole('link', {name: /Course/}).first().click();
    await app(page).getByRole('heading', {level: 1, name: /Python for JavaScript/}).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.state), 'ready');
    assertClean(page);
  });

  it('and the page stay together when a slow lesson arrives after Back', async () => {
    let arrive;
    const arrived = new Promise((done) => { arrive = done; });
    const page = await site.page({before: (page) => page.route('**/lesson.json', async (route) => { await arrived; await route.continue(); })});
    const answer = page.waitForResponse('**/lesson.json');
    await app(page).getByRole('link', {name: 'Start'}).click();
    await addressEnds(page, lessonAt());
    await page.goBack();
    await app(page).getByRole('link', {name: 'Start'}).waitFor();
    arrive();
    await (await answer).finished();
    // The lesson is there now; going to it again proves that it has been read, without a second request.
    let again = 0;
    page.on('request', (request) => { if (request.url().endsWith('lesson.json')) again += 1; });
    await rests(page);
    assert.equal(await app(page).getByRole('heading', {level: 1}).textContent(), 'Python for JavaScript Developers');
    assert.equal(page.url(), site.url);
    await page.goForward();
    await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
    assert.equal(again, 0);
    assertClean(page);
  });
});

describe('The place', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    it(`in a lesson is the same after a reload, and after Back: ${name}`, async () => {
      const page = await site.page({path: lessonAt('#errors'), viewport});
      await scrollTo(page, 'Lesson', await scrolled(page, 'Lesson') + 487);
      const place = await scrolled(page, 'Lesson');
      await remembered(page, place);
      await page.reload();
      await reaches(page, 'ready');
      await page.waitForFunction((place) => document.querySelector('#app .scroll').scrollTop === place, place);
      await app(page).getByRole('link', {name: /Course/}).first().click();
      await app(page).getByRole('heading', {level: 1, name: /Python for JavaScript/}).waitFor();
      await page.goBack();
      await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor({state: 'attached'});
      await page.waitForFunction((place) => document.querySelector('#app .scroll').scrollTop === place, place);
      assertClean(page);
    });
  }

  it('in a section is the same after a step to the next one, and Back', async () => {
    const page = await site.page({path: lessonAt('#coroutines')});
    const next = app(page).getByRole('region', {name: 'Coroutines'}).getByRole('link', {name: /^Next section/});
    await next.scrollIntoViewIfNeeded();
    const place = await scrolled(page, 'Lesson');
    await next.click();
    await addressEnds(page, '#async-with-for');
    await page.goBack();
    await addressEnds(page, '#coroutines');
    await page.waitForFunction((place) => document.querySelector('#app .scroll').scrollTop === place, place);
    assertClean(page);
  });

  it('in the index is the same after a reload', async () => {
    const page = await site.page({viewport: {width: 390, height: 420}});
    await scrollTo(page, 'Course', 150);
    await remembered(page, 150);
    await page.reload();
    await reaches(page, 'ready');
    await page.waitForFunction(() => document.querySelector('#app .scroll').scrollTop === 150);
    assertClean(page);
  });
});

describe('Two tabs', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const radio = (page, question, option) => app(page).getByRole('radiogroup').nth(question).getByRole('radio').nth(option);
  const chosen = (page, question, option) => page.waitForFunction(([question, option]) =>
    document.querySelectorAll('#app [role=radiogroup]')[question].querySelectorAll('[role=radio]')[option].getAttribute('aria-checked') === 'true', [question, option]);

  async function twoTabs() {
    const one = await site.page({path: lessonAt('#quiz')});
    const other = await one.context().newPage();
    await other.goto(one.url());
    await reaches(other, 'ready');
    return [one, other];
  }

  it('keep the answers of both, and show what the other answered', async () => {
    const [one, other] = await twoTabs();
    await radio(one, 0, 1).click();
    await radio(other, 1, 0).click();
    await chosen(other, 0, 1);
    await one.bringToFront();
    await chosen(one, 1, 0);
    await radio(one, 2, 1).click();
    await other.reload();
    await reaches(other, 'ready');
    for (const [question, option] of [[0, 1], [1, 0], [2, 1]]) await chosen(other, question, option);
    assertClean(one);
  });

  it('come to rest: two that look at different places do not write in turns', async () => {
    const [one, other] = await twoTabs();
    await other.evaluate(() => { location.hash = '#errors'; });
    await one.bringToFront();
    await one.evaluate(() => {
      window.heard = 0;
      addEventListener('storage', () => { window.heard += 1; });
    });
    await other.bringToFront();
    await radio(other, 0, 0).click();
    await one.bringToFront();
    await chosen(one, 0, 0);
    await radio(one, 0, 1).click();
    await chosen(other, 0, 1);
    assert.ok(await one.evaluate(() => window.heard) < 6);
  });
});

describe('After a trap in WebAssembly', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  /** Counts calls of the program; once `window.trap` is set each of them traps. */
  function spyOnProgram() {
    window.calls = 0;
    const spied = (run) => (...values) => {
      window.calls += 1;
      if (window.trap) throw new WebAssembly.RuntimeError('unreachable');
      return run(...values);
    };
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...values) => {
      const made = await instantiate(...values);
      const instance = made.instance ?? made;
      const exports = Object.fromEntries(Object.entries(instance.exports).map(([name, value]) =>
        [name, typeof value === 'function' ? spied(value) : value]));
      return made.instance ? {...made, instance: {exports}} : {exports};
    };
  }

  it('nothing of the program is called any more, and the lesson stays', async () => {
    const page = await site.page({path: lessonAt('#demo=process-pool'), before: (page) => page.addInitScript(spyOnProgram)});
    await button(page, 'Step').waitFor();
    await until(async () => {
      await page.keyboard.press('ArrowRight');
      return page.workers().length > 0;
    });
    await page.evaluate(() => { window.trap = true; window.calls = 0; });
    await page.keyboard.press('ArrowRight');
    await reaches(page, 'failed');
    assert.match(await page.locator('#note').textContent(), /Something went wrong/);
    const after = await page.evaluate(() => window.calls);
    await page.setViewportSize({width: 900, height: 700});
    await page.emulateMedia({colorScheme: 'light'});
    await page.evaluate(() => {
      dispatchEvent(new StorageEvent('storage', {key: 'loopstep.progress.v1', newValue: '{}'}));
      dispatchEvent(new PopStateEvent('popstate'));
      const canvas = document.querySelector('#app canvas');
      for (const name of ['webglcontextlost', 'webglcontextrestored']) canvas.dispatchEvent(new Event(name));
    });
    // The workers have answered by now: each ends with its answer.
    await until(() => page.workers().length === 0);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await page.evaluate(() => window.calls), after);
    assert.equal(after, 1);
  });
});
