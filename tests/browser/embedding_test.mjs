// The site embedded by `?embed=` in a page of another origin: what it shows, and the messages between them.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {blockStorage, framesPage, serveHost} from './around.mjs';
import {assertClean, desktop, lessonAt, openSite, picture, rests, root, slug, until, watch} from './site.mjs';

const {quiz} = JSON.parse(readFileSync(`${root}dist/${slug}/lesson.json`, 'utf-8'));
const [first] = quiz.questions;

/** Keeps what the frames tell: [index of the frame, message]. */
function listen() {
  if (window !== top) return;
  window.heard = [];
  addEventListener('message', ({data, source}) => {
    const index = [...document.querySelectorAll('iframe')].findIndex(({contentWindow}) => contentWindow === source);
    window.heard.push([index, data]);
  });
}

/** How much a frame has stored in the browser, if that lets it. */
function storedHere() {
  try {
    return localStorage.length;
  } catch {
    return 0;
  }
}

/** The page around some frames. */
class Around {
  constructor(page, host) {
    this.page = page;
    this.host = host;
  }

  frame(index = 0) {
    return this.page.frames().filter((frame) => frame.parentFrame() === this.page.mainFrame())[index];
  }

  /** What a frame has told, of those types or all. */
  async told(types = [], index = 0) {
    const heard = await this.page.evaluate(() => window.heard);
    return heard.filter(([from, {type}]) => from === index && (types.length === 0 || types.includes(type))).map(([, message]) => message);
  }

  /** Waits for a message of a type, and gives the last one. */
  async hears(type, index = 0, holds = () => true) {
    let found;
    await until(async () => { found = (await this.told([type], index)).findLast(holds); return found; });
    return found;
  }

  async say(message, index = 0) {
    await this.page.evaluate(([data, at]) => {
      document.querySelectorAll('iframe')[at].contentWindow.postMessage(data, '*');
    }, [{loopstep: 1, ...message}, index]);
  }

  /** Asks for something, and gives the answer. */
  async ask(message, index = 0) {
    this.asked = (this.asked ?? 0) + 1;
    const id = `ask ${this.asked}`;
    await this.say({...message, id}, index);
    let found;
    await until(async () => { found = (await this.told([], index)).find((each) => each.id === id); return found; });
    return found;
  }
}

