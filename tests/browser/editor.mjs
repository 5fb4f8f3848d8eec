// What the tests of the editor share.
import {deflateRawSync} from 'node:zlib';
import {output, runToTheEnd, title} from './runs.mjs';
import {app, button, lessonAt, openDemo} from './site.mjs';

/** The demo whose listing is edited, and the name of that listing. */
export const demo = 'hello-gather';
export const file = 'hello_gather.py';

export const editor = (page) => app(page).getByRole('group', {name: /^Editor of /});
export const code = (page) => editor(page).locator('.cm-content');
export const problem = (page) => editor(page).getByRole('alert');
export const tool = (page, name) => editor(page).getByRole('button', {name, exact: true});
export const runButton = (page) => tool(page, 'Run the program');
export const stopButton = (page) => tool(page, 'Stop the program');

export const textOf = (page) => code(page).locator('.cm-line').allTextContents();

/** Opens the editor on what is on the stage. */
export async function edit(page) {
  await button(page, 'Edit').click();
  await code(page).waitFor();
}

/** A page with the editor open on the listing of the demo. */
export async function openEditor(site, options = {}) {
  const page = await site.page({path: lessonAt(), ...options});
  await openDemo(page, demo);
  await edit(page);
  return page;
}

/** Replaces the text as a learner would, who pastes it. */
export async function write(page, text) {
  await code(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** The address of a program. */
export const addressOf = (program) => `play/#trace=code:${deflateRawSync(JSON.stringify(program)).toString('base64url')}`;

/** A program that prints `words` after a second. */
export const small = (words) => `import asyncio

async def main():
    await asyncio.sleep(1)
    print(${JSON.stringify(words)})

asyncio.run(main())
`;

/** Waits until the program that was run is on the stage. */
export async function shown(page, name = file) {
  await editor(page).waitFor({state: 'detached'});
  await page.waitForURL('**/play/#*trace=*');
  await title(page, name);
  await button(page, 'Step').waitFor();
}

/** What the program on the stage prints until its end. */
export async function lines(page) {
  await runToTheEnd(page);
  return (await output(page)).map((line) => line.replace(/^\s*[\d.]+ s\s*/, '').trim());
}
