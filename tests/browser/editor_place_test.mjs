// The editor lies over the listing of the stage, wherever that is, and looks like it.
import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {code, demo, edit, openEditor, problem, runButton, small, textOf, tool, write} from './editor.mjs';
import {app, assertClean, button, desktop, lessonAt, openDemo, openSite, phone, picture, rests} from './site.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core');

describe('The editor over the listing', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('opens over the listing, where its letters and lines are', async () => {
    const page = await site.page({path: lessonAt()});
    await openDemo(page, demo);
    await rests(page);
    const listing = await app(page).locator('[data-id="stage/code/text"]').evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const {left, top, right} = range.getBoundingClientRect();
      return {left, top, right, text: element.textContent.trim()};
    });
    await edit(page);
    assert.equal((await textOf(page)).join('\n').trimEnd(), listing.text);
    const first = await code(page).locator('.cm-line').first().boundingBox();
    assert.ok(Math.abs(first.x - listing.left) < 1, `${first.x} instead of ${listing.left}`);
    const widest = Math.max(...await code(page).locator('.cm-line').evaluateAll((all) => all.map((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      return range.getBoundingClientRect().right;
    })));
    assert.ok(Math.abs(widest - listing.right) < 1.5, `${widest} instead of ${listing.right}`);
    assertClean(page);
  });

  it('hides while its listing is not on screen, and keeps everything', async () => {
    const page = await openEditor(site);
    await write(page, small('kept'));
    await app(page).locator('[data-id="stage/javascript"]').evaluate((tab) => tab.click());
    await code(page).waitFor({state: 'hidden'});
    await app(page).locator('[data-id="stage/python"]').click();
    await code(page).waitFor();
    assert.equal((await textOf(page)).join('\n'), small('kept'));
    assertClean(page);
  });

  it('follows the listing when the window and the text size change', async () => {
    const page = await openEditor(site);
    const over = () => page.evaluate(() => {
      const listing = document.querySelector('[data-id="stage/code"]').getBoundingClientRect();
      const {left, top, right, bottom} = document.querySelector('#app > :last-child').shadowRoot.querySelector('.body').getBoundingClientRect();
      return Math.abs(left - listing.left) + Math.abs(top - listing.top) + Math.abs(right - listing.right) + Math.abs(bottom - listing.bottom) < 2;
    });
    for (const viewport of [{width: 1000, height: 700}, {width: 1600, height: 1000}, phone, desktop]) {
      await page.setViewportSize(viewport);
      await rests(page);
      if (await code(page).isVisible()) assert.ok(await over(), JSON.stringify(viewport));
    }
    await code(page).waitFor();
    assert.ok(await over());
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    for (const [what, close] of Object.entries({keys: 'Escape', sections: 'a click'})) {
      if (name === 'phone' && what === 'keys') continue;
      it(`lets ${what} be seen and used that the app shows over it, on a ${name}, until ${close}`, async () => {
        const page = await openEditor(site, {viewport});
        const shown = app(page).locator(`[data-id="${what}"]`);
        const inEditor = (x, y) => page.evaluate(([x, y]) => Boolean(document.elementFromPoint(x, y)?.shadowRoot), [x, y]);
        const text = await code(page).boundingBox();
        await app(page).locator(`[data-id="bar/${what}"]`).click();
        await shown.waitFor();
        await rests(page);
        await picture(page, `editor-${what}-${name}`);
        const {x, y, width, height} = await shown.boundingBox();
        const [middle, line] = [x + width / 2, Math.max(y, text.y) + 20];
        assert.ok(middle > text.x && line < y + height, 'they overlap');
        assert.equal(await inEditor(middle, line), false);
        assert.equal(await inEditor(text.x + 2, text.y + 2), false, 'a click elsewhere closes it');
        if (close === 'Escape') await page.keyboard.press('Escape');
        else await page.mouse.click(viewport.width - 3, viewport.height * 0.62);
        await shown.waitFor({state: 'detached'});
        await rests(page);
        assert.equal(await inEditor(Math.min(middle, text.x + 100), line), true);
        assert.ok(await code(page).isVisible());
        assertClean(page);
      });
    }
  }

  it('costs no frame while nothing happens', async () => {
    const page = await openEditor(site, {before: (page) => page.clock.install()});
    await page.clock.runFor(2_000);
    const before = await page.evaluate(() => window.loopstep.stats().frames);
    await page.clock.runFor(5_000);
    assert.equal(await page.evaluate(() => window.loopstep.stats().frames), before);
  });

  it('has no findings of axe, nor has what is said in it', async () => {
    const page = await openEditor(site);
    await write(page, 'def (');
    await tool(page, 'Input').click();
    await runButton(page).click();
    await problem(page).filter({hasText: 'SyntaxError'}).waitFor();
    await page.addScriptTag({path: axe});
    const findings = await page.evaluate(async () => (await window.axe.run(document.querySelector('#app'), {rules: {'color-contrast': {enabled: false}}}))
      .violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`));
    assert.deepEqual(findings, []);
  });

  for (const [name, viewport] of Object.entries({desktop, tablet: {width: 820, height: 1180}, phone})) {
    for (const theme of ['dark', 'light']) {
      it(`works on a ${name}, ${theme}`, async () => {
        const page = await openEditor(site, {viewport, theme});
        await rests(page);
        await picture(page, `editor-${name}-${theme}`);
        if (viewport === phone) {
          for (const box of await Promise.all(['Input', 'Copy link', 'Close', 'Run the program'].map((label) => tool(page, label).boundingBox()))) {
            assert.ok(box.height >= 36 && box.width >= 44, JSON.stringify(box));
          }
        }
        await write(page, 'def (');
        await tool(page, 'Input').click();
        await runButton(page).click();
        await problem(page).filter({hasText: 'SyntaxError'}).waitFor();
        await picture(page, `editor-error-${name}-${theme}`);
        await write(page, small('everywhere'));
        await runButton(page).click();
        await page.waitForURL('**/play/#*trace=*');
        await button(page, 'Step').waitFor();
        await rests(page);
        await picture(page, `editor-run-${name}-${theme}`);
        assertClean(page);
      });
    }
  }
});
