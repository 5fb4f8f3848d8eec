// A start that goes wrong: the static lesson stays, with a note that names the reason.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, desktop, lessonAt, openSite, phone, picture, reaches, slug, until} from './site.mjs';

const files = {
  program: '**/assets/loopstep-*.wasm',
  font: '**/assets/jetbrains-mono-*.ttf',
  script: '**/assets/loopstep-*.js',
  arrival: '**/assets/arrival-*.js',
  style: '**/assets/style-*.css',
  course: '**/course.json',
  lesson: `**/${lessonAt('lesson.json')}`,
};
const html = {status: 200, contentType: 'text/html', body: '<!doctype html><title>Welcome</title>'};

/** The lesson is there to be read, no control looks alive that is not, and the note says why. */
async function assertStatic(page, says) {
  await page.locator('#static').getByText('asyncio.run(main())').first().waitFor();
  await page.locator('#note').getByText(says).waitFor();
  assert.equal(await page.locator('#app').isVisible(), false);
  assert.equal(await page.getByRole('link', {name: /^Open on stage/}).filter({visible: true}).count(), 0);
}

/** A gate for a route: requests wait until it is opened. */
function gate() {
  let open;
  const opened = new Promise((resolve) => { open = resolve; });
  return {open, hold: async (route) => { await opened; await route.continue().catch(() => {}); }};
}

/** Opens the lesson and lets the time go by in which a start should be done, `hold` being kept waiting. */
async function openLate(site, hold, barred) {
  // All have come but one: the page, and eight of the files that it names.
  let others;
  const page = await site.page({path: lessonAt(), state: null, before: async (page) => {
    await page.clock.install();
    await page.route(hold, barred.hold);
    let missing = 9;
    others = page.waitForEvent('requestfinished', {predicate: (request) => !request.url().startsWith('data:') && (missing -= 1) === 0});
    // The page's "load" does not come while a file of it hangs.
    page.goto = ((go) => (url) => go.call(page, url, {waitUntil: 'commit'}))(page.goto);
  }});
  await others;
  await page.waitForFunction(() => !document.getElementById('late'));
  await page.clock.fastForward(20_000);
  return page;
}

