// A course of two lessons, each with a demo of the same name: what belongs to one is never taken for the other's.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, desktop, openSite, phone, picture, stagePosition, until} from './site.mjs';

const lessons = [
  {path: 'first-steps/', title: 'First Steps', demo: 'A greeting after a second', output: 'Hello'},
  {path: 'second-steps/', title: 'Second Steps', demo: 'A greeting from a server', output: 'Hello, Ada'},
];
const title = (page, name) => app(page).getByRole('heading', {level: 1, name}).waitFor();
const output = (page) => app(page).getByRole('list', {name: 'Output'}).getByRole('listitem');

/** Runs the demo on the stage to its end. */
async function runToTheEnd(page) {
  await button(page, 'Step').waitFor();
  while (!await button(page, 'Step').isDisabled()) {
    const {step} = await stagePosition(page);
    await button(page, 'Step').click();
    await until(async () => await button(page, 'Step').isDisabled() || (await stagePosition(page)).step > step);
  }
}

describe('A course of two lessons', () => {
  let site;
  before(async () => { site = await openSite({folder: 'build/test-site'}); });
  after(() => site.close());

  for (const [name, viewport] of [['a desktop', desktop], ['a phone', phone]]) {
    it(`shows both on its index, on ${name}`, async () => {
      const page = await site.page({viewport});
      await title(page, 'A Course for the Tests');
      for (const lesson of lessons) await app(page).getByRole('heading', {level: 2, name: lesson.title}).waitFor();
      assert.equal(await app(page).getByRole('link', {name: 'Start'}).count(), 2);
      await picture(page, `two-lessons-${viewport.width}`);
      assertClean(page);
    });
  }

  for (const lesson of lessons) {
    it(`runs the demo that ${lesson.title} means by its name`, async () => {
      const page = await site.page({path: lesson.path});
      await title(page, lesson.title);
      await app(page).getByRole('group', {name: lesson.demo}).getByRole('button', {name: 'Open on stage'}).click();
      await runToTheEnd(page);
      assert.ok((await output(page).innerText()).endsWith(lesson.output), await output(page).innerText());
      const {step} = await stagePosition(page);
      await until(() => page.url().endsWith(`/${lesson.path}#demo=greet&step=${step}`));
      await page.reload();
      await output(page).filter({hasText: lesson.output}).waitFor({state: 'attached'});
      assert.equal((await stagePosition(page)).step, step);
      assertClean(page);
    });
  }

  it('leads from one lesson to the other and back', async () => {
    const page = await site.page({path: 'first-steps/#demo=greet'});
    await button(page, 'Step').waitFor();
    await app(page).getByRole('link', {name: 'second lesson'}).first().click();
    await title(page, 'Second Steps');
    assert.equal(await button(page, 'Step').count(), 0, 'the stage of the first lesson is closed');
    await page.goBack();
    await title(page, 'First Steps');
    await button(page, 'Step').waitFor();
    assertClean(page);
  });

  it('keeps the progress of each', async () => {
    const page = await site.page({path: 'first-steps/#quiz'});
    await app(page).getByRole('radio', {name: 'After a second'}).click();
    await app(page).getByText(/^Score/).waitFor();
    await page.goto(`${site.url}second-steps/#quiz`);
    await title(page, 'Second Steps');
    assert.equal(await app(page).getByRole('radio', {checked: true}).count(), 0);
    await app(page).getByRole('radio', {name: 'Bob'}).click();
    await page.goto(site.url);
    await title(page, 'A Course for the Tests');
    await app(page).getByText(/quiz 1\/1/).waitFor();
    await app(page).getByText(/quiz 0\/1/).waitFor();
    await page.goto(`${site.url}first-steps/`);
    await title(page, 'First Steps');
    assert.equal(await app(page).getByRole('radio', {name: 'After a second'}).isChecked(), true);
    assertClean(page);
  });

  it('can be read where nothing runs', async () => {
    const page = await site.page({path: 'second-steps/', state: null, javaScriptEnabled: false});
    const text = await page.locator('#static').innerText();
    assert.match(text, /0\.5 s\s+Hello, Ada/);
    assert.match(text, /recorded responses/);
    await page.goto(`${site.url}first-steps/`);
    assert.doesNotMatch(await page.locator('#static').innerText(), /recorded responses/);
    await page.context().close();
  });
});
