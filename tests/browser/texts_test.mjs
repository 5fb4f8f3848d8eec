// Nothing that a learner writes is lost, however the editor is left and opened again.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {addressOf, code, demo, edit, editor, file, openEditor, runButton, shown, small, textOf, tool, write} from './editor.mjs';
import {app, assertClean, button, desktop, lessonAt, openSite, phone, picture, reaches, rests, until} from './site.mjs';
import {title} from './runs.mjs';

const text = async (page) => (await textOf(page)).join('\n');
const drafts = (page) => editor(page).getByRole('region', {name: 'Drafts'});
const writtenBefore = (page) => drafts(page).getByRole('list', {name: 'Written before'});

async function close(page) {
  await tool(page, 'Close').click();
  await editor(page).waitFor({state: 'detached'});
}

/** Opens the text that was written before and has these words, from the list. */
async function openText(page, words) {
  await tool(page, 'Drafts').click();
  const rows = writtenBefore(page).getByRole('listitem');
  for (const row of await rows.all()) {
    if (!(await row.locator('.called').getAttribute('title')).includes(words)) continue;
    await row.getByRole('button', {name: /^Open /}).click();
    return;
  }
  assert.fail(`${words} is not in the list`);
}

describe('What a learner writes', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('is offered after the editor was closed, and stays when other text is written instead', async () => {
    const page = await openEditor(site);
    const listing = await text(page);
    await write(page, small('first'));
    await close(page);
    await edit(page);
    await editor(page).getByText('“Restore” brings it back.').waitFor();
    assert.equal((await text(page)).trim(), listing.trim());
    await write(page, small('second'));
    await close(page);
    await edit(page);
    await tool(page, 'Restore').click();
    assert.equal(await text(page), small('second'));
    await openText(page, 'first');
    assert.equal(await text(page), small('first'));
    assertClean(page);
  });

  it('stays when the page is reloaded, and is written over', async () => {
    const page = await openEditor(site);
    await write(page, small('first'));
    await page.reload();
    await edit(page);
    await write(page, small('second'));
    await page.reload();
    await edit(page);
    await openText(page, 'first');
    assert.equal(await text(page), small('first'));
    assertClean(page);
  });

  it('stays when all of it is replaced at once', async () => {
    const page = await openEditor(site);
    await write(page, small('an hour of work'));
    await write(page, small('pasted'));
    await openText(page, 'an hour of work');
    assert.equal(await text(page), small('an hour of work'));
    await tool(page, 'Restore').click();
    assert.equal(await text(page), small('pasted'));
    assertClean(page);
  });

  it('stays when a draft, or what was there before, is opened in its place', async () => {
    const page = await openEditor(site);
    await write(page, small('first'));
    await close(page);
    await edit(page);
    await write(page, small('second'));
    await tool(page, 'Restore').click();
    assert.equal(await text(page), small('first'));
    await tool(page, 'Restore').click();
    assert.equal(await text(page), small('second'));
    await close(page);
    await edit(page);
    await openText(page, 'first');
    assert.equal(await text(page), small('first'));
    assertClean(page);
  });

  it('stays when somebody’s link to a program of that name is opened and edited', async () => {
    const page = await openEditor(site);
    await write(page, small('mine'));
    await page.goto(site.url + addressOf({name: file, text: small('theirs'), lesson: 'async-python'}));
    await title(page, file);
    await edit(page);
    await write(page, small('theirs, changed'));
    await page.goto(new URL(lessonAt(`#demo=${demo}`), site.url).href);
    await button(page, 'Edit').waitFor();
    await edit(page);
    await openText(page, 'mine');
    assert.equal(await text(page), small('mine'));
    assertClean(page);
  });

  it('after a run is found again at the listing', async () => {
    const page = await openEditor(site);
    await write(page, small('version one'));
    await runButton(page).click();
    await shown(page);
    await edit(page);
    await code(page).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('# version two');
    await page.goBack();
    await page.waitForURL('**/async-python/**');
    await button(page, 'Edit').waitFor();
    await edit(page);
    await tool(page, 'Restore').click();
    assert.equal(await text(page), `${small('version one')}# version two`);
    await tool(page, 'Drafts').click();
    assert.ok(await writtenBefore(page).isHidden(), 'it is one text, which has grown');
    assertClean(page);
  });

  it('of an exercise stays when that is begun again', async () => {
    const page = await site.page({path: 'play/#trace=code:async-python/both-at-once'});
    await button(page, 'Edit').waitFor();
    await edit(page);
    await write(page, small('an attempt'));
    await page.goto(new URL(lessonAt(), site.url).href);
    await reaches(page, 'ready');
    await page.goto(new URL('play/#trace=code:async-python/both-at-once', site.url).href);
    await button(page, 'Edit').waitFor();
    await edit(page);
    await tool(page, 'Restore').click();
    assert.equal(await text(page), small('an attempt'));
    assertClean(page);
  });

  it('stays when another listing is edited', async () => {
    const page = await openEditor(site);
    await write(page, small('first'));
    await page.goto(new URL(lessonAt('#demo=hello-task'), site.url).href);
    await until(async () => (await app(page).locator('[data-id="stage/code/text"]').textContent()).includes('create_task'));
    await edit(page);
    assert.ok(await tool(page, 'Restore').isHidden(), 'nothing was written here');
    await write(page, small('second'));
    await openText(page, 'first');
    assert.equal(await text(page), small('first'));
    assertClean(page);
  });

  it('can be deleted from the list, and brought back', async () => {
    const page = await openEditor(site);
    await write(page, small('first'));
    await close(page);
    await edit(page);
    await tool(page, 'Drafts').click();
    await writtenBefore(page).getByRole('button', {name: /^Delete /}).click();
    assert.ok(await writtenBefore(page).isHidden());
    await drafts(page).getByRole('button', {name: 'Undo'}).click();
    assert.equal(await writtenBefore(page).getByRole('listitem').count(), 1);
    assertClean(page);
  });

  it('that the browser cannot keep can be saved as a file', async () => {
    const page = await openEditor(site, {before: (page) => page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    })});
    await write(page, small('not kept'));
    await editor(page).getByText('The browser does not keep what you write here').waitFor();
    await tool(page, 'Drafts').click();
    const download = page.waitForEvent('download');
    await drafts(page).getByRole('button', {name: 'Save as a file'}).click();
    assert.equal((await download).suggestedFilename(), file);
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    it(`is listed without being cut off on a ${name}`, async () => {
      const page = await openEditor(site, {viewport});
      await write(page, small('first'));
      await close(page);
      await edit(page);
      await tool(page, 'Drafts').click();
      await rests(page);
      await picture(page, `texts-${name}`);
      const {scrollWidth, clientWidth} = await drafts(page).evaluate(({scrollWidth, clientWidth}) => ({scrollWidth, clientWidth}));
      assert.ok(scrollWidth <= clientWidth, `${scrollWidth} > ${clientWidth}`);
      assert.ok(await writtenBefore(page).locator('.called').evaluate((element) => element.scrollWidth <= element.clientWidth));
      assertClean(page);
    });
  }
});
