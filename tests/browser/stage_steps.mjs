// What tests do with a demo on the stage: step to its end, back and again, and read its output.
//
//     await stepToTheEnd(page);
//     assert.deepEqual(await output(page), ['Hello, Ada!']);
import assert from 'node:assert/strict';
import {app, button, stagePosition} from './site.mjs';

/** The lines in the stage's output, without their times, and without those on standard error. */
export async function output(page) {
  const lines = await app(page).getByRole('list', {name: 'Output'}).getByRole('listitem').allTextContents();
  return lines.filter((line) => !line.includes('standard error:')).map((line) => line.replace(/^\s*[\d.]+ s\s*/, '').trim());
}

/** Presses Step until the demo is over. */
export async function stepToTheEnd(page) {
  for (let presses = 0; presses < 200; presses += 1) {
    if (await button(page, 'Step').isDisabled()) return;
    const {step} = await stagePosition(page);
    await button(page, 'Step').click();
    await page.waitForFunction((previous) => {
      const text = [...document.querySelectorAll('#app *')].map((e) => e.childElementCount ? '' : e.textContent).find((t) => /^step \d+/.test(t));
      const at = Number(text?.match(/step (\d+)/)?.[1]);
      return at > previous || [...document.querySelectorAll('#app button')].some((b) => b.textContent.trim() === 'Step' && b.ariaDisabled === 'true');
    }, step);
  }
  assert.fail('the demo does not end');
}

/** Steps to the demo's end, where it has printed those lines in some order, a step back, and forward again. */
export async function stepToTheEndAndAgain(page, lines) {
  await stepToTheEnd(page);
  const end = await stagePosition(page);
  assert.deepEqual((await output(page)).sort(), lines.toSorted());
  await button(page, 'Back a step').click();
  assert.equal((await stagePosition(page)).step, end.step - 1);
  await button(page, 'Step').click();
  assert.deepEqual(await stagePosition(page), end, 'forward again is where it was');
}
