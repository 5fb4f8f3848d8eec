// Whose the wheel and the swipe are: what cannot scroll further leaves them to what is around it and, in a
// frame, to the page around the frame.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {once} from 'node:events';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, lessonAt, openSite, phone, reaches, stagePosition, until} from './site.mjs';

const tall = '<div style="height: 1500px">A page around it.</div>';

/** Another origin's page with the site in a frame, between more than a screenful above and below. */
async function openAround(url, size) {
  const server = createServer((request, response) => response.writeHead(200, {'content-type': 'text/html'}).end(`<!doctype html>
    <meta name="viewport" content="width=device-width"><title>Around</title><body style="margin: 0">${tall}
    <iframe id="frame" src="${url}" style="display: block; border: 0; width: ${size.width}px; height: ${size.height}px"></iframe>${tall}`));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close()};
}

describe('A frame in a page that scrolls', () => {
  let site;
  const open = [];
  before(async () => { site = await openSite(); });
  after(async () => {
    for (const around of open) around.close();
    await site.close();
  });

  /** The page around, scrolled to the frame, and the frame's own document, ready. */
  async function embed(path, viewport) {
    const size = {width: viewport.width, height: viewport.height - 100};
    const around = await openAround(`${site.url}${path}`, size);
    open.push(around);
    const visitor = await site.browser.newContext({viewport, hasTouch: viewport.width < 600});
    const page = await visitor.newPage();
    await page.goto(around.url);
    const frame = await (await page.locator('#frame').elementHandle()).contentFrame();
    await page.evaluate(() => scrollTo(0, 1450));  // a frame out of view does not draw
    await reaches(frame, 'ready');
    return {page, frame};
  }

  /** Scrolls the page around to where the frame is in view again. */
  const back = (page) => page.evaluate(() => scrollTo(0, 1450));

  const settled = (page) => page.evaluate(() => new Promise((done) => {
    let last = NaN;
    let still = 0;
    const look = () => {
      still = scrollY === last ? still + 1 : 0;
      last = scrollY;
      if (still === 5) done();
      else requestAnimationFrame(look);
    };
    look();
  }));

  /** Does `move` at the middle of the element, with the frame in view. */
  async function moveOver(page, locator, move) {
    await back(page);
    await settled(page);
    const box = await locator.boundingBox();
    await move({x: box.x + Math.min(box.width, 600) / 2, y: box.y + Math.min(box.height, 400) / 2});
  }

  /** How far the page around moves when `move` is done over the element. */
  async function moves(page, frame, locator, move) {
    await moveOver(page, locator, move);
    await page.waitForFunction(() => Math.abs(scrollY - 1450) > 30);
    await settled(page);
    return (await page.evaluate(() => scrollY)) - 1450;
  }

  const byId = (frame, id) => frame.locator(`[data-id="${id}"]`);
  const toEnd = (frame, id) => byId(frame, id).evaluate(async (area) => {
    area.scrollTo({top: area.scrollHeight, behavior: 'instant'});
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });

  it('gives the page around the wheel over whatever cannot scroll further', async () => {
    const {page, frame} = await embed(lessonAt('#demo=hello-gather&step=9'), {width: 1280, height: 900});
    await button(frame, 'Step').waitFor();
    const wheel = (down) => async ({x, y}) => {
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, down);
    };
    for (const part of ['loop', 'timeline', 'output']) await toEnd(frame, `stage/${part}`);
    for (const id of ['stage/ready/list', 'stage/tasks', 'stage/task/1', 'stage/output', 'stage/timeline', 'stage/transport', 'stage/step', 'bar']) {
      const target = id === 'stage/ready/list' || id === 'stage/transport' || id === 'bar' ? byId(frame, id).locator('[data-id].placed').first() : byId(frame, id);
      assert.ok(await moves(page, frame, target, wheel(200)) > 30, `over ${id}`);
    }
    await toEnd(frame, 'stage/code');
    assert.ok(await moves(page, frame, byId(frame, 'stage/code'), wheel(200)) > 30, 'over the listing, at its end');
    await toEnd(frame, 'lesson');
    assert.ok(await moves(page, frame, byId(frame, 'lesson'), wheel(200)) > 30, "at the lesson's end");
    const place = () => byId(frame, 'lesson').evaluate((area) => area.scrollTop);
    const end = await place();
    await moveOver(page, byId(frame, 'lesson'), wheel(-200));
    await until(async () => await place() < end);
    await settled(page);
    assert.equal(await page.evaluate(() => scrollY), 1450, 'what can scroll back keeps the wheel');
  });

  it('gives the page around the swipe in every part of a phone', async () => {
    const {page, frame} = await embed(lessonAt('#demo=hello-gather&step=9'), phone);
    const devtools = await page.context().newCDPSession(page);
    const swipe = async ({x, y}) => {
      const touch = (type, touchPoints) => devtools.send('Input.dispatchTouchEvent', {type, touchPoints});
      await touch('touchStart', [{x, y}]);
      for (let up = 10; up <= 200; up += 10) await touch('touchMove', [{x, y: y - up}]);
      await touch('touchEnd', []);
    };
    await button(frame, 'Step').waitFor();
    const parts = {Code: 'stage/code', Loop: 'stage/loop', Timeline: 'stage/timeline', Output: 'stage/output'};
    for (const [name, id] of Object.entries(parts)) {
      await back(page);
      await app(frame).getByRole('tab', {name, exact: true}).click();
      await byId(frame, id).waitFor();
      await toEnd(frame, id);
      assert.ok(await moves(page, frame, byId(frame, id), swipe) > 30, `over ${name}`);
    }
    assert.ok(await moves(page, frame, byId(frame, 'stage/prompt'), swipe) > 30, 'over the question');
    assert.equal((await stagePosition(frame)).step, 9, 'a swipe over the timeline goes to no other step');
    await back(page);
    await app(frame).getByRole('tab', {name: 'Lesson'}).click();
    await toEnd(frame, 'lesson');
    assert.ok(await moves(page, frame, byId(frame, 'lesson'), swipe) > 30, "at the lesson's end");
  });

  it('still goes to the step that a finger taps on the timeline, or is drawn to', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=9'), viewport: phone});
    const devtools = await page.context().newCDPSession(page);
    await button(page, 'Step').waitFor();
    await app(page).getByRole('tab', {name: 'Timeline'}).click();
    const box = await byId(page, 'stage/seek').boundingBox();
    const at = (share) => ({x: box.x + Math.min(box.width, 250) * share, y: box.y + box.height / 2});
    await page.touchscreen.tap(at(0.1).x, at(0.1).y);
    const {step} = await stagePosition(page);
    assert.ok(step < 5, `the tap went to step ${step}`);
    const touch = (type, point) => devtools.send('Input.dispatchTouchEvent', {type, touchPoints: point ? [point] : []});
    await touch('touchStart', at(0.1));
    for (let share = 0.15; share < 0.9; share += 0.05) await touch('touchMove', at(share));
    await touch('touchEnd');
    assert.ok((await stagePosition(page)).step > step, 'it follows the finger');
    assertClean(page);
  });

  it('ends at a page of its own', async () => {
    const page = await site.page({path: lessonAt()});
    const behavior = () => page.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorY);
    assert.equal(await behavior(), 'none');
    const {frame} = await embed(lessonAt(), {width: 1280, height: 900});
    assert.equal(await frame.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorY), 'auto');
  });
});

describe('The place in the lesson', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('is kept with the address while the stage stands in front of it', async () => {
    const page = await site.page({path: lessonAt(), viewport: phone});
    const lesson = app(page).getByRole('group', {name: 'Lesson'});
    await lesson.evaluate((area) => area.scrollTo({top: 900, behavior: 'instant'}));
    await app(page).getByRole('tab', {name: 'Stage', exact: true}).click();
    await lesson.waitFor({state: 'detached'});
    await app(page).getByRole('button', {name: 'Open on stage: Three greetings at once'}).click();
    await button(page, 'Step').waitFor();
    await page.goBack();
    await page.waitForFunction(() => !location.hash.includes('demo'));
    await lesson.waitFor();
    await page.waitForFunction(() => Math.abs(document.querySelector('[data-id="lesson"]').scrollTop - 900) < 2);
    assertClean(page);
  });
});
