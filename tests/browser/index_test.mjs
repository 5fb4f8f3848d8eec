import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, lessonAt, openSite, phone, picture} from './site.mjs';

describe('The course index', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('lists the lesson and opens it', async () => {
    const page = await site.page();
    await app(page).getByRole('heading', {name: 'Async Python'}).waitFor();
    await picture(page, 'index-dark');
    await app(page).getByRole('link', {name: 'Start'}).click();
    await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
    assert.ok(page.url().endsWith(`/${lessonAt()}`), page.url());
    assertClean(page);
  });

  it('is there again after Back, and the lesson after Forward', async () => {
    const page = await site.page();
    await app(page).getByRole('link', {name: 'Start'}).click();
    await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
    await page.goBack();
    await app(page).getByRole('link', {name: 'Start'}).or(app(page).getByRole('link', {name: 'Continue'})).waitFor();
    await page.goForward();
    await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
    assertClean(page);
  });

  it('lets the theme follow the system again after it was chosen by hand', async () => {
    const page = await site.page({theme: 'light'});
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    const press = () => app(page).getByRole('button', {name: /^Theme/}).click();
    await press();
    assert.equal(await theme(), 'dark', 'the first press shows the other theme');
    await press();
    assert.equal(await theme(), 'light');
    await app(page).getByRole('button', {name: 'Theme: light'}).waitFor();
    await press();
    await app(page).getByRole('button', {name: 'Theme: auto (follows your system)'}).waitFor();
    for (const system of ['dark', 'light', 'dark']) {
      await page.emulateMedia({colorScheme: system});
      await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, system);
    }
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
    assert.equal(await theme(), 'dark', 'and that is kept');
    assertClean(page);
  });

  it('tells what was read from what was answered', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    await app(page).getByRole('radio').first().waitFor();
    assert.equal(await app(page).getByText(/^Score/).count(), 0, 'there is no score before an answer');
    await app(page).getByRole('radiogroup').first().getByRole('radio').first().click();
    await app(page).getByText(/^Score/).waitFor();
    await app(page).getByRole('link', {name: 'Course'}).click();
    await app(page).getByText(/ of 6 sections read · quiz [01]\/4$/).waitFor();
    assert.equal(await app(page).getByRole('progressbar', {name: 'Sections read'}).getAttribute('aria-valuemax'), '6');
    await picture(page, 'index-started');
    assertClean(page);
  });

  it('keeps the theme that was chosen', async () => {
    const page = await site.page({theme: 'light', viewport: phone});
    await picture(page, 'index-light-phone');
    await app(page).getByRole('button', {name: /^Theme/}).click();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.state === 'ready');
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    assertClean(page);
  });
});

describe('A site below a sub-path of any host', () => {
  let site;
  before(async () => { site = await openSite({prefix: '/some/course'}); });
  after(() => site.close());

  it('works the same', async () => {
    const page = await site.page();
    await app(page).getByRole('link', {name: 'Start'}).click();
    await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
    assert.ok(page.url().endsWith(`/some/course/${lessonAt()}`), page.url());
    assertClean(page);
  });
});
