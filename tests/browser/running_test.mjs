// A program is on the stage while it runs: it grows there, and nothing that the learner does is disturbed.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {addressOf, code, edit, editor, file, lines, openEditor, problem, runButton, shown, small, stopButton, write} from './editor.mjs';
import {output, title} from './runs.mjs';
import {app, assertClean, button, desktop, openSite, phone, picture, rests, stagePosition, until} from './site.mjs';

// Programs compute in C, so that what they record is little, and as much on any machine.
const endless = `import asyncio

async def main():
    number = 0
    while True:
        print("number", number)
        number += 1
        sum(range(1_000_000))
        await asyncio.sleep(1)

asyncio.run(main())
`;

// time.time() and the like tell the virtual clock, but files are of the real time.
const some = (last = '') => `import asyncio
import os

def now():
    with open("clock", "w") as file:
        file.write("tick")
    return os.stat("clock").st_mtime

async def main():
    begin = now()
    while now() < begin + 4:
        sum(range(1_000_000))
        await asyncio.sleep(0.001)
    print("done")
    ${last}

asyncio.run(main())
`;

const strip = (page) => page.getByRole('region', {name: /^Running… [\d,]+ events?$/});
const stop = (page) => strip(page).getByRole('button', {name: /^Stop /});
const summary = (page, words) => app(page).getByText(words).first();
const more = async (page) => {
  const {total} = await stagePosition(page);
  await until(async () => (await stagePosition(page)).total > total);
};

/** A page on which that program runs, and is on the stage. */
async function running(site, text, options = {}) {
  const page = await openEditor(site, options);
  await write(page, text);
  await runButton(page).click();
  await strip(page).waitFor();
  await button(page, 'Step').waitFor();
  return page;
}

/** A page on which a program of an exercise runs, and is on the stage. */
async function runningExercise(site) {
  const page = await site.page({path: 'play/#trace=code:async-python/end-at-two'});
  await title(page, 'end_at_two.py');
  await edit(page);
  await write(page, some());
  await runButton(page).click();
  await editor(page).waitFor({state: 'detached'});
  return page;
}