describe('A start that fails', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const fails = (file, answer) => site.page({path: lessonAt(), state: 'failed',
    before: (page) => page.route(files[file], answer)});
  const with404 = (route) => route.fulfill({status: 404, body: 'Not found'});

  const inOneWording = /^The examples cannot run here: [^:]+(: the connection failed)?\. Reload to try again; if that does not help, tell whoever runs the site\. The text below is complete\.$/;
  const reasons = [
    ['program', 'missing', with404, /answered 404 for loopstep-\w+\.wasm/],
    ['program', 'refused', (route) => route.abort(), /loopstep-\w+\.wasm could not be loaded: the connection failed/],
    ['program', 'another page', (route) => route.fulfill(html), /sent something else for loopstep-\w+\.wasm \(text\/html/],
    ['font', 'missing', with404, /answered 404 for jetbrains-mono-\w+\.ttf/],
    ['font', 'refused', (route) => route.abort(), /jetbrains-mono-\w+\.ttf could not be loaded/],
    ['font', 'another page', (route) => route.fulfill(html), /sent something else for jetbrains-mono/],
    ['style', 'missing', with404, /style sheet could not be loaded/],
    ['style', 'refused', (route) => route.abort(), /style sheet could not be loaded/],
    ['style', 'another page', (route) => route.fulfill(html), /style sheet could not be loaded/],
    ['course', 'missing', with404, /answered 404 for course\.json/],
    ['course', 'refused', (route) => route.abort(), /course\.json could not be loaded: the connection failed/],
    ['course', 'another page', (route) => route.fulfill(html), /sent something else for course\.json \(text\/html/],
    ['lesson', 'missing', with404, /answered 404 for lesson\.json/],
    ['lesson', 'refused', (route) => route.abort(), /lesson\.json could not be loaded: the connection failed/],
    ['lesson', 'another page', (route) => route.fulfill(html), /sent something else for lesson\.json \(text\/html/],
  ];
  for (const [file, how, answer, says] of reasons) {
    it(`says so: the ${file} is ${how}`, async () => {
      const page = await fails(file, answer);
      await assertStatic(page, says);
      assert.match(await page.locator('#note p').textContent(), inOneWording);
    });
  }

  it('says so: the program is cut off', async () => {
    const page = await fails('program', async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      await route.fulfill({contentType: 'application/wasm', body: body.subarray(0, body.length / 2)});
    });
    await assertStatic(page, /loopstep-\w+\.wasm has arrived damaged/);
  });

  it('says so: a font is cut off', async () => {
    const page = await fails('font', async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({contentType: 'font/ttf', body: body.subarray(0, 200)});
    });
    await assertStatic(page, /jetbrains-mono-\w+\.ttf has arrived damaged/);
  });

  it('takes a program without its type', async () => {
    const page = await site.page({path: lessonAt(), before: (page) => page.route(files.program, async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({contentType: 'application/octet-stream', body});
    })});
    await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
    assertClean(page);
  });

  it('names the browsers that it needs to one that is too old', async () => {
    const page = await site.page({path: lessonAt(), state: 'failed',
      before: (page) => page.addInitScript(() => { WebAssembly.validate = () => false; })});
    await assertStatic(page, /too old.*Chrome 112, Firefox 121 or Safari 18\.2/);
    await picture(page, 'start-old-browser');
  });

  it('says what the policy of the site forbids', async () => {
    const under = (policy) => site.page({path: lessonAt(), state: 'failed',
      before: (page) => page.route(`**/${lessonAt()}`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({response, headers: {...response.headers(), 'content-security-policy': policy}});
      })});
    await assertStatic(await under("default-src 'self'; img-src data:"), /Content-Security-Policy .* 'wasm-unsafe-eval'/);
    await assertStatic(await under("script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'"),
      /Content-Security-Policy does not allow it to load loopstep-\w+\.wasm; .* connect-src 'self'/);
  });

  for (const [file, names] of Object.entries({
    program: 'the app has', font: 'the fonts have', style: 'the style sheet has', lesson: 'the lesson has', course: 'the course outline has',
  })) {
    it(`says what has not come after 20 seconds, and starts when it comes: the ${file}`, async () => {
      const barred = gate();
      const page = await openLate(site, files[file], barred);
      await reaches(page, 'failed');
      await assertStatic(page, new RegExp(`have not started: ${names} not arrived yet`));
      await page.evaluate(() => new Promise((painted) => new PerformanceObserver(painted).observe({type: 'paint', buffered: true})));
      if (file === 'program') await picture(page, 'start-late');
      barred.open();
      await reaches(page, 'ready');
      await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
      assert.equal(await page.locator('#note').isVisible(), false);
    });
  }

  it('waits 20 seconds before it says so', async () => {
    const barred = gate();
    const page = await site.page({path: lessonAt(), state: null, before: async (page) => {
      await page.clock.install();
      await page.route(files.program, barred.hold);
    }});
    await page.clock.fastForward(15_000);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.state), 'loading');
    assert.equal(await page.locator('#note').isVisible(), false);
    barred.open();
    await reaches(page, 'ready');
    await page.clock.fastForward(30_000);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.state), 'ready');
  });
});

