// What tests do with a demo on the stage: step to its end, and read its output.
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
