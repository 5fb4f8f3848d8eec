// What the tests of runs share: how they see and play what is on the stage.
import {app, button, rests, stagePosition} from './site.mjs';

export const title = (page, name) => app(page).getByRole('heading', {level: 1, name}).waitFor();
export const notice = (page, words) => app(page).getByRole('alert').filter({hasText: words}).waitFor();

/** The lines that the program has printed, with their times. */
export const output = (page) => app(page).getByRole('list', {name: 'Output'}).getByRole('listitem').allTextContents();

export async function runToTheEnd(page) {
  await button(page, 'Step').waitFor();
  await page.keyboard.press('End');
  while (!await button(page, 'Step').isDisabled()) {
    await button(page, 'Iteration').click({force: true});
    await rests(page);
  }
}

export async function stepTo(page, step) {
  await button(page, 'Step').waitFor();
  while ((await stagePosition(page)).step < step) {
    await button(page, 'Step').click();
    await rests(page);
  }
}