describe('A program that runs', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('is on the stage meanwhile, which keeps step, speed and focus while it grows', async () => {
    const page = await running(site, endless);
    assert.equal(await editor(page).count(), 0);
    const focused = () => page.evaluate(() => document.activeElement.dataset.id);
    assert.equal(await focused(), 'stage/step');
    await summary(page, /The program is still running\. So far 1 task/).waitFor();
    await more(page);
    for (const name of ['Speed, 1×', 'Step', 'Step']) await button(page, name).click();
    await more(page);
    await more(page);
    assert.equal((await stagePosition(page)).step, 2);
    assert.equal(await focused(), 'stage/step');
    await button(page, 'Speed, 2×').waitFor();
    await button(page, 'Back a step').click();
    await until(async () => (await stagePosition(page)).step === 1);
    assert.deepEqual((await output(page)).length, 1);
    assert.equal(await app(page).getByText(/has not ended|ended before|ended early|left running/).count(), 0, 'nothing is said of its end');
    await app(page).getByText('still runs').waitFor();
    await picture(page, 'running');
    await stop(page).click();
    await strip(page).waitFor({state: 'hidden'});
    await summary(page, /The recording ended before the program did/).waitFor();
    assert.equal((await stagePosition(page)).step, 1);
    await button(page, 'Speed, 2×').waitFor();
    assert.equal(await focused(), 'stage/step', 'where the button is gone, the focus goes to the stage');
    await edit(page);
    await problem(page).filter({hasText: 'The program was stopped.'}).waitFor();
    assertClean(page);
  });

  it('can be stepped on from the last step when there is more', async () => {
    const page = await running(site, endless);
    await more(page);
    await page.keyboard.press('End');
    const step = button(page, 'Step');
    // What there is grows; so the learner is at its end for less than a second.
    for (let last = 0, times = 0; times < 2;) {
      await step.click({force: true});
      const at = await stagePosition(page);
      if (at.step !== at.total) await app(page).getByRole('slider').first().press('End');
      if (at.step === at.total && at.total > last) [last, times] = [at.total, times + 1];
    }
    const {step: before} = await stagePosition(page);
    await until(async () => !await step.isDisabled());
    await step.click();
    // What was the end may have been within a step, which Step then completes.
    await until(async () => {
      await step.click({force: true});
      return (await stagePosition(page)).step > before;
    });
    await stop(page).click();
    assertClean(page);
  });

  it('says by name that it runs, and that it does no more, but not how far it is', async () => {
    const page = await running(site, endless);
    const status = page.getByRole('status').filter({hasText: file});
    await status.filter({hasText: `${file} is running. What it has done so far is on the stage.`}).waitFor();
    await more(page);
    assert.equal(await page.getByRole('status').filter({hasText: 'events'}).count(), 0);
    await stop(page).focus();
    await page.keyboard.press('Enter');
    await status.filter({hasText: `${file} is no longer running.`}).waitFor();
    assertClean(page);
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    it(`has its strip below the app, on a ${name}`, async () => {
      const page = await running(site, endless, {viewport});
      const bar = await strip(page).boundingBox();
      const seen = await app(page).boundingBox();
      assert.deepEqual([bar.x, bar.y + bar.height, bar.width], [0, viewport.height, viewport.width]);
      assert.equal(seen.y + seen.height, bar.y, 'it covers nothing');
      const {height} = await stop(page).boundingBox();
      assert.ok(height >= (name === 'phone' ? 44 : 24), `${height} px`);
      await stop(page).click();
      await strip(page).waitFor({state: 'hidden'});
      await until(async () => (await app(page).boundingBox()).height === viewport.height);
      assertClean(page);
    });
  }

  for (const [name, viewport] of Object.entries({desktop, 'low desktop': {width: 1366, height: 625}, tablet: {width: 820, height: 1180}, phone})) {
    it(`leaves each part of the stage in its place when its strip goes, on a ${name}`, async () => {
      const page = await running(site, endless, {viewport});
      const places = () => app(page).evaluate((shown) => Object.fromEntries([...shown.querySelectorAll('.placed[data-id^="stage"]')]
        .filter(({dataset}) => /^stage(\/(code|loop|output|timeline|timers|ready|parts))?$/.test(dataset.id))
        .map((part) => [part.dataset.id, part.getBoundingClientRect().toJSON()])));
      await rests(page);
      const during = await places();
      const {height} = await strip(page).boundingBox();
      await stop(page).click();
      await strip(page).waitFor({state: 'hidden'});
      await until(async () => (await app(page).boundingBox()).height === viewport.height);
      await rests(page);
      const after = await places();
      assert.deepEqual(Object.keys(after), Object.keys(during));
      for (const [id, before] of Object.entries(during)) {
        const now = after[id];
        // The numbers beside the timeline become wider with the run.
        const most = id === 'stage/timeline' ? 2 : 0;
        assert.ok(Math.abs(now.x - before.x) <= most && Math.abs(now.right - before.right) <= most, `${id}: from ${before.x} to ${now.x}`);
        assert.ok(now.y >= before.y - 1 && now.y <= before.y + height + 1, `${id}: from ${before.y} to ${now.y}`);
      }
      assertClean(page);
    });
  }

  it('is shown with its end and its summary when it ends by itself', async () => {
    const page = await openEditor(site);
    await write(page, some());
    await runButton(page).click();
    await shown(page);
    await button(page, 'Step').click();
    await rests(page);
    const {step} = await stagePosition(page);
    await strip(page).waitFor({state: 'hidden'});
    await summary(page, /^1 task took /).waitFor();
    assert.equal((await stagePosition(page)).step, step);
    await app(page).getByRole('link', {name: 'returned'}).click();
    await until(async () => (await output(page)).at(-1)?.includes('done'));
    assertClean(page);
  });

  it('is shown with its error, which its summary names and its output, too', async () => {
    const page = await openEditor(site);
    await write(page, some('raise ValueError("no luck")'));
    await runButton(page).click();
    await shown(page);
    await strip(page).waitFor({state: 'hidden'});
    await app(page).getByText('ValueError: no luck').first().waitFor();
    await app(page).getByRole('link', {name: 'failed'}).first().click();
    await app(page).getByText('The example ended early: no luck').waitFor();
    await edit(page);
    await problem(page).filter({hasText: 'ValueError: no luck'}).waitFor();
    assertClean(page);
  });

  it('for an exercise is judged at its end', async () => {
    const page = await runningExercise(site);
    await app(page).getByText(/Not yet: .*2 s/).first().waitFor();
    await strip(page).waitFor({state: 'hidden'});
    assertClean(page);
  });

  it('for an exercise leaves a learner alone who edits when it ends', async () => {
    const page = await runningExercise(site);
    await edit(page);
    await code(page).click();
    await strip(page).waitFor({state: 'hidden'});
    await rests(page);
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# more');
    assert.match(await code(page).textContent(), /# more/);
    assertClean(page);
  });

  it('shows what was printed before a long computation, and keeps it', async () => {
    const page = await running(site, 'import asyncio\n\nasync def main():\n    print("before")\n    sum(range(10**15))\n\nasyncio.run(main())\n');
    await app(page).getByRole('slider').first().press('End');
    await until(async () => (await lines(page)).join() === 'before');
    await stop(page).click();
    await strip(page).waitFor({state: 'hidden'});
    assert.deepEqual(await lines(page), ['before']);
    assertClean(page);
  });

  it('is ended when the learner leaves its page, and found again as far as it came', async () => {
    const page = await running(site, endless);
    await page.goBack();
    await strip(page).waitFor({state: 'hidden'});
    await button(page, 'Edit').waitFor();
    await page.goForward();
    await title(page, file);
    await summary(page, /The recording ended before the program did/).waitFor();
    assert.equal(await strip(page).count(), 0);
    await edit(page);
    await write(page, small('afterwards'));
    await runButton(page).click();
    await shown(page);
    assert.deepEqual(await lines(page), ['afterwards']);
    assertClean(page);
  });

  it('can be edited and run anew meanwhile, which ends it', async () => {
    const page = await running(site, endless);
    await edit(page);
    await write(page, small('edited'));
    await runButton(page).click();
    await editor(page).waitFor({state: 'detached'});
    await strip(page).waitFor({state: 'hidden'});
    await until(async () => (await stagePosition(page)).total < 9);
    assert.deepEqual(await lines(page), ['edited']);
    assertClean(page);
  });

  it('from a link is on the stage meanwhile, at the step of the link', async () => {
    const address = addressOf({name: 'loop.py', text: endless}).replace('#', '#step=3&');
    const page = await site.page({path: address, state: null});
    await strip(page).waitFor();
    await title(page, 'loop.py');
    await until(async () => (await stagePosition(page)).step === 3);
    assert.equal(await page.getByRole('region', {name: 'loop.py', exact: true}).count(), 0, 'the panel has gone');
    await more(page);
    assert.equal((await stagePosition(page)).step, 3);
    await stop(page).click();
    await summary(page, /The recording ended before the program did/).waitFor();
    assertClean(page);
  });

  it('within one step without end is shown up to the line where it is', async () => {
    const page = await running(site, `import asyncio

async def main():
    print("before")
    while True:
        sum(range(1_000_000))

asyncio.run(main())
`);
    await stop(page).click();
    await strip(page).waitFor({state: 'hidden'});
    await button(page, 'Step').click();
    await until(async () => (await output(page)).join().includes('before'));
    await until(async () => await button(page, 'Step').isDisabled());
    const {step, total} = await stagePosition(page);
    assert.deepEqual([step, total], [1, 1]);
    assert.equal(await app(page).getByText(/main never ended/).count(), 0);
    await button(page, 'Back a line').click();
    await rests(page);
    assert.ok(!await button(page, 'Line').isDisabled());
    assertClean(page);
  });

  it('that is stopped before it has recorded anything leaves the editor open, and says so', async () => {
    const page = await openEditor(site);
    await write(page, 'sum(range(10**15))\n');
    await runButton(page).click();
    await editor(page).getByText('Running…').waitFor();
    await stopButton(page).click();
    await problem(page).filter({hasText: 'The program was stopped.'}).waitFor();
    assert.ok(await code(page).isVisible());
    assert.equal(await strip(page).count(), 0);
    assertClean(page);
  });
});
