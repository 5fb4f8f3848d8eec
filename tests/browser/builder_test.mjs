// The page that builds snippets: what is chosen there is in the snippet and in the preview.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {serveHost} from './around.mjs';
import {assertClean, desktop, openSite, phone, picture, reaches, slug, until} from './site.mjs';

describe('The page that builds snippets', () => {
  let site;
  let host;
  before(async () => {
    site = await openSite();
    host = await serveHost();
  });
  after(async () => {
    host.close();
    await site.close();
  });

  const open = (more) => site.page({path: 'embed/', state: null, ...more});
  const snippet = (page) => page.locator('#snippet').textContent();
  const address = async (page) => new URL((await snippet(page)).match(/src="([^"]+)"/)[1].replaceAll('&amp;', '&'));
  // The preview has the same part, demo and so on as the address.
  const preview = async (page) => {
    const shows = async (url) => {
      const wanted = (await address(page)).searchParams;
      return ['embed', 'demo', 'theme'].every((name) => new URL(url).searchParams.get(name) === wanted.get(name));
    };
    await until(async () => page.frames().length > 1 && page.frames().at(-1).url().startsWith('http') && await shows(page.frames().at(-1).url()));
    const frame = page.frames().at(-1);
    await reaches(frame, 'ready');
    return frame;
  };

  it('begins with a demo, and shows it', async () => {
    const page = await open();
    const {pathname, searchParams} = await address(page);
    assert.ok(pathname.endsWith(`/${slug}/`));
    assert.equal(searchParams.get('embed'), 'stage');
    const frame = await preview(page);
    await frame.getByRole('button', {name: 'Step', exact: true}).waitFor({state: 'attached'});
    assertClean(page);
  });

  it('takes each choice into the address, and leaves out what the part does not have', async () => {
    const page = await open();
    // The first preview loads responses; the next choice would end that.
    await page.waitForLoadState('networkidle');
    await page.locator('[name=demo]').selectOption('hello-gather');
    await page.locator('[name=step]').fill('9');
    await page.getByLabel('Theme').selectOption('light');
    await page.getByLabel('Without predictions').check();
    await page.getByLabel('Origin of your page').fill('https://course.example');
    await page.getByLabel('Your page keeps the progress').check();
    assert.equal((await address(page)).search,
      '?embed=stage&demo=hello-gather&step=9&theme=light&hide=predictions&origin=https://course.example&keep=host');
    await page.getByLabel('The quiz').check();
    await page.getByLabel('Exam:').check();
    assert.equal((await address(page)).search, '?embed=quiz&theme=light&origin=https://course.example&keep=host&exam');
    await page.getByLabel('The lesson').check();
    await page.locator('[name=section]').selectOption('errors');
    await page.getByLabel('Without the bar').check();
    assert.equal((await address(page)).search,
      '?embed=lesson&section=errors&theme=light&hide=bar,predictions&origin=https://course.example&keep=host&exam');
    assertClean(page);
  });

  it('says what is wrong with what is written', async () => {
    const page = await open();
    await page.getByLabel('Origin of your page').fill('course.example/unit');
    await page.getByRole('status').getByText(/"origin=course.example\/unit" .* is not an origin/).waitFor();
    await page.getByLabel('Origin of your page').fill('');
    await page.getByLabel('Your page keeps the progress').check();
    await page.getByRole('status').getByText(/names no origin/).waitFor();
  });

  it('copies the snippet, which works as it is', async () => {
    const page = await open();
    await page.getByLabel('The quiz').check();
    await preview(page);
    await page.getByRole('button', {name: 'Copy'}).click();
    await page.getByText('Copied.').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await snippet(page));

    // The script fits the frame to its content.
    const low = copied.replace(/height: \d+px"/, 'height: 200px"');
    assert.notEqual(low, copied);
    const other = await site.page({state: null, before: (each) => {
      each.goto = ((go) => () => go.call(each, host.add(`<!doctype html><title>Host</title><link rel="icon" href="data:,">${low}`)))(each.goto);
    }});
    await until(() => other.evaluate(() => document.querySelector('iframe').clientHeight > 1000));
    assertClean(other);
  });

  it('is as wide as the window at every size', async () => {
    for (const viewport of [desktop, phone]) {
      const page = await open({viewport});
      await preview(page);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
      await picture(page, `builder-${viewport.width}`);
      assertClean(page);
    }
  });
});
