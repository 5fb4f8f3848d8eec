// The page for recorded runs: programs that the recorder has recorded, opened from files and addresses.
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {after, before, describe, it} from 'node:test';
import {choose, record} from './recorded.mjs';
import {notice, output, runToTheEnd, title} from './runs.mjs';
import {app, assertClean, button, desktop, openSite, phone, picture, rests, root, stagePosition} from './site.mjs';

const program = `import asyncio
import time

async def fetch(user):
    await asyncio.sleep(user)
    if user == 2:
        raise ValueError("no such user")
    return user

async def forgotten():
    print("never printed")

async def main():
    forgotten()
    first = asyncio.create_task(fetch(1))
    asyncio.create_task(fetch(2))
    print("waiting")
    time.sleep(0.5)
    print(await first)
    await asyncio.sleep(3)

asyncio.run(main())
`;

const long = `import asyncio

async def work():
    for _ in range(900):
        await asyncio.sleep(0)

async def main():
    await asyncio.gather(*(work() for _ in range(20)))

asyncio.run(main())
`;

/** Another site, which lets others read its files below /open/ only. */
async function openOtherSite(text) {
  const server = createServer((request, response) => {
    if (request.url.startsWith('/open/')) response.setHeader('Access-Control-Allow-Origin', '*');
    response.end(text);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {server, url: `http://127.0.0.1:${server.address().port}`};
}

describe('The page for recorded runs', () => {
  let site;
  let folder;
  let run;
  let other;
  before(async () => {
    folder = await mkdtemp(`${tmpdir()}/play-`);
    run = await record(folder, 'sample', program);
    other = await openOtherSite(await readFile(run));
    site = await openSite();
  });
  after(async () => {
    other?.server.close();
    await site?.close();
    await rm(folder, {recursive: true});
  });

  it('is reached from the index, and says the same with and without scripts', async () => {
    const page = await site.page();
    await app(page).getByRole('link', {name: 'Open your own program'}).click();
    await title(page, 'Your own program');
    assert.ok(page.url().endsWith('/play/'), page.url());
    await page.reload();
    await title(page, 'Your own program');
    const words = (selector) => page.evaluate((from) => [...document.querySelectorAll(from)]
      .map((element) => element.textContent.replaceAll(/\s+/g, ' ').trim()), selector);
    const paragraphs = await words('#static .lesson p:not(.meta)');
    const shown = (await words('#app')).join(' ');
    assert.ok(paragraphs.length >= 6);
    for (const paragraph of paragraphs) assert.ok(shown.includes(paragraph), paragraph);
    assertClean(page);
  });

  it('offers the recorder', async () => {
    const page = await site.page({path: 'play/'});
    const address = await app(page).getByRole('link', {name: 'recorder.py'}).evaluate((link) => link.href);
    const answer = await page.request.get(address);
    assert.equal(await answer.text(), await readFile(`${root}python/loopstep/recorder.py`, 'utf8'));
  });

  for (const [name, viewport] of Object.entries({desktop, tablet: {width: 820, height: 1180}, phone})) {
    for (const theme of ['dark', 'light']) {
      it(`opens a file on a ${name}, ${theme}, and steps through it`, async () => {
        const page = await site.page({path: 'play/', viewport, theme});
        await rests(page);
        await picture(page, `play-${name}-${theme}`);
        await choose(page, run);
        await title(page, 'sample.py');
        await rests(page);
        await picture(page, `play-run-${name}-${theme}`);
        if (viewport !== desktop) await app(page).getByRole('button', {name: /^On stage|^Open on stage/}).first().click();
        await runToTheEnd(page);
        if (viewport === phone) await app(page).getByRole('tab', {name: 'Output'}).click();
        const lines = (await output(page)).map((line) => line.replace(/^\s*[\d.]+ s\s*/, '').trim());
        assert.ok(lines.includes('waiting') && lines.includes('1'), lines);
        await rests(page);
        await picture(page, `play-end-${name}-${theme}`);
        assertClean(page);
      });
    }
  }

  it('opens a file that is dropped on any page', async () => {
    const page = await site.page();
    const text = await readFile(run, 'utf8');
    const drop = (kind) => page.evaluate(([type, contents]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([contents], 'dropped.json', {type: 'application/json'}));
      document.body.dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true}));
    }, [kind, text]);
    await drop('dragover');
    await picture(page, 'play-drop');
    await drop('drop');
    await title(page, 'sample.py');
    await page.waitForURL('**/play/#trace=file:dropped.json');
    await page.goBack();
    await app(page).getByRole('link', {name: 'Open your own program'}).waitFor();
    await page.goForward();
    await title(page, 'sample.py');
    assertClean(page);
  });

  it('leads from what went unnoticed to its step', async () => {
    const page = await site.page({path: 'play/'});
    await choose(page, run);
    await title(page, 'sample.py');
    await app(page).getByText(/coroutine 'forgotten' was never awaited/).waitFor();
    await app(page).getByText(/Task exception was never retrieved: ValueError: no such user/).waitFor();
    const link = app(page).getByRole('link', {name: /^Step \d+$/}).nth(1);
    const step = Number((await link.textContent()).match(/\d+/)[0]);
    await link.click();
    await rests(page);
    assert.equal((await stagePosition(page)).step, step);
    assertClean(page);
  });

  it('opens a run by its address, at a step', async () => {
    const page = await site.page({path: `play/#trace=${other.url}/open/run.json&step=2`});
    await title(page, 'sample.py');
    await button(page, 'Step').waitFor();
    await rests(page);
    assert.equal((await stagePosition(page)).step, 2);
    assertClean(page);
  });

  it('explains that a site does not let others read it', async () => {
    const page = await site.page({path: `play/#trace=${other.url}/closed/run.json`});
    await notice(page, /does not let other sites read it.*Access-Control-Allow-Origin/);
    await title(page, 'Your own program');
    await picture(page, 'play-cors');
  });

  it('says that a file must be opened again after a reload', async () => {
    const page = await site.page({path: 'play/'});
    await choose(page, run);
    await title(page, 'sample.py');
    await page.waitForURL('**/play/#trace=file:sample.json');
    await page.reload();
    await notice(page, /sample\.json was opened from this computer.*Open it again/);
    await choose(page, run);
    await title(page, 'sample.py');
  });

  it('names what is wrong with a file, and works on', async () => {
    const page = await site.page({path: 'play/'});
    const whole = await readFile(run, 'utf8');
    const broken = {
      'cut.json': [whole.slice(0, 2000), /cut\.json: line \d+, column \d+ is not valid JSON; the file may be damaged or cut off/],
      'photo.json': ['\u0000\u0001\u0002', /photo\.json: line 1, column 1 is not valid JSON/],
      'other.json': ['{"traceEvents":[]}', /other\.json: format is missing/],
      'wrong.json': [whole.replace('"event":"task_created"', '"event":"task_invented"'), /wrong\.json: events\[\d\] .*task_invented/],
    };
    for (const [name, [text, words]] of Object.entries(broken)) {
      await writeFile(`${folder}/${name}`, text);
      await choose(page, `${folder}/${name}`);
      await notice(page, words);
    }
    await choose(page, run);
    await title(page, 'sample.py');
    assertClean(page);
  });

  it('opens 100,000 events and seeks in them', async () => {
    const file = await record(folder, 'long', long);
    const events = (await readFile(file, 'utf8')).match(/^\{"event"/gm).length;
    assert.ok(events >= 100_000, `${events} events`);
    const page = await site.page({path: 'play/'});
    const begin = Date.now();
    await choose(page, file);
    await title(page, 'long.py');
    const opened = Date.now() - begin;
    await button(page, 'Step').click();
    await rests(page);
    const {frames, maxFrameMs: longestToOpen} = await page.evaluate(() => window.loopstep.stats());
    const steps = [17_000, 40, 9_000, 18_000, 2, 12_345];
    for (const step of steps) {
      await page.evaluate((wanted) => {
        const at = new URLSearchParams(location.hash.slice(1));
        at.set('step', wanted);
        location.hash = at;
      }, step);
      await app(page).getByText(new RegExp(`\\b${step}\\b`)).first().waitFor();
      await rests(page);
    }
    const {medianFrameMs, maxFrameMs} = await page.evaluate((since) => window.loopstep.stats(since), frames);
    console.log(`    ${events} events: open after ${opened} ms, longest frame ${longestToOpen.toFixed(1)} ms; frames of `
      + `${steps.length} seeks: median ${medianFrameMs.toFixed(1)} ms, longest ${maxFrameMs.toFixed(1)} ms`);
    assertClean(page);
  });
});
