// An open run as files: the recording, a Chrome trace, a picture and a drawing of the stage, and the tree of tasks. The
// drawing has tests of its own in svg_test.mjs.
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {after, before, describe, it} from 'node:test';
import {brokenRules} from '../chrome_trace_rules.mjs';
import {choose, record} from './recorded.mjs';
import {stepTo, title} from './runs.mjs';
import {app, artifacts, assertClean, button, desktop, openSite, phone, picture, rests, stagePosition} from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const program = `import asyncio
import time

async def fetch(user):
    await asyncio.sleep(user)
    time.sleep(0.5)
    print(user)

async def main():
    async with asyncio.TaskGroup() as group:
        for user in range(3):
            group.create_task(fetch(user), name=f"user {user}")
    asyncio.create_task(asyncio.sleep(9), name="forgotten")

asyncio.run(main())
`;

const links = {json: 'The recording', chrome: 'A Chrome trace', png: 'A picture of the stage', svg: 'A drawing of the stage',
  tasks: 'The tree of tasks'};
const link = (page, format) => app(page).getByRole('link', {name: links[format], exact: true});

/** What a click on a link saves. @returns {name, bytes} */
async function saves(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return {name: download.suggestedFilename(), bytes: await readFile(await download.path())};
}
const saveAs = (page, format) => saves(page, () => link(page, format).click());

/** The size of a PNG, and how many colours are in it, as far as 50. */
async function lookAt(page, bytes) {
  return page.evaluate(async (base64) => {
    const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
    const image = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    return {width: image.width, height: image.height, colors: Math.min(new Set(pixels).size, 50)};
  }, bytes.toString('base64'));
}

const stageBox = (page) => app(page).locator('[data-id="stage"]').boundingBox();

