// The keyboard's focus stays where the learner is, whatever the control under it turns into.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, lessonAt, openSite, stagePosition} from './site.mjs';

/** The id of what has the keyboard's focus, or "body". */
const focused = (page) => page.evaluate(() => document.activeElement.dataset.id ?? document.activeElement.tagName.toLowerCase());

describe('The focus', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('stays on Step at the end and on Back at the start', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=999')});
    const {step: last} = await stagePosition(page);
    await button(page, 'Step').focus();
    await page.keyboard.press('ArrowLeft');
    await app(page).getByText(new RegExp(`^step ${last - 1}\\b`)).first().waitFor();
    await page.keyboard.press('Enter');
    await app(page).getByText(new RegExp(`^step ${last}\\b`)).first().waitFor();
    assert.equal(await button(page, 'Step').getAttribute('aria-disabled'), 'true');
    assert.equal(await focused(page), 'stage/step');
    await page.keyboard.press('ArrowLeft');
    await app(page).getByText(new RegExp(`^step ${last - 1}\\b`)).first().waitFor();
    await button(page, 'Restart').click();
    await page.keyboard.press('ArrowRight');
    await button(page, 'Back a step').focus();
    await page.keyboard.press('Space');
    await app(page).getByText(/^step 0\b/).first().waitFor();
    assert.equal(await focused(page), 'stage/back');
    assert.equal(await button(page, 'Back a step').getAttribute('aria-disabled'), 'true');
    assertClean(page);
  });

  it('goes on from where an address leads, as in any page', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    assert.equal(await focused(page), 'lesson/quiz/title');
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /^lesson\/quiz\//);
    assert.equal(new URL(page.url()).hash, '#quiz');
    // As it is typed into the address bar.
    await page.evaluate(() => { document.activeElement.blur(); location.hash = '#errors'; });
    await page.waitForFunction(() => document.activeElement.dataset.id === 'lesson/errors/title');
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /^lesson\/errors\//);
    assert.equal(new URL(page.url()).hash, '#errors');
    assertClean(page);
  });

  it('leaves a notice that is dismissed for the page itself', async () => {
    const page = await site.page({path: lessonAt('#no-such-section')});
    await button(page, 'Dismiss').focus();
    await page.keyboard.press('Enter');
    await button(page, 'Dismiss').waitFor({state: 'detached'});
    assert.equal(await focused(page), 'main');
    assertClean(page);
  });

  it('falls to what a control was in when the control goes', async () => {
    const page = await site.page({path: lessonAt(), viewport: {width: 900, height: 700}});
    const copy = app(page).getByRole('group', {name: 'Listing fetch_users.py'}).getByRole('button', {name: /^Copy/}).first();
    await copy.focus();
    const id = await focused(page);
    assert.match(id, /copy$/);
    // Side by side and with tabs, a listing's parts are other nodes.
    await page.setViewportSize({width: 390, height: 700});
    await page.waitForFunction(() => document.querySelectorAll('#twin [role=tab]').length > 2);
    await page.setViewportSize({width: 1400, height: 700});
    await page.waitForFunction(() => document.querySelectorAll('#twin [role=tab]').length === 0);
    assert.notEqual(await focused(page), 'body');
    assertClean(page);
  });
});