describe('A page whose script does not come', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const reasons = {
    missing: [(route) => route.fulfill({status: 404, body: 'Not found'}), /answered 404 for loopstep-\w+\.js/],
    broken: [(route) => route.fulfill({status: 500, body: 'Sorry'}), /answered 500 for loopstep-\w+\.js/],
    refused: [(route) => route.abort(), /loopstep-\w+\.js could not be loaded: the connection failed/],
    'another page': [(route) => route.fulfill(html), /sent something else for loopstep-\w+\.js \(text\/html/],
    'cut off': [(route) => route.fulfill({contentType: 'text/javascript', body: '(() => {'}), /loopstep-\w+\.js has arrived damaged.* Chrome 112/],
  };
  for (const [how, [answer, says]] of Object.entries(reasons)) {
    it(`says so: ${how}`, async () => {
      const page = await site.page({path: lessonAt(), state: 'failed', before: (page) => page.route(files.script, answer)});
      await assertStatic(page, says);
    });
  }

  it('says so on the index page', async () => {
    const page = await site.page({state: 'failed', before: (page) => page.route(files.script, (route) => route.abort())});
    await page.locator('#note').getByText(/connection failed/).waitFor();
    await page.locator('#static').getByRole('link', {name: 'Start Async Python'}).waitFor();
  });

  it('says so where it failed before anything could hear it', async () => {
    const barred = gate();
    const page = await site.page({path: lessonAt(), state: null, before: async (page) => {
      await page.route(files.arrival, barred.hold);
      await page.route(files.script, (route) => route.abort());
      page.goto = ((go) => (url) => go.call(page, url, {waitUntil: 'domcontentloaded'}))(page.goto);
    }});
    await until(() => page.trouble.some((line) => /^failed: .*loopstep-\w+\.js/.test(line)));
    barred.open();
    await reaches(page, 'failed');
    await assertStatic(page, /connection failed/);
  });

  it('says so after 20 seconds where nothing answers, and starts when it comes', async () => {
    const barred = gate();
    const page = await site.page({path: lessonAt(), state: null, before: async (page) => {
      await page.clock.install();
      await page.route(files.script, barred.hold);
      const heard = page.waitForEvent('requestfinished', {predicate: (request) => request.url().includes('/arrival-')});
      page.goto = ((go) => async (url) => {
        await go.call(page, url, {waitUntil: 'domcontentloaded'});
        await heard;
      })(page.goto);
    }});
    // The script that keeps watch may have come and not have begun yet.
    await until(async () => {
      await page.clock.fastForward(20_000);
      return page.locator('#note').isVisible();
    });
    await reaches(page, 'failed');
    await assertStatic(page, /have not started: the page's script has not arrived yet/);
    barred.open();
    await reaches(page, 'ready');
    assert.equal(await page.locator('#note').isVisible(), false);
  });

  it('says so after 20 seconds where no script comes at all', async () => {
    const page = await site.page({path: lessonAt(), state: null, viewport: phone, before: async (page) => {
      await page.route(files.script, (route) => route.abort());
      await page.route(files.arrival, (route) => route.abort());
    }});
    const links = page.getByRole('link', {name: /^Open on stage/}).filter({visible: true});
    const notice = page.locator('#late');
    assert.equal(await notice.evaluate((element) => element.clientHeight), 0);
    assert.ok(await links.count() > 0);
    const delays = await page.evaluate(() => document.getAnimations().map((animation) => {
      const {delay} = animation.effect.getTiming();
      animation.finish();
      return delay;
    }));
    assert.deepEqual([...new Set(delays)], [20_000]);
    await notice.getByText(/script has not arrived, or this browser is too old/).waitFor();
    assert.equal(await links.count(), 0);
    await picture(page, 'start-no-script');
  });

  it('says nothing of the kind where the script has come', async () => {
    const page = await site.page({path: lessonAt(), before: (page) => page.clock.install()});
    await page.clock.fastForward(30_000);
    assert.equal(await page.locator('#late').count(), 0);
    assert.equal(await page.locator('#note').isVisible(), false);
  });
});

describe('Who has come for a place deep in the page', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const refused = (route) => route.abort();

  /** Both are in the window, below the bar, and the note covers nothing of the other. */
  async function assertInSight(page, target) {
    await page.waitForFunction((id) => {
      const [bar, note, place] = [document.querySelector('header.bar'), document.getElementById('note'), document.getElementById(id)]
        .map((element) => element.getBoundingClientRect());
      return note.height > 0 && note.top >= bar.bottom && place.top >= note.bottom && place.top < innerHeight / 2;
    }, target);
  }

  for (const viewport of [desktop, phone]) {
    for (const target of ['demo=github', 'errors', 'quiz']) {
      it(`sees there why it does not start: #${target}, ${viewport.width} wide`, async () => {
        const page = await site.page({path: `${slug}/#${target}`, viewport, state: 'failed', before: (page) => page.route(files.program, refused)});
        await assertInSight(page, target);
        await page.locator('#note').getByText(/connection failed/).waitFor();
      });
    }
  }

  it('is told no reason at the demo that may not be the reason', async () => {
    const page = await site.page({path: lessonAt('#demo=github'), state: 'failed', before: (page) => page.route(files.program, refused)});
    const note = page.locator('[id="demo=github"] .demo-note');
    assert.equal(await note.textContent(), 'The stage, which runs this step by step, is not available here. The output is below.');
  });

  it('keeps the note in sight until it is closed', async () => {
    const page = await site.page({path: lessonAt(), state: 'failed', before: (page) => page.route(files.program, refused)});
    await page.locator('#errors').evaluate((element) => element.scrollIntoView());
    await assertInSight(page, 'errors');
    await page.locator('#note').getByRole('button', {name: 'Close'}).click();
    assert.equal(await page.locator('#note').isVisible(), false);
    await page.locator('#errors').evaluate((element) => element.scrollIntoView());
    assert.equal(await page.locator('#errors').evaluate((element) => Math.round(element.getBoundingClientRect().top)), 76);
  });
});

