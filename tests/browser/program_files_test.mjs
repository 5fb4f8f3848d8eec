// Programs from the learner's computer come into the editor, by a button and by being dropped.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {code, editor, openEditor, problem, runButton, shown, small, textOf, tool, lines, write} from './editor.mjs';
import {notice, title} from './runs.mjs';
import {assertClean, openSite} from './site.mjs';

const text = async (page) => (await textOf(page)).join('\n');
const drafts = (page) => editor(page).getByRole('region', {name: 'Drafts'});
const py = (content, name = 'pool.py') => ({name, mimeType: 'text/x-python', buffer: Buffer.from(content)});

/** Drops files on an element, as a browser does. */
async function drop(locator, ...files) {
  await locator.evaluate((element, files) => {
    const dataTransfer = new DataTransfer();
    for (const {name, bytes} of files) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    const options = {dataTransfer, bubbles: true, composed: true, cancelable: true};
    for (const type of ['dragover', 'drop']) element.dispatchEvent(new DragEvent(type, options));
  }, files.map(({name, buffer}) => ({name, bytes: [...buffer]})));
}

describe('A program from the computer', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('is opened by a button, kept as a draft, and run', async () => {
    const page = await openEditor(site);
    await write(page, small('what was here'));
    await tool(page, 'Drafts').click();
    const chooser = page.waitForEvent('filechooser');
    await drafts(page).getByRole('button', {name: 'Load a file'}).click();
    await (await chooser).setFiles(py(small('from a file')));
    await editor(page).getByText('This is “pool”. “Restore” brings back what was here.').waitFor();
    assert.equal(await text(page), small('from a file'));
    await tool(page, 'Drafts').click();
    await drafts(page).getByRole('button', {name: 'Open pool', exact: true}).waitFor();
    await tool(page, 'Drafts').click();
    await tool(page, 'Restore').click();
    assert.equal(await text(page), small('what was here'));
    await tool(page, 'Restore').click();
    await runButton(page).click();
    await shown(page);
    assert.deepEqual(await lines(page), ['from a file']);
    assertClean(page);
  });

  it('is opened where it is dropped on the text or on the list', async () => {
    const page = await openEditor(site);
    await drop(code(page), py(small('dropped')));
    await editor(page).getByText('This is “pool”.').waitFor();
    assert.equal(await text(page), small('dropped'));
    await tool(page, 'Drafts').click();
    await drop(drafts(page), py('print(1)\r\n', 'other.py'));
    await editor(page).getByText('This is “other”.').waitFor();
    assert.equal(await text(page), 'print(1)\n');
    assert.equal(await page.evaluate(() => 'drop' in document.documentElement.dataset), false);
    assertClean(page);
  });

  it('comes with others: all of them are listed', async () => {
    const page = await openEditor(site);
    await drop(code(page), py('print(1)', 'a.py'), py('print(2)', 'b.py'));
    await drafts(page).getByText('2 drafts were loaded.').waitFor();
    assert.ok(await code(page).isHidden());
    assert.equal(await tool(page, 'Drafts').getAttribute('aria-expanded'), 'true');
    assertClean(page);
  });

  it('that cannot be one is named, and nothing is lost', async () => {
    const page = await openEditor(site);
    await write(page, small('mine'));
    for (const [dropped, words] of [
      [py('', 'empty.py'), 'empty.py is empty.'],
      [py([0xff, 0xfe, 0x41], 'utf16.py'), 'utf16.py is not UTF-8 text.'],
      [py('a\0b', 'binary.py'), 'binary.py is not text.'],
      [py('x'.repeat(100_001), 'long.py'), 'long.py has more than 100,000 characters'],
      [py('1', 'cat.png'), 'cat.png is neither a Python program (.py) nor a file of drafts (.json).'],
    ]) {
      await drop(code(page), dropped);
      await problem(page).filter({hasText: words}).waitFor();
      assert.equal(await text(page), small('mine'));
    }
    assertClean(page);
  });

  it('is told from a recorded run, which goes on the stage', async () => {
    const page = await openEditor(site);
    await drop(code(page), {name: 'run.json', buffer: Buffer.from('{"format":1,"events":[]}')});
    await title(page, 'run.json');
    assertClean(page);
  });

  it('that is dropped beside the editor is told where to go', async () => {
    const page = await openEditor(site);
    await drop(page.locator('#app'), py(small('dropped')));
    await notice(page, 'pool.py is a program, not a recorded run. To run it here, press “Edit”');
  });
});
