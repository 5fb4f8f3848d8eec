// Programs in addresses are run when they are opened.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {addressOf, edit, editor, lines, problem, runButton, shown, small, tool, write} from './editor.mjs';
import {notice, title} from './runs.mjs';
import {app, assertClean, openSite, picture} from './site.mjs';

describe('A program in an address', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const open = (program) => site.page({path: addressOf(program), state: null});

  it('that is no Python is shown with its error, and can be edited', async () => {
    const page = await open({name: 'wrong.py', text: 'print("a")\ndef (:\n'});
    await title(page, 'wrong.py');
    await app(page).getByText(/Line 2: SyntaxError/).first().waitFor();
    await edit(page);
    await problem(page).filter({hasText: 'Line 2: SyntaxError'}).waitFor();
    await write(page, small('right'));
    await runButton(page).click();
    await shown(page, 'wrong.py');
    assert.deepEqual(await lines(page), ['right']);
    assertClean(page);
  });

  it('is found from every page, and its link leads to it again', async () => {
    const page = await site.page({permissions: ['clipboard-read', 'clipboard-write']});
    await app(page).getByRole('link', {name: 'Open your own program'}).click();
    await title(page, 'Your own program');
    const address = addressOf({name: 'good.py', text: small('good')});
    await page.evaluate((to) => { location.hash = to.split('#')[1]; }, address);
    await title(page, 'good.py');
    await edit(page);
    await tool(page, 'Copy link').click();
    await editor(page).getByText('The link is copied.').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.ok(link.startsWith(`${site.url}play/#trace=code:`), link);
    assertClean(page);
  });

  it('that never ends can be stopped', async () => {
    const page = await open({name: 'loop.py', text: 'sum(range(10**15))\n'});
    await page.getByRole('region', {name: 'loop.py'}).getByText('Running…').waitFor();
    await picture(page, 'editor-panel');
    await page.getByRole('button', {name: 'Stop', exact: true}).click();
    await title(page, 'loop.py');
    await app(page).getByText('The program was stopped.').first().waitFor();
    assertClean(page);
  });

  it('that never ends is ended when the learner goes elsewhere', async () => {
    const page = await site.page({path: 'play/'});
    const address = addressOf({name: 'loop.py', text: 'sum(range(10**15))\n'});
    await page.evaluate((to) => { location.hash = to.split('#')[1]; }, address);
    const panel = page.getByRole('region', {name: 'loop.py'});
    await panel.getByText('Running…').waitFor();
    await page.goBack();
    await panel.waitFor({state: 'detached'});
    await title(page, 'Your own program');
    assertClean(page);
  });

  it('that is junk ends in words, and the page works on', async () => {
    const page = await site.page({path: 'play/'});
    for (const junk of ['A'.repeat(8192), 'x'.repeat(20_000), '!!', '-_'.repeat(4096)]) {
      await page.evaluate((letters) => { location.hash = `trace=code:${letters}`; }, junk);
      await notice(page, /The program in the address .*(Copy the whole link again|Ask for its file)/);
      await title(page, 'Your own program');
    }
    await page.evaluate((to) => { location.hash = to.split('#')[1]; }, addressOf({name: 'good.py', text: small('good')}));
    await title(page, 'good.py');
    assert.deepEqual(await lines(page), ['good']);
    assertClean(page);
  });
});
