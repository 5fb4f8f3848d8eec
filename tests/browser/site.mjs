// What the browser tests share: the site on a server of its own, Chromium, and pages that keep
// account of everything that should not happen.
//
//     const site = await openSite();
//     const page = await site.page({path: lessonAt('#demo=hello-gather')});
//     await site.close();
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {setTimeout} from 'node:timers/promises';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';

export const {chromium} = createRequire(import.meta.url)('playwright-core');
export const root = fileURLToPath(new URL('../..', import.meta.url));

// The lesson whose demos, sections and questions the tests name.
export const slug = 'async-python';
export const lessonFolder = `${root}content/${slug}`;
/** The address of the lesson's page below the site's, at a place in it. */
export const lessonAt = (fragment = '') => `${slug}/${fragment}`;

export const artifacts = `${root}test-artifacts`;

// What Chromium is started with.
export const flags = ['--headless', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
  '--disable-quic', '--disable-gpu-compositing'];

// Milliseconds after which what is waited for will never come, however busy the machine is.
export const patience = 120_000;

// Pages that a browser keeps open: those of earlier tests go on drawing, and would slow down the later ones.
const mostOpen = 6;

// Whether pages are drawn and pictures of them are kept, for people to look at.
export const takesPictures = Boolean(process.env.LOOPSTEP_PICTURES);

export const desktop = {width: 1280, height: 800};
export const phone = {width: 390, height: 844};

// Progress in which every prediction of the site's demos is made, so that no question stops a run.
function allPredicted(folder) {
  const lessons = {};
  for (const entry of readdirSync(folder, {withFileTypes: true})) {
    const file = `${folder}/${entry.name}/lesson.json`;
    if (!entry.isDirectory() || !existsSync(file)) continue;
    const keys = JSON.parse(readFileSync(file, 'utf-8')).demos
      .flatMap((demo) => (demo.predictions ?? []).map((prediction) => `${demo.id}/${prediction.id}`));
    lessons[entry.name] = {predictions: Object.fromEntries(keys.map((key) => [key, 'right']))};
  }
  return JSON.stringify({format: 1, lessons});
}

async function serve(folder, prefix) {
  const server = spawn('python3', ['tools/serve.py', folder, '--port', '0', '--prefix', prefix],
    {cwd: root, stdio: ['ignore', 'pipe', 'inherit']});
  for await (const line of createInterface(server.stdout)) {
    const url = line.match(/http:\S+/)?.[0];
    if (url) return {server, url};
  }
  throw new Error(`tools/serve.py did not start: is ${folder}/ built?`);
}

/**
 * Chromium, with more flags. In the contexts opened from it a page draws nothing, as without a graphics card that takes
 * most of a test's time; unless it `draws`, for tests that look at it.
 */
export async function openBrowser({extra = [], draws = takesPictures} = {}) {
  const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: [...flags, ...extra]});
  if (draws) return browser;
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    await context.addInitScript(() => {
      for (const kind of [window.WebGLRenderingContext, window.WebGL2RenderingContext]) {
        if (kind) kind.prototype.clear = kind.prototype.drawElements = () => {};
      }
    });
    return context;
  };
  return browser;
}

/** The site in `folder`, below `prefix` on a free port, and a browser, with `settings`. */
export async function openSite({folder = 'dist', prefix = '', ...settings} = {}) {
  const {server, url} = await serve(folder, prefix);
  const progress = allPredicted(root + folder);
  const browser = await openBrowser(settings);
  const visitors = [];  // the earliest first

  return {
    url,
    browser,

    /**
     * A visitor's page, open and ready; `page.trouble` lists what a console would show. The visitor has made every
     * prediction, unless `predicts`: then no run stops for a question. The sixth page after it closes it. Nothing moves
     * slowly from one place to another, unless `moves`: without a graphics card such frames take most of a test's time.
     */
    async page({path = '', viewport = desktop, theme = 'dark', state = 'ready', predicts = false, moves = false,
      before = async () => {}, ...context} = {}) {
      const visitor = await browser.newContext({viewport, colorScheme: theme, hasTouch: viewport.width < 600,
        reducedMotion: moves ? 'no-preference' : 'reduce', permissions: ['clipboard-read', 'clipboard-write'],
        ...context});
      visitor.setDefaultTimeout(patience);
      visitors.push(visitor);
      if (visitors.length > mostOpen) await visitors.shift().close();
      const page = await visitor.newPage();
      watch(page);
      if (!predicts) {
        await page.addInitScript((text) => {
          try { localStorage['loopstep.progress.v1'] ??= text; } catch { /* a page without storage */ }
        }, progress);
      }
      await before(page, visitor);
      await page.goto(url + path);
      if (state) await reaches(page, state);
      return page;
    },

    async close() {
      await browser.close();
      server.kill();
      if (server.exitCode === null) await once(server, 'close');
    },
  };
}

// What Chromium without a graphics card says of itself when it puts a canvas on the page.
const ownWarning = /GPU stall due to ReadPixels/;

/** Lists what a console would show of a page in `page.trouble`. */
export function watch(page) {
  page.trouble = [];
  page.on('console', (message) => {
    if (ownWarning.test(message.text())) return;
    if (['error', 'warning'].includes(message.type())) page.trouble.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.trouble.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => page.trouble.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) page.trouble.push(`${response.status()}: ${response.url()}`);
  });
}

/** Waits until the page's data-state is `state`. By time, as a page may have no animation frames. */
export async function reaches(page, state) {
  await page.waitForFunction((wanted) => document.documentElement?.dataset.state === wanted, state, {polling: 50});
}

/** Waits until all is drawn that is to be drawn now: the app lets three of the browser's frames pass. */
export async function rests(page) {
  await page.evaluate(() => new Promise((done) => {
    let drawn = -1;
    let still = 0;
    const look = () => {
      const {frames} = window.loopstep.stats();
      still = frames === drawn ? still + 1 : 0;
      drawn = frames;
      if (still === 3) done();
      else requestAnimationFrame(look);
    };
    look();
  }));
}

/** Waits until a check made here, outside the page, holds. */
export async function until(check) {
  const giveUp = Date.now() + patience;
  while (!await check()) {
    if (Date.now() > giveUp) assert.fail(`still not true: ${check}`);
    await setTimeout(20);  // leaves the processor to what is waited for
  }
}

/** Seconds pass for the page, which was opened with `before: (page) => page.clock.install()`. */
export async function pass(page, seconds) {
  await page.clock.runFor(seconds * 1000);
}

/** Nothing on the console: no error, no warning, no failed request. */
export function assertClean(page) {
  assert.deepEqual(page.trouble, []);
}

/** What the app shows: the mirror of the canvas, without the static page behind it. */
export const app = (page) => page.locator('#app');

export const button = (page, name) => app(page).getByRole('button', {name, exact: true});

/** Opens a demo by its address. */
export async function openDemo(page, id) {
  await page.goto(new URL(`#demo=${id}`, page.url().split('#')[0]).href);
  await button(page, 'Step').waitFor();
}

/** "step 9 of 17 · iteration 4 · 0.500 s" as numbers. */
export async function stagePosition(page) {
  const text = await app(page).locator('[data-id="stage/position"]').textContent();
  const [, step, total] = text.match(/step (\d+)(?: of (\d+))?/);
  return {step: Number(step), total: total ? Number(total) : null, seconds: Number(text.match(/([\d.]+) s/)[1])};
}

/** A screenshot for people, in test-artifacts/, if pictures are wanted. */
export async function picture(page, name) {
  if (takesPictures) await page.screenshot({path: `${artifacts}/${name}.png`});
}
