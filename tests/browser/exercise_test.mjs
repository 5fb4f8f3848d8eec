// A learner does an exercise: sees the task, tries, solves it, and goes on.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {edit, editor, runButton, write} from './editor.mjs';
import {title} from './runs.mjs';
import {app, assertClean, button, desktop, lessonAt, lessonFolder, openSite, phone, picture, rests} from './site.mjs';

const program = (exercise, name) => readFile(`${lessonFolder}/exercises/${exercise}/${name}.py`, 'utf8');
const exerciseAt = (id) => `play/#front=lesson&trace=code:async-python/${id}`;
const link = (page, name) => app(page).getByRole('link', {name});
const says = (page, words) => app(page).getByText(words).first();

async function open(site, id, options = {}) {
  const page = await site.page({path: exerciseAt(id), ...options});
  await title(page, `${id.replaceAll('-', '_')}.py`);
  return page;
}

async function run(page, text) {
  if (!await button(page, 'Edit').isVisible()) await app(page).getByRole('tab', {name: 'Stage', exact: true}).click();
  await edit(page);
  await write(page, text);
  await runButton(page).click();
  await editor(page).waitFor({state: 'detached'});
}

describe('An exercise', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('is only a task until the learner has run a program', async () => {
    const page = await open(site, 'both-at-once');
    await says(page, 'Load both at the same time.').waitFor();
    await says(page, 'On the stage, press “Edit”').waitFor();
    assert.equal(await app(page).getByText(/Hint|Not yet|Not solved|Passed/).count(), 0);
    await run(page, await program('both-at-once', 'wrong_order'));
    await says(page, /Not yet: It prints the right lines/).waitFor();
    await says(page, 'Hint').waitFor();
    assert.equal(await link(page, /^Next exercise/).count(), 0);
    assertClean(page);
  });

  it('that is run as it is, is judged', async () => {
    const page = await open(site, 'both-at-once');
    await edit(page);
    await runButton(page).click();
    await editor(page).waitFor({state: 'detached'});
    await says(page, /Not yet: /).waitFor();
    assertClean(page);
  });

  it('that is solved leads to the next one, and back to the lesson', async () => {
    const page = await open(site, 'both-at-once');
    await run(page, await program('both-at-once', 'solution'));
    await says(page, 'Solved: the run passes every check.').waitFor();
    await link(page, 'Next exercise: Three at a time').click();
    await title(page, 'three_at_once.py');
    await says(page, 'On the stage, press “Edit”').waitFor();
    await link(page, 'Back to the lesson').click();
    await page.waitForURL(`**/${lessonAt('#')}*`);
    await title(page, /./);
    assertClean(page);
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    it(`looks well on a ${name}`, async () => {
      const page = await open(site, 'both-at-once', {viewport});
      await rests(page);
      await picture(page, `exercise-task-${name}`);
      await run(page, await program('both-at-once', 'solution'));
      await says(page, 'Solved: the run passes every check.').waitFor();
      await rests(page);
      await picture(page, `exercise-solved-${name}`);
      assertClean(page);
    });
  }
});