describe('An open run', () => {
  let site;
  let folder;
  let run;
  before(async () => {
    folder = await mkdtemp(`${tmpdir()}/export-`);
    run = await record(folder, 'worker_pool', program);
    site = await openSite({folder: 'build/test-site', draws: true});
  });
  after(async () => {
    await site?.close();
    await rm(folder, {recursive: true});
  });

  async function opened(options = {}) {
    const page = await site.page({path: 'play/', ...options});
    await choose(page, run);
    await title(page, 'worker_pool.py');
    await rests(page);
    return page;
  }

  it('is saved as it was opened', async () => {
    const page = await opened();
    const {name, bytes} = await saveAs(page, 'json');
    assert.equal(name, 'worker_pool.json');
    assert.deepEqual(bytes, await readFile(run));
    assertClean(page);
  });

  it('is saved as a Chrome trace, which keeps the rules', async () => {
    const page = await opened();
    const {name, bytes} = await saveAs(page, 'chrome');
    assert.equal(name, 'worker_pool.trace.json');
    const text = bytes.toString();
    assert.deepEqual(brokenRules(text), []);
    const {traceEvents} = JSON.parse(text);
    const rows = traceEvents.filter((event) => event.name === 'thread_name').map((event) => event.args.name);
    assert.deepEqual(rows, ['event loop', 'main', 'user 0', 'user 1', 'user 2', 'forgotten']);
    const blocked = traceEvents.filter(({cat}) => cat === 'blocked');
    assert.deepEqual(blocked.map(({dur}) => dur), [500_000, 500_000, 500_000]);
    const printed = traceEvents.filter(({cat}) => cat === 'output').map((event) => event.name);
    assert.deepEqual(printed, ['0', '1', '2']);
    assertClean(page);
  });

  it('is saved as the text that the stage copies, at each step', async () => {
    const page = await opened();
    for (const step of [2, 5]) {
      await stepTo(page, step);
      await button(page, 'Copy who awaits what as text').click();
      await rests(page);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      const {name, bytes} = await saveAs(page, 'tasks');
      assert.deepEqual([name, bytes.toString()], [`worker_pool-step-${step}.txt`, copied]);
      assert.match(copied, /\(T\) main/);
    }
    assertClean(page);
  });

  it('is saved as that text within a step too', async () => {
    const page = await opened();
    await button(page, 'Line').click();
    await page.waitForURL(/#step=1\.\d+&/);
    await rests(page);
    await button(page, 'Copy who awaits what as text').click();
    await rests(page);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const {name, bytes} = await saveAs(page, 'tasks');
    assert.match(name, /^worker_pool-step-1\.\d+\.txt$/);
    assert.equal(bytes.toString(), copied);
    assertClean(page);
  });

  for (const deviceScaleFactor of [1, 2]) {
    it(`is saved as a picture of the stage, ${deviceScaleFactor} pixels to one of CSS`, async () => {
      const page = await opened({deviceScaleFactor});
      await stepTo(page, 3);
      const {name, bytes} = await saveAs(page, 'png');
      assert.equal(name, 'worker_pool-step-3.png');
    await writeFile(`${artifacts}/export-stage-${deviceScaleFactor}.png`, bytes);
      const stage = await stageBox(page);
      const {width, height, colors} = await lookAt(page, bytes);
      assert.deepEqual([width, height], [stage.width, stage.height].map((size) => Math.round(size * deviceScaleFactor)));
      assert.equal(colors, 50, 'the picture is empty');
      assertClean(page);
    });
  }

  it('is saved as the same picture twice, and the page stays as it was', async () => {
    const page = await opened();
    await stepTo(page, 3);
    const before = await saveAs(page, 'png');
    const again = await saveAs(page, 'png');
    assert.deepEqual(again, before);
    assert.match(page.url(), /#step=3&front=lesson&trace=|#step=3&trace=|#trace=/);
    assert.equal((await stagePosition(page)).step, 3);
  });

  it('is saved as a picture on a phone too, where the lesson covers the stage', async () => {
    const page = await opened({viewport: phone});
    await link(page, 'png').scrollIntoViewIfNeeded();
    await rests(page);
    const place = () => link(page, 'png').boundingBox();
    const before = await place();
    const {name, bytes} = await saveAs(page, 'png');
    assert.equal(name, 'worker_pool-step-0.png');
    await writeFile(`${artifacts}/export-stage-phone.png`, bytes);
    const {width, height, colors} = await lookAt(page, bytes);
    assert.ok(width > 500 && height > 500, `${width} × ${height}`);
    assert.equal(colors, 50, 'the picture is empty');
    await rests(page);
    assert.deepEqual(await place(), before);
    assertClean(page);
  });

  it('is saved by keyboard', async () => {
    const page = await opened();
    for (const format of Object.keys(links)) {
      await link(page, format).focus();
      const {bytes} = await saves(page, () => page.keyboard.press('Enter'));
      assert.ok(bytes.length > 0, format);
    }
    assertClean(page);
  });

  it('says what to do for a picture of a stage that is closed', async () => {
    const page = await opened();
    await button(page, 'Close the stage').click();
    await rests(page);
    await link(page, 'png').click();
    const message = page.getByRole('dialog', {name: 'The stage is closed. Choose “Open on stage”, then save the picture.'});
    await message.waitFor();
    await page.evaluate(axe);
    const {violations} = await page.evaluate(() => axe.run('dialog'));
    assert.deepEqual(violations.map(({id}) => id), []);
    await picture(page, 'export-closed');
    await page.keyboard.press('Enter');
    await message.waitFor({state: 'detached'});
    assert.equal(await page.evaluate(() => document.activeElement.textContent), links.png);
    const {name} = await saveAs(page, 'tasks');
    assert.equal(name, 'worker_pool-step-0.txt');
    assertClean(page);
  });

  it('is not saved by an address, whatever is in it', async () => {
    for (const hash of ['#save=chrome', '#save=json&trace=file:worker_pool.json', '#save=exe&trace=']) {
      const page = await site.page({path: `play/${hash}`});
      let downloads = 0;
      page.on('download', () => { downloads += 1; });
      await app(page).getByRole('heading', {level: 1, name: 'Your own program'}).waitFor();
      await rests(page);
      await choose(page, run);
      await title(page, 'worker_pool.py');
      assert.equal(downloads, 0, hash);
    }
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    for (const theme of ['dark', 'light']) {
      it(`offers its files on a ${name}, ${theme}`, async () => {
        const page = await opened({viewport, theme});
        await link(page, 'tasks').scrollIntoViewIfNeeded();
        await rests(page);
        for (const format of Object.keys(links)) {
          const {width, height} = await link(page, format).boundingBox();
          assert.ok(width > 40 && height >= 16, `${format}: ${width} × ${height}`);
        }
        await picture(page, `export-${name}-${theme}`);
        assertClean(page);
      });
    }
  }
});
