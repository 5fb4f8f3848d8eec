// Terms open their definitions: in the lesson and on the stage, by mouse, by keyboard and from an address.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, lessonAt, openSite, phone, picture, rests, until} from './site.mjs';

const term = (page, name) => app(page).getByRole('link', {name, exact: true});
const card = (page, name) => app(page).getByRole('dialog', {name, exact: true});

describe('A definition', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('opens from the lesson and leaves the address alone', async () => {
    const page = await site.page({path: lessonAt('#coroutines'), viewport: phone});
    const address = page.url();
    await term(page, 'coroutine').click();
    assert.match(await card(page, 'coroutine').textContent(), /It has run nothing yet/);
    assert.equal(page.url(), address);
    await picture(page, 'definition-lesson');
    await page.keyboard.press('Escape');
    await card(page, 'coroutine').waitFor({state: 'detached'});
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'coroutine');
    assertClean(page);
  });

  it('opens from the stage by keyboard, and Escape closes it before the stage', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=4')});
    await term(page, 'Ready queue').focus();
    await page.keyboard.press('Enter');
    assert.match(await card(page, 'ready queue').textContent(), /first come, first served/);
    await until(() => app(page).getByRole('status').allTextContents()
      .then((texts) => texts.join().includes('ready queue: The callbacks')));
    await picture(page, 'definition-stage');
    await page.keyboard.press('Escape');
    await card(page, 'ready queue').waitFor({state: 'detached'});
    await term(page, 'Ready queue').waitFor();
  });

  it('opens from every heading of the stage', async () => {
    const page = await site.page({path: lessonAt('#demo=github&step=4')});
    const headings = app(page).locator('[data-id="stage"]').getByRole('heading', {level: 3});
    const names = await headings.allTextContents();
    assert.ok(names.includes('Timeline') && names.includes('Outside the loop'), names.join());
    for (let at = 0; at < names.length; at += 1) {
      await headings.nth(at).getByRole('link').first().click();
      await app(page).getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await app(page).getByRole('dialog').waitFor({state: 'detached'});
    }
    assertClean(page);
  });

  it('closes when something else is pressed', async () => {
    const page = await site.page({path: lessonAt('#demo=hello-gather&step=4')});
    await term(page, 'Timers').click();
    await card(page, 'timer').waitFor();
    await page.mouse.click(640, 780);
    await card(page, 'timer').waitFor({state: 'detached'});
  });

  it('can be linked to', async () => {
    const page = await site.page({path: lessonAt('#term=ready-queue')});
    await card(page, 'ready queue').waitFor();
    await rests(page);
    assertClean(page);
  });

  it('closes when Back leads to another page', async () => {
    const page = await site.page();
    await app(page).getByRole('link', {name: 'Start'}).click();
    await page.waitForURL((url) => url.href.endsWith(lessonAt()));
    await page.waitForFunction(() => document.activeElement.dataset.id === 'lesson/title');
    await page.evaluate(() => { location.hash = 'term=ready-queue'; });
    await card(page, 'ready queue').waitFor();
    await page.evaluate(() => history.go(-2));
    await app(page).getByRole('link', {name: 'Start'}).waitFor();
    assert.equal(await card(page, 'ready queue').count(), 0);
    assertClean(page);
  });

  it('is on the static page, where the same links lead to it', async () => {
    const page = await site.page({path: lessonAt(), state: null, javaScriptEnabled: false});
    await page.locator('a[href="#term=event-loop"]').first().click();
    assert.equal(await page.locator(':target').textContent(), 'event loop');
  });
});
