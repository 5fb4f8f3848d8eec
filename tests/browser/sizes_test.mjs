// The window at sizes from a watch's to a wall's: a click at the middle of each control arrives, nothing lies
// over one, and the line that runs is in view.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, lessonAt, openSite, picture, slug, stagePosition} from './site.mjs';

const sizes = ['320x256', '320x568', '480x256', '568x320', '844x390', '390x844', '820x1180', '900x760', '1024x600', '1280x800', '2560x1440'];
const [small, tablet] = ['320x256', '820x1180'];

const viewportOf = (size) => {
  const [width, height] = size.split('x').map(Number);
  return {width, height};
};

/** The controls at whose middle, once they are scrolled into view, something else is. */
function covered(page) {
  return page.evaluate(() => {
    const twin = document.getElementById('twin');
    const list = twin.querySelector('[data-id="sections"]');
    const seen = (element) => {
      // Of a link in a text the first line that has some of its words.
      let {left, top, right, bottom} = [...element.getClientRects()].find((line) => line.width > 1);
      for (let at = element.parentElement; at !== document.body; at = at.parentElement) {
        if (!at.classList.contains('scroll') && at.id !== 'app') continue;
        const box = at.getBoundingClientRect();
        [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
        [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      return {x: (left + right) / 2, y: (top + bottom) / 2, visible: right > left && bottom > top};
    };
    const wrong = [];
    for (const control of (list ?? twin).querySelectorAll('[data-widget]')) {
      const {width, height} = control.getBoundingClientRect();
      if (width * height === 0) continue;
      control.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
      const at = seen(control);
      const hit = at.visible ? document.elementFromPoint(at.x, at.y) : null;
      if (!control.contains(hit)) {
        wrong.push(`${control.dataset.id}: ${hit?.closest('[data-id]')?.dataset.id ?? 'out of the window'}`);
      }
      const shifted = document.scrollingElement.scrollTop || document.getElementById('app').scrollTop;
      if (shifted) wrong.push(`${control.dataset.id} moves the window by ${shifted}`);
    }
    return wrong;
  });
}

/** How the running line lies in what can be seen of the listing: [top, bottom, from, to]. */
function runningLine(page) {
  return page.evaluate(() => {
    const words = document.querySelector('[data-id="stage/code/marks"]')?.textContent ?? '';
    const number = Number(words.match(/^Line (\d+): .* runs/)?.[1]);
    if (!number) return null;
    const text = document.querySelector('[data-id="stage/code/text"]');
    const height = parseFloat(getComputedStyle(document.getElementById('app')).getPropertyValue('--code-line'));
    const top = text.getBoundingClientRect().top + (number - 1) * height;
    let [from, to] = [0, innerHeight];
    for (let at = text.parentElement; at; at = at.parentElement) {
      if (!at.classList.contains('scroll')) continue;
      const box = at.getBoundingClientRect();
      [from, to] = [Math.max(from, box.top), Math.min(to, box.bottom)];
    }
    return [top, top + height, from, to];
  });
}

async function lineInView(page, what) {
  let last;
  const until = Date.now() + 5000;
  do {
    last = await runningLine(page);
    if (!last || (last[0] >= last[2] - 1 && last[1] <= last[3] + 1)) return;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  } while (Date.now() < until);
  assert.fail(`${what}: the running line is at ${last[0]}..${last[1]}, in view are ${last[2]}..${last[3]}`);
}

describe('At every size', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const size of sizes) {
    it(`a click at the middle of each control arrives: ${size}`, async () => {
      const page = await site.page({viewport: viewportOf(size)});
      await app(page).getByRole('heading', {level: 1}).waitFor();
      assert.deepEqual(await covered(page), [], 'the index');
      await page.goto(`${site.url}${slug}/`);
      await app(page).getByRole('button', {name: /^Sections/}).waitFor();
      assert.deepEqual(await covered(page), [], 'the lesson');
      await app(page).getByRole('button', {name: /^Sections/}).click();
      await page.locator('[data-id="sections/quiz"]').waitFor();
      assert.deepEqual(await covered(page), [], 'the list of sections');
      await page.keyboard.press('Escape');
      for (const [demo, step] of [['hello-gather', 9], ['github', 12]]) {
        await page.goto(`${site.url}${slug}/#demo=${demo}&step=${step}`);
        await button(page, 'Step').waitFor();
        const tabs = await app(page).getByRole('tablist', {name: 'Parts of the stage'}).getByRole('tab').all();
        for (const tab of tabs.length ? tabs : [null]) {
          await tab?.click();
          assert.deepEqual(await covered(page), [], `${demo}, ${tab ? await tab.textContent() : 'all parts'}`);
        }
      }
      assertClean(page);
    });
  }

  for (const size of [small, '568x320', '844x390', tablet]) {
    it(`each step shows the line that runs, and another size of the text keeps it in view: ${size}`, async () => {
      const page = await site.page({path: lessonAt('#demo=github&step=1'), viewport: viewportOf(size)});
      await button(page, 'Step').waitFor();
      for (let step = 1; step < 14; step += 1) {
        await page.keyboard.press('ArrowRight');
        await page.waitForFunction((at) => location.hash.includes(`step=${at}`), step + 1);
        await lineInView(page, `step ${step + 1}`);
      }
      const back = async () => {
        await page.keyboard.press('ArrowLeft');
        return runningLine(page);
      };
      while (!await runningLine(page)) await back();
      for (let times = 0; times < 3; times += 1) {
        await app(page).getByRole('button', {name: /^Text size/}).click();
        await lineInView(page, `text size ${times}`);
      }
      assert.ok((await stagePosition(page)).step > 0);
      assertClean(page);
    });
  }

  for (const size of sizes) {
    for (const theme of ['dark', 'light']) {
      it(`is pictured: ${size}, ${theme}`, async () => {
        const page = await site.page({path: lessonAt('#demo=hello-gather&step=9'), viewport: viewportOf(size), theme});
        await button(page, 'Step').waitFor();
        await picture(page, `size-${size}-${theme}`);
        assertClean(page);
      });
    }
  }
});