describe('A page that is still loading', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const held = (barred) => site.page({path: lessonAt(), state: null, before: (page) => page.route(files.program, barred.hold)});
  const card = (page, name) => page.locator('#static').getByRole('group', {name});

  it('remembers the demo that was to be opened, says so, and opens it', async () => {
    const barred = gate();
    const page = await held(barred);
    const [first, second] = ['Three greetings at once', 'A task beside main'].map((name) => card(page, name));
    const words = await first.locator('.demo-note').textContent();
    await first.getByRole('link').click();
    await first.getByText(/Loading: this opens on the stage as soon as it is ready/).waitFor();
    await picture(page, 'start-demo-loading');
    await second.getByRole('link').click();
    await second.getByText(/Loading/).waitFor();
    assert.equal(await first.locator('.demo-note').textContent(), words);
    barred.open();
    await reaches(page, 'ready');
    await button(page, 'Step').waitFor();
    await app(page).getByRole('button', {name: 'On stage: A task beside main'}).waitFor();
    assertClean(page);
  });

  it('takes back that it is loading when the start fails', async () => {
    let fail;
    const failed = new Promise((resolve) => { fail = resolve; });
    const page = await site.page({path: lessonAt('#demo=hello-gather'), state: null, before: (page) => page.route(files.program, async (route) => {
      await failed;
      await route.abort();
    })});
    await card(page, 'Three greetings at once').getByText(/Loading/).waitFor();
    fail();
    await reaches(page, 'failed');
    await assertStatic(page, /connection failed/);
    assert.equal(await card(page, 'Three greetings at once').getByText(/Loading/).count(), 0);
  });
});

describe('A strict Content-Security-Policy', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('is enough as the README gives it, for workers too', async () => {
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src data:; "
      + "connect-src 'self' https://api.github.com; worker-src 'self' blob:";
    const page = await site.page({path: lessonAt('#demo=process-pool'), before: (page) => page.route('**/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({response, headers: {...response.headers(), 'content-security-policy': policy}});
    })});
    await app(page).getByRole('button', {name: 'Run', exact: true}).click();
    await app(page).getByText('17984 primes').first().waitFor();
    assertClean(page);
  });
});
