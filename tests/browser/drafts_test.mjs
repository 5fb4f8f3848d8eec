// Learners keep drafts under names: by mouse and by keyboard, through a file, on every size of window.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {code, edit, editor, openEditor, small, textOf, tool, write} from './editor.mjs';
import {assertClean, desktop, openSite, phone, picture, rests} from './site.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core');

const list = (page) => editor(page).getByRole('region', {name: 'Drafts'});
const named = (page) => list(page).getByRole('list', {name: 'Drafts with names'});
const names = (page) => named(page).locator('.called').allTextContents();
const said = (page, words) => list(page).getByRole('status').filter({hasText: words}).waitFor();
const within = (page, name) => list(page).getByRole('button', {name, exact: true});
const focused = (page) => editor(page).evaluate((element) => {
  const {activeElement: active} = element.getRootNode();
  return active?.getAttribute('aria-label') ?? active?.textContent;
});
const text = async (page) => (await textOf(page)).join('\n');

async function keep(page, name) {
  await tool(page, 'Drafts').click();
  await list(page).getByLabel('Keep this text as').fill(name);
  await within(page, 'Keep').click();
  await said(page, `Kept as “${name}”`);
}

describe('Drafts with names', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('are kept, survive a reload, and are opened', async () => {
    const page = await openEditor(site);
    const listing = await text(page);
    await write(page, small('first'));
    await tool(page, 'Drafts').click();
    await list(page).getByText('No drafts are kept yet.').waitFor();
    assert.equal(await list(page).getByLabel('Keep this text as').inputValue(), 'hello_gather');
    await within(page, 'Keep').click();
    await said(page, 'Kept as “hello_gather”.');
    await tool(page, 'Drafts').click();
    await write(page, small('second'));
    await keep(page, '<b>second</b>');
    await page.reload();
    await edit(page);
    assert.equal((await text(page)).trim(), listing.trim());
    assert.ok(await tool(page, 'Restore').isVisible(), 'the draft of the listing is still there');
    await tool(page, 'Drafts').click();
    assert.deepEqual(await names(page), ['<b>second</b>', 'hello_gather']);
    await within(page, 'Open hello_gather').click();
    assert.equal(await text(page), small('first'));
    assert.ok(await list(page).isHidden());
    await editor(page).getByText('This is “hello_gather”.').waitFor();
    await tool(page, 'Restore').click();
    assert.equal((await text(page)).trim(), listing.trim());
    assertClean(page);
  });

  it('come with the input of their program', async () => {
    const page = await openEditor(site);
    await tool(page, 'Input').click();
    await editor(page).getByLabel('What input() reads').fill('Ada\n');
    await keep(page, 'with input');
    await page.reload();
    await edit(page);
    await tool(page, 'Drafts').click();
    await within(page, 'Open with input').click();
    assert.equal(await editor(page).getByLabel('What input() reads').inputValue(), 'Ada\n');
  });

  it('are replaced, renamed and deleted, with a way back', async () => {
    const page = await openEditor(site);
    await write(page, small('old'));
    await keep(page, 'a');
    await tool(page, 'Drafts').click();
    await write(page, small('new'));
    await keep(page, 'a');
    await said(page, 'instead of what had that name');
    await within(page, 'Undo').click();
    await said(page, 'Undone.');
    await within(page, 'Rename a').click();
    await page.keyboard.insertText('b');
    await page.keyboard.press('Enter');
    await said(page, '“a” is called “b” now.');
    assert.equal(await focused(page), 'Open b');
    await within(page, 'Rename b').click();
    await page.keyboard.press('Escape');
    assert.deepEqual(await names(page), ['b']);
    assert.equal(await focused(page), 'Open b');
    await within(page, 'Delete b').click();
    await said(page, '“b” is deleted.');
    assert.deepEqual(await names(page), []);
    assert.equal(await focused(page), 'Undo');
    await page.keyboard.press('Enter');
    assert.deepEqual(await names(page), ['b']);
    await within(page, 'Open b').click();
    assert.equal(await text(page), small('old'));
    assertClean(page);
  });

  it('work by keyboard: Escape goes back to the button, and then to the listing', async () => {
    const page = await openEditor(site);
    await tool(page, 'Drafts').focus();
    await page.keyboard.press('Enter');
    assert.equal(await tool(page, 'Drafts').getAttribute('aria-expanded'), 'true');
    await page.keyboard.insertText('by keyboard');
    await page.keyboard.press('Enter');
    await said(page, 'Kept as “by keyboard”.');
    for (let at = 0; at < 5 && await focused(page) !== 'Open by keyboard'; at += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await list(page).waitFor({state: 'hidden'});
    assert.equal(await focused(page), 'Drafts');
    await page.keyboard.press('Escape');
    await editor(page).waitFor({state: 'detached'});
  });

  it('are saved as files, all of them in one that can be loaded elsewhere', async () => {
    const page = await openEditor(site);
    await write(page, small('travels'));
    await keep(page, 'pool: 2');
    const saved = async (name) => {
      const download = page.waitForEvent('download');
      await within(page, name).click();
      return download;
    };
    const program = await saved('Save pool: 2');
    assert.equal(program.suggestedFilename(), 'pool_ 2.py');
    assert.equal(await readFile(await program.path(), 'utf8'), small('travels'));
    const all = await saved('Save all');
    assert.equal(all.suggestedFilename(), 'drafts.json');
    const path = await all.path();

    const other = await openEditor(site);
    await tool(other, 'Drafts').click();
    const chooser = other.waitForEvent('filechooser');
    await within(other, 'Load a file').click();
    await (await chooser).setFiles({name: 'run.json', mimeType: 'application/json', buffer: Buffer.from('{}')});
    await said(other, 'run.json has no drafts.');
    await list(other).locator('input[type=file]').setInputFiles(path);
    await said(other, '1 draft was loaded.');
    await within(other, 'Undo').click();
    assert.deepEqual(await names(other), []);
    await list(other).locator('input[type=file]').setInputFiles(path);
    await within(other, 'Open pool: 2').click();
    assert.equal(await text(other), small('travels'));
    assertClean(other);
  });

  it('do no harm where storage is spoilt, full or blocked', async () => {
    const page = await openEditor(site, {before: (page) => page.addInitScript(() => { localStorage['loopstep.drafts.v1'] = '{"drafts":[{"name":7},'; })});
    await keep(page, 'after all');
    assert.deepEqual(await names(page), ['after all']);
    await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; });
    await within(page, 'Delete after all').click();
    await said(page, 'The browser has no more room for drafts');
    assert.deepEqual(await names(page), ['after all']);
    await tool(page, 'Drafts').click();
    await write(page, small('still works'));
    assert.equal(await text(page), small('still works'));
    assertClean(page);
  });

  it('have no findings of axe', async () => {
    const page = await openEditor(site);
    await keep(page, 'a');
    await keepAnother(page, 'b');
    await within(page, 'Rename a').click();
    await page.addScriptTag({path: axe});
    const findings = await page.evaluate(async () => (await window.axe.run(document.querySelector('#app'), {rules: {'color-contrast': {enabled: false}}}))
      .violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`));
    assert.deepEqual(findings, []);
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    for (const [theme, more] of Object.entries({dark: {}, light: {}, forced: {forcedColors: 'active'}})) {
      it(`have room on a ${name}, ${theme}`, async () => {
        const page = await openEditor(site, {viewport, theme: theme === 'light' ? 'light' : 'dark', ...more});
        await keep(page, 'A pool of three workers, second try, with a queue');
        await keepAnother(page, 'x');
        await rests(page);
        await picture(page, `drafts-${name}-${theme}`);
        const {scrollWidth, clientWidth} = await list(page).evaluate(({scrollWidth, clientWidth}) => ({scrollWidth, clientWidth}));
        assert.ok(scrollWidth <= clientWidth, `${scrollWidth} > ${clientWidth}`);
        for (const each of ['Drafts', 'Input', 'Copy link', 'Close', 'Run the program']) {
          const {x, width, height} = await tool(page, each).boundingBox();
          assert.ok(x >= 0 && x + width <= viewport.width && (viewport !== phone || height >= 36 && width >= 44), each);
        }
        await tool(page, 'Drafts').click();
        await code(page).waitFor();
      });
    }
  }
});

async function keepAnother(page, name) {
  await list(page).getByLabel('Keep this text as').fill(name);
  await within(page, 'Keep').click();
  await said(page, `Kept as “${name}”`);
}