describe('Embedded', () => {
  let site;
  let host;
  before(async () => {
    site = await openSite();
    host = await serveHost();
  });
  after(async () => {
    host.close();
    await site.close();
  });

  /** A page around those frames, which are ready. `origin` in an address stands for that of the page. */
  async function around(frames, {script, viewport = desktop} = {}) {
    const visitor = await site.browser.newContext({viewport, reducedMotion: 'reduce', colorScheme: 'dark'});
    visitor.setDefaultTimeout(120_000);
    const page = await visitor.newPage();
    watch(page);
    await page.addInitScript(listen);
    if (script) await page.addInitScript(script);
    const origin = new URL(host.add('')).origin;
    const named = frames.map((frame) => ({...frame, path: frame.path.replace('origin=here', `origin=${origin}`)}));
    await page.goto(host.add(framesPage(site, named)));
    const made = new Around(page, host);
    for (const index of frames.keys()) await made.hears('ready', index);
    return made;
  }

  // By key: a click may miss a frame that the page is still scrolling to.
  const answerRight = (frame, question = first) =>
    frame.locator(`[data-id="lesson/quiz/${question.id}/${question.options.findIndex(({correct}) => correct)}"]`).press('Enter');

  describe('shows', () => {
    it('a lesson with its bar, and no way to leave it', async () => {
      const all = await around([{path: lessonAt('?embed=lesson')}]);
      await all.frame().getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
      assert.equal(await all.frame().getByRole('link', {name: /Course/}).count(), 0);
      assertClean(all.page);
    });

    it('a demo at a step, in a theme, and nothing else', async () => {
      const all = await around([{path: lessonAt('?embed=stage&demo=hello-gather&step=3&theme=light&hide=predictions')}]);
      const frame = all.frame();
      await frame.getByText(/^step 3\b/).first().waitFor({state: 'attached'});
      assert.equal(await frame.evaluate(() => document.documentElement.dataset.theme), 'light');
      for (const gone of ['lesson', 'bar', 'switch', 'stage/close']) {
        assert.equal(await frame.locator(`#twin [data-id="${gone}"]`).count(), 0, gone);
      }
      assertClean(all.page);
    });

    it('the quiz alone', async () => {
      const all = await around([{path: lessonAt('?embed=quiz')}]);
      const frame = all.frame();
      await frame.getByRole('heading', {level: 2, name: quiz.title}).waitFor();
      assert.equal(await frame.getByRole('heading', {level: 1}).count(), 0);
      await answerRight(frame);
      await frame.getByText(/^Score: 1\/4/).first().waitFor({state: 'attached'});
      assertClean(all.page);
    });

    it('what the address means as far as it is right, and what is wrong with it', async () => {
      const all = await around([{path: lessonAt('?embed=stag&theme=blue')}]);
      await all.frame().getByText(/"embed=stag" in the address of this frame is not known: it can be lesson, stage or quiz\./).first().waitFor();
      await all.frame().getByText(/"theme=blue"/).first().waitFor();
    });

    it('the same after a reload, at the place where the learner was', async () => {
      const all = await around([{path: lessonAt('?embed=stage&demo=hello-gather&hide=predictions')}]);
      await all.frame().getByRole('button', {name: 'Step', exact: true}).click();
      await all.frame().waitForFunction(() => location.hash.endsWith('step=1'));
      await all.frame().evaluate(() => { location.reload(); });
      await all.page.evaluate(() => { window.heard = []; });
      await all.hears('ready');
      await all.frame().getByText(/^step 1\b/).first().waitFor({state: 'attached'});
      assert.equal(await all.frame().locator('#twin [data-id="lesson"]').count(), 0);
    });

    it('its theme from the beginning, while the lesson is still static', async () => {
      const page = await site.page({path: lessonAt('?embed=lesson&theme=light'), state: null, before: (each) => each.route('**/*.wasm', () => {})});
      await page.waitForFunction(() => document.documentElement.dataset.theme === 'light');
      assert.equal(await page.locator('#static .lesson').isVisible(), true);
      await page.context().close();
    });

    it('nothing of the lesson while a stage or a quiz loads', async () => {
      const page = await site.page({path: lessonAt('?embed=quiz'), state: null, before: (each) => each.route('**/*.wasm', () => {})});
      await page.waitForFunction(() => document.querySelector('#static .lesson'));
      assert.equal(await page.locator('#static .lesson').isVisible(), false);
      await page.context().close();
    });

    it('the lesson if the app cannot start', async () => {
      const page = await site.page({path: lessonAt('?embed=quiz'), state: 'failed', before: (each) => each.route('**/*.wasm', (route) => route.abort())});
      assert.equal(await page.locator('#static .lesson').isVisible(), true);
      await page.context().close();
    });
  });

  describe('tells the page around it', () => {
    it('its height, which grows with what is explained, and shrinks again', async () => {
      const all = await around([{path: lessonAt('?embed=quiz')}]);
      const {height} = await all.hears('height');
      assert.deepEqual((await all.told()).find(({subject}) => subject), {subject: 'lti.frameResize', height});
      await all.page.evaluate((px) => { document.querySelector('iframe').style.height = `${px}px`; }, height);
      const scrolls = () => { const {scrollHeight, clientHeight} = document.querySelector('#twin [data-id=lesson]'); return scrollHeight - clientHeight; };
      await until(async () => await all.frame().evaluate(scrolls) === 0);
      await answerRight(all.frame());
      const taller = await all.hears('height', 0, (message) => message.height > height);
      await all.page.evaluate((px) => { document.querySelector('iframe').style.height = `${px}px`; }, taller.height);
      await until(async () => await all.frame().evaluate(scrolls) === 0);
      assert.equal((await all.told(['height'])).at(-1).height, taller.height, 'and does not grow by growing');
      await all.frame().getByRole('button', {name: 'Reset', exact: true}).press('Enter');
      await all.frame().getByRole('button', {name: 'Clear them', exact: true}).press('Enter');
      await until(async () => (await all.told(['height'])).at(-1).height < taller.height);
      await picture(all.page, 'embed-quiz-height');
    });

    it('answers, score and completion, if its address names the page', async () => {
      const all = await around([{path: lessonAt('?embed=quiz&origin=here')}]);
      for (const question of quiz.questions) await answerRight(all.frame(), question);
      await all.hears('complete');
      const answers = await all.told(['answer']);
      assert.deepEqual(answers.map(({question, right}) => [question, right]), quiz.questions.map(({id}) => [id, true]));
      const {scaled, right, of, passed} = (await all.told(['score'])).at(-1);
      assert.deepEqual({scaled, right, of, passed}, {scaled: 1, right: 4, of: 4, passed: true});
      assertClean(all.page);
    });

    it('only what is public, if its address names another page or none', async () => {
      const all = await around([{path: lessonAt('?embed=quiz')}, {path: lessonAt('?embed=quiz&origin=https://course.example')}]);
      for (const index of [0, 1]) {
        await answerRight(all.frame(index));
        await all.frame(index).getByText(/^Score: 1\/4/).first().waitFor({state: 'attached'});
        const types = new Set((await all.told([], index)).map(({type, subject}) => type ?? subject));
        assert.deepEqual([...types].sort(), ['height', 'lti.frameResize', 'ready']);
      }
      assertClean(all.page);
    });
  });

  describe('does for it', () => {
    it('what it asks: a place, a step, a theme', async () => {
      const all = await around([{path: lessonAt('?embed=lesson&hide=predictions&origin=here')}]);
      const frame = all.frame();
      assert.equal((await all.ask({type: 'go', section: 'errors'})).type, 'done');
      await frame.waitForFunction(() => location.hash === '#errors');
      assert.equal((await all.ask({type: 'go', demo: 'hello-gather', step: 2})).type, 'done');
      await frame.getByText(/^step 2\b/).first().waitFor({state: 'attached'});
      assert.equal((await all.ask({type: 'step', by: 1})).type, 'done');
      await frame.getByText(/^step 3\b/).first().waitFor({state: 'attached'});
      await all.hears('progress', 0, ({what, demo, step}) => what === 'place' && demo === 'hello-gather' && step === 3);
      assert.equal((await all.ask({type: 'step', step: 1})).type, 'done');
      await frame.getByText(/^step 1\b/).first().waitFor({state: 'attached'});
      assert.equal((await all.ask({type: 'theme', theme: 'light'})).type, 'done');
      await frame.waitForFunction(() => document.documentElement.dataset.theme === 'light');
      assertClean(all.page);
    });

    it('nothing malformed, and says why', async () => {
      const all = await around([{path: lessonAt('?embed=lesson')}]);
      assert.match((await all.ask({type: 'fly'})).reason, /`type` must be one of/);
      assert.match((await all.ask({type: 'go', section: 7})).reason, /`section` must be the id/);
      assert.match((await all.ask({type: 'getState'})).reason, /does not name http:\/\/localhost:\d+ as an `origin`/);
      const before = (await all.told()).length;
      await all.page.evaluate(() => {
        for (const data of [null, 'text', {type: 'go'}, [1]]) document.querySelector('iframe').contentWindow.postMessage(data, '*');
      });
      await all.ask({type: 'theme', theme: 'dark'});
      assert.equal((await all.told()).length, before + 1, 'what is of another protocol has no answer');
      assertClean(all.page);
    });
  });

  describe('leaves the progress to it', () => {
    it('with keep=host, so that another browser goes on with the state', async () => {
      const path = lessonAt('?embed=quiz&keep=host&origin=here');
      const all = await around([{path}]);
      await answerRight(all.frame());
      const {state} = await all.hears('state', 0, (message) => message.state.includes(first.id));
      assert.equal(await all.frame().evaluate(storedHere), 0);
      assert.equal((await all.ask({type: 'getState'})).state, state);

      const other = await around([{path}]);
      assert.equal((await other.ask({type: 'setState', state})).type, 'done');
      await other.frame().getByText(/^Score: 1\/4/).first().waitFor({state: 'attached'});
      assertClean(other.page);
    });
  });

  describe('as an exam', () => {
    const path = lessonAt('?embed=quiz&exam&origin=here');

    it('shows no right answer while the lesson is still static', async () => {
      const page = await site.page({path: lessonAt('?embed=lesson&exam&origin=https://course.example'), state: null,
        before: (each) => each.route('**/*.wasm', () => {})});
      await page.waitForFunction(() => document.documentElement.hasAttribute('data-exam'));
      assert.equal(await page.getByText('Show the answer').first().isVisible(), false);
      await page.context().close();
    });

    it('says that nobody gets the answers, if another page is around it', async () => {
      const all = await around([{path: lessonAt('?embed=quiz&exam&origin=https://course.example')}]);
      await all.frame().getByText(/is not one that the address of this frame names/).first().waitFor({state: 'attached'});
    });

    it('judges nothing, is submitted once, and tells the results to the page around it alone', async () => {
      const all = await around([{path}]);
      const frame = all.frame();
      for (const {id} of quiz.questions) await frame.locator(`[data-id="lesson/quiz/${id}/0"]`).click();
      assert.equal(await frame.locator('#twin').getByText(/^(Right|Not quite)\./).count(), 0);
      assert.deepEqual(await all.told(['answer', 'score', 'complete']), []);
      await picture(all.page, 'embed-exam-open');
      await frame.getByRole('button', {name: 'Submit', exact: true}).click();
      await frame.getByRole('button', {name: 'Submit them', exact: true}).click();
      await all.hears('complete');
      assert.equal((await all.told(['answer'])).length, 4);
      assert.equal((await all.told(['score'])).at(-1).right, quiz.questions.filter(({options}) => options[0].correct).length);
      await frame.getByText('Your answers are submitted and can no longer be changed.').first().waitFor({state: 'attached'});
      assert.equal(await frame.locator('#twin').getByText(/^(Right|Not quite)\.|Score/).count(), 0);
      assert.equal(await frame.getByRole('radio', {disabled: true}).count(), await frame.getByRole('radio').count());
      assert.equal(await frame.evaluate(storedHere), 0);
      await picture(all.page, 'embed-exam-submitted');
      assertClean(all.page);
    });

    it('can be played with the keyboard alone', async () => {
      const all = await around([{path}]);
      const frame = all.frame();
      await frame.locator(`[data-id="lesson/quiz/${first.id}/0"]`).focus();
      await all.page.keyboard.press('2');
      await frame.locator(`[data-id="lesson/quiz/${first.id}/1"][aria-checked=true]`).waitFor();
      await frame.getByRole('button', {name: 'Submit', exact: true}).focus();
      await all.page.keyboard.press('Enter');
      await frame.waitForFunction(() => document.activeElement.dataset.id === 'lesson/quiz/keep');
      await all.page.keyboard.press('Shift+Tab');
      await all.page.keyboard.press('Enter');
      await all.hears('score');
    });

    it('goes on with the state that the page gives back', async () => {
      const all = await around([{path}]);
      await all.frame().locator(`[data-id="lesson/quiz/${first.id}/0"]`).click();
      const {state} = await all.hears('state', 0, (message) => message.state.includes(first.id));
      const other = await around([{path}]);
      await other.say({type: 'setState', state});
      await other.frame().locator(`[data-id="lesson/quiz/${first.id}/0"][aria-checked=true]`).waitFor();
      assert.deepEqual(await other.told(['answer', 'score']), []);
    });
  });

  describe('three times, one sandboxed and one without storage', () => {
    const frames = [
      {path: lessonAt('?embed=lesson&origin=here')},
      {path: lessonAt('?embed=stage&demo=timeout&origin=here'), sandbox: 'allow-scripts'},
      {path: lessonAt('?embed=quiz&origin=here')},
    ];
    // Only the last frame is blocked: the second has an origin without storage anyway.
    const script = `(${blockStorage})`.replace('window === top', "!location.search.includes('embed=quiz')");

    it('leaves no message on the console, takes no focus, scrolls nothing and draws nothing while idle or out of view', async () => {
      const all = await around(frames, {script: `${script}()`});
      assert.deepEqual(await all.page.evaluate(() => [document.activeElement.ariaLabel, scrollY]), ['Name', 0]);
      await all.frame(2).getByText(/your progress is kept only until you leave it/).first().waitFor({state: 'attached'});
      const drawn = (index) => all.frame(index).evaluate(() => window.loopstep.stats().frames);
      for (const index of [0, 1, 2]) {
        await all.page.locator('iframe').nth(index).scrollIntoViewIfNeeded();
        await rests(all.frame(index));
      }
      const before = await Promise.all([0, 1, 2].map(drawn));
      for (let i = 0; i < 60; i += 1) await all.page.evaluate(() => new Promise(requestAnimationFrame));
      assert.deepEqual(await Promise.all([0, 1, 2].map(drawn)), before);
      await all.say({type: 'theme', theme: 'light'}, 0);
      await all.hears('done', 0);
      assert.equal(await drawn(0), before[0], 'not even what is asked for, before it comes into view');
      assertClean(all.page);
    });

    it('answers in each of them, and scores reach the page around', async () => {
      const all = await around(frames, {script: `${script}()`});
      await answerRight(all.frame(2));
      await all.hears('score', 2);
      await all.page.locator('iframe').nth(1).scrollIntoViewIfNeeded();
      await all.frame(1).getByRole('button', {name: 'Skip', exact: true}).press('Enter');
      assert.equal((await all.ask({type: 'step', by: 1}, 1)).type, 'done');
      await all.frame(1).getByText(/^step 1\b/).first().waitFor({state: 'attached'});
      await picture(all.page, 'embed-three');
      assertClean(all.page);
    });
  });
});
