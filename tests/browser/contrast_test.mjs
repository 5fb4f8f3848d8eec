// What can be read: the static page by axe, the canvas by its pixels, and both where the system asks
// for more contrast or forces its own colours.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, desktop, lessonAt, openSite, phone, picture} from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const stage = lessonAt('#demo=hello-gather&step=9');

const looks = [
  {name: 'dark', theme: 'dark', least: 4.5},
  {name: 'light', theme: 'light', least: 4.5},
  {name: 'dark with more contrast', theme: 'dark', contrast: 'more', least: 7},
  {name: 'light with more contrast', theme: 'light', contrast: 'more', least: 7},
];

/** For each text of the twin in view, the contrast of its strongest pixel with its commonest one. */
async function contrasts(page) {
  const image = (await page.screenshot()).toString('base64');
  return page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', {willReadFrequently: true});
    context.drawImage(bitmap, 0, 0);
    const scale = bitmap.width / innerWidth;
    const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
    const luminance = (color) => [16, 8, 0].reduce((sum, shift, i) =>
      sum + [0.2126, 0.7152, 0.0722][i] * linear((color >> shift & 255) / 255), 0);
    const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

    const shown = (element, box) => {
      const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return box.width > 4 && box.height > 4 && box.x >= 0 && box.y >= 0 && box.right <= innerWidth &&
        box.bottom <= innerHeight && at && (element.contains(at) || at.contains(element));
    };
    const found = [];
    for (const element of document.querySelectorAll('#twin [data-style]')) {
      const box = element.getBoundingClientRect();
      if (!shown(element, box)) continue;
      const {data: pixels} = context.getImageData(box.x * scale, box.y * scale, box.width * scale, box.height * scale);
      const counts = new Map();
      for (let i = 0; i < pixels.length; i += 4) {
        const color = pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2];
        counts.set(color, (counts.get(color) ?? 0) + 1);
      }
      const [ground] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most));
      const ratio = Math.max(...[...counts.keys()].map((color) => contrast(luminance(color), luminance(ground))));
      found.push({text: element.textContent.slice(0, 40), ratio: Number(ratio.toFixed(2))});
    }
    return found;
  }, image);
}

describe('Text can be read', () => {
  let site;
  before(async () => { site = await openSite({draws: true}); });
  after(() => site.close());

  for (const {name, theme, contrast, least} of looks) {
    for (const path of ['', lessonAt(), stage]) {
      it(`on the canvas, ${name}: /${path}`, async () => {
        const page = await site.page({path, theme, contrast, deviceScaleFactor: 3});
        if (path === stage) await button(page, 'Step').waitFor();
        const found = await contrasts(page);
        assert.ok(found.length >= 5, `only ${found.length} texts were found`);
        assert.deepEqual(found.filter(({ratio}) => ratio < least), []);
      });
    }

    for (const path of ['', lessonAt()]) {
      it(`on the static page, ${name}: /${path}`, async () => {
        const page = await site.page({path, theme, contrast, state: 'failed',
          before: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; })});
        // Paper is the same in all of them.
        for (const media of name === 'dark' ? ['screen', 'print'] : ['screen']) {
          await page.emulateMedia({media});
          await page.evaluate(axe);
          const result = await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
            return axe.run(document, {runOnly: ['color-contrast']});
          });
          const faults = result.violations.flatMap((v) => v.nodes.map((node) => `${node.html} ${node.failureSummary}`));
          assert.deepEqual(faults, [], media);
          assert.ok(result.passes.length > 0, 'something was looked at');
        }
      });
    }
  }
});

describe('Where the system forces its colours', () => {
  let site;
  before(async () => { site = await openSite({draws: true}); });
  after(() => site.close());

  const views = [['index', ''], ['lesson', lessonAt()], ['quiz', lessonAt('#quiz')], ['stage', stage]];

  for (const theme of ['dark', 'light']) {
    for (const [name, path] of views) {
      for (const [size, viewport] of [['desktop', desktop], ['phone', phone]]) {
        it(`the mirror's text stays invisible over the canvas: ${name}, ${theme}, ${size}`, async () => {
          const page = await site.page({path, theme, viewport, forcedColors: 'active'});
          if (path === stage) await button(page, 'Step').waitFor();
          await page.evaluate(() => document.fonts.ready);
          await picture(page, `forced-${theme}-${name}-${size}`);
          const both = await page.screenshot();
          await page.addStyleTag({content: '#twin { opacity: 0; }'});
          const canvas = await page.screenshot();
          assert.ok(both.equals(canvas), 'the twin changes what is seen');
          assertClean(page);
        });
      }
    }
  }

  it('the theme is the system\'s and there is none to choose', async () => {
    const page = await site.page({theme: 'dark'});
    await app(page).getByRole('button', {name: /^Theme/}).click();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light');
    await page.emulateMedia({forcedColors: 'active', colorScheme: 'dark'});
    await app(page).getByRole('button', {name: /^Theme/}).waitFor({state: 'detached'});
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await page.emulateMedia({forcedColors: 'none', colorScheme: 'dark'});
    await app(page).getByRole('button', {name: 'Theme: light'}).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'light', 'the choice is back');
  });

  it('the keyboard\'s focus is seen', async () => {
    const page = await site.page({path: stage, theme: 'dark', forcedColors: 'active'});
    await button(page, 'Step').waitFor();
    const without = await page.screenshot();
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.activeElement !== document.body);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.ok(!without.equals(await page.screenshot()), 'a ring appears');
    await picture(page, 'forced-dark-focus');
  });

  it('the static page keeps its outlines', async () => {
    const page = await site.page({path: lessonAt(), forcedColors: 'active', state: 'failed',
      before: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; })});
    const width = (selector) => page.locator(selector).first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth));
    for (const selector of ['.callout.note', '.callout.warning', '.card', '.listings', '.topics li']) {
      assert.ok(await width(selector) >= 1, selector);
    }
    await picture(page, 'forced-static');
  });
});
