// While the editor is over the listing, the stage around it offers nothing that would act on the program below.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {code, edit, openEditor, runButton, tool} from './editor.mjs';
import {app, assertClean, button, desktop, lessonAt, openDemo, openSite, phone, picture, rests, stagePosition} from './site.mjs';

const demo = 'hello-gather';  // which asks for a prediction
const sizes = {desktop, tablet: {width: 820, height: 1180}, phone};
const node = (page, id) => app(page).locator(`[data-id="${id}"]`);
const question = (page) => node(page, 'stage/prediction');

describe('The stage around the editor', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const [name, viewport] of Object.entries(sizes)) {
    for (const theme of ['dark', 'light']) {
      it(`has one Run button, and asks nothing until the editor is closed, on a ${name}, ${theme}`, async () => {
        const page = await openEditor(site, {viewport, theme, predicts: true});
        await rests(page);
        assert.equal(await app(page).getByRole('button', {name: /^(Run|Run the program)$/, disabled: false}).count(), 1);
        assert.equal(await question(page).count(), 0);
        await picture(page, `editor-stage-${name}-${theme}`);
        await tool(page, 'Close').click();
        await question(page).waitFor();
        assert.equal(await app(page).getByRole('button', {name: 'Run', exact: true, disabled: false}).count(), 1);
        await picture(page, `editor-closed-${name}-${theme}`);
        assertClean(page);
      });
    }
  }

  it('does not move by key or pointer', async () => {
    const page = await openEditor(site);
    await page.keyboard.press('ArrowRight');
    await node(page, 'stage/caption').click();  // takes the focus from the editor
    await page.keyboard.press('ArrowRight');
    await button(page, 'Step').click({force: true});
    await node(page, 'stage/seek').click({force: true});
    await page.keyboard.press('End');
    await rests(page);
    assert.equal((await stagePosition(page)).step, 0);
    await page.keyboard.press('Escape');
    await code(page).waitFor();
    assertClean(page);
  });

  it('hides what the editor covers from screen readers and the Tab key, and from nobody afterwards', async () => {
    const page = await openEditor(site);
    const offered = (id) => node(page, id).evaluate((element) => !element.closest('[inert]'));
    const covered = ['stage/languages', 'stage/edit', 'stage/code'];
    for (const id of covered) assert.equal(await offered(id), false, id);
    await runButton(page).focus();
    for (let at = 0; at < 60; at += 1) {
      await page.keyboard.press('Tab');
      const id = await page.evaluate(() => document.activeElement.dataset.id ?? '');
      assert.doesNotMatch(id, /^stage\/(python|javascript|cpp|edit|code)/);
    }
    await tool(page, 'Close').click();
    for (const id of covered) assert.equal(await offered(id), true, id);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.id), 'stage/edit');
    assertClean(page);
  });

  it('can be used while another part of it is in front of the editor', async () => {
    const page = await openEditor(site, {viewport: phone});
    await app(page).getByRole('tab', {name: 'Loop'}).click();
    await code(page).waitFor({state: 'hidden'});
    await button(page, 'Step').click();
    assert.equal((await stagePosition(page)).step, 1);
    await app(page).getByRole('tab', {name: 'Code'}).click();
    await code(page).waitFor();
    assertClean(page);
  });

  it('pauses a run that plays', async () => {
    const page = await site.page({path: lessonAt()});
    await openDemo(page, demo);
    await button(page, 'Run').click();
    await button(page, 'Pause').waitFor();
    await edit(page);
    await button(page, 'Run').waitFor();
    await app(page).getByText('The run is paused while you edit its program.').waitFor();
    assertClean(page);
  });
});
