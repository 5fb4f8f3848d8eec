// On paper: the whole lesson, always light, nothing cut, nothing over something else, nothing to press.
import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {app, artifacts, lessonAt, openSite, slug} from './site.mjs';

// An A4 page between its margins, in CSS pixels.
const paper = {width: 680, height: 1009};
const none = {name: 'without JavaScript', context: {javaScriptEnabled: false}, state: null};
const failed = {name: 'where the app cannot run', state: 'failed',
  before: (page) => page.addInitScript(() => { delete globalThis.WebAssembly; })};
const running = {name: 'from the app', state: 'ready'};

/** What a reader of the printed page would complain about. */
function complaints() {
  const found = [];
  const visible = (element) => element.checkVisibility({visibilityProperty: true}) && element.getBoundingClientRect().height > 0;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(visible);
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;

  const background = getComputedStyle(document.documentElement).backgroundColor;
  if (background !== 'rgba(0, 0, 0, 0)') found.push(`the page is ${background}`);
  for (const element of [document.body, ...all('#static *')]) {
    const color = getComputedStyle(element).color.match(/[\d.]+/g).map(Number);
    if (color.slice(0, 3).every((channel) => channel > 150)) found.push(`bright text: ${name(element)}`);
    if (getComputedStyle(element).textDecorationLine.includes('line-through')) found.push(`struck through: ${name(element)}`);
  }
  for (const element of all('button, .button, summary, nav, canvas, #twin, .bar')) found.push(`to press: ${name(element)}`);
  for (const element of all('pre, table, .table')) {
    if (element.scrollWidth > element.clientWidth + 1) found.push(`cut off: ${name(element)}`);
  }
  for (const element of all('#static *')) {
    if (element.getBoundingClientRect().right > innerWidth + 1) found.push(`beyond the edge: ${name(element)}`);
  }
  // Blocks that follow each other stand below each other.
  for (const element of all('#static *')) {
    const next = element.nextElementSibling;
    const inline = (each) => getComputedStyle(each).display.startsWith('inline') || getComputedStyle(each).display.startsWith('table');
    if (!next || !visible(next) || inline(element) || inline(next)) continue;
    if (next.getBoundingClientRect().top < element.getBoundingClientRect().bottom - 1) found.push(`stacked: ${name(next)}`);
  }
  return found;
}

async function pdf(page, name) {
  const bytes = await page.pdf({format: 'A4', preferCSSPageSize: true, printBackground: true});
  await mkdir(artifacts, {recursive: true});
  await writeFile(`${artifacts}/print-${name}.pdf`, bytes);
  return bytes.toString('latin1').match(/\/Type \/Page\b/g).length;
}

describe('Printed', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const {name, state, before: prepare, context} of [none, failed, running]) {
    for (const theme of ['dark', 'light']) {
      it(`the lesson is whole, light and clean ${name}, in the ${theme} theme`, async () => {
        const page = await site.page({path: lessonAt(), theme, state, viewport: paper, ...context,
          ...(prepare ? {before: prepare} : {})});
        await page.emulateMedia({media: 'print', colorScheme: theme});
        assert.deepEqual(await page.evaluate(complaints), []);
        const shown = (text) => page.locator('#static').getByText(text).first().isVisible();
        assert.ok(await shown('How do you start the asyncio event loop in Python?'), 'the questions are there');
        assert.equal(await page.locator('main .answer').first().isVisible(), false, 'the answers are not');
        assert.ok(await shown('Hello, Carol!'), 'what a demo prints is there');
        await page.emulateMedia({media: null});
        const pages = await pdf(page, `${name.replaceAll(' ', '-')}-${theme}`);
        assert.ok(pages > 10 && pages < 50, `${pages} pages`);
      });
    }
  }

  it('a line of an output that wraps goes on below its words, not below its time', async () => {
    const page = await site.page({path: lessonAt(), viewport: paper, ...none.context, state: null});
    await page.emulateMedia({media: 'print'});
    const lines = await page.locator('.output .line').evaluateAll((all) => all.map((line) => {
      const words = document.createRange();
      words.selectNodeContents(line.lastChild);
      const rows = Map.groupBy([...words.getClientRects()], ({top}) => top);
      return {starts: [...rows.values()].map((parts) => Math.round(Math.min(...parts.map(({left}) => left)))),
        time: Math.round(line.querySelector('.time').getBoundingClientRect().right)};
    }));
    assert.ok(lines.some(({starts}) => starts.length > 1), 'one of them wraps');
    assert.deepEqual(lines.filter(({starts, time}) => starts.some((start) => start !== time)), []);
  });

  it('the index is light and clean', async () => {
    const page = await site.page({viewport: paper});
    await page.emulateMedia({media: 'print'});
    assert.deepEqual(await page.evaluate(complaints), []);
    await page.emulateMedia({media: null});
    assert.equal(await pdf(page, 'index'), 1);
  });

  it('it is the page that the app shows, not the one it was started on', async () => {
    const page = await site.page({viewport: paper});
    await app(page).getByRole('link', {name: 'Start'}).click();
    await app(page).getByRole('heading', {level: 1, name: 'Async Python'}).waitFor();
    const printed = (heading) => page.waitForFunction((words) =>
      [...document.querySelectorAll('#static h1')].some((h1) => h1.textContent === words), heading);
    await printed('Async Python');
    await page.goBack();
    await printed('Python for JavaScript Developers');
  });
});

describe('The static page', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  it('has the listing of every demo and what it prints', async () => {
    const page = await site.page({path: lessonAt(), state: null, javaScriptEnabled: false});
    const lesson = await (await page.request.get(`${site.url}${slug}/lesson.json`)).json();
    for (const demo of lesson.demos) {
      const text = page.locator(`[id="demo=${demo.id}"] + .demo-text`);
      assert.ok(await text.locator('.output pre').isVisible(), demo.id);
      const file = demo.listing.python.file;
      const link = text.getByRole('link', {name: file});
      const listing = await link.count()
        ? page.locator(await link.getAttribute('href')).getByLabel(`Python listing ${file}`)
        : text.getByLabel(`Python listing ${file}`);
      assert.ok(await listing.isVisible(), `${demo.id}: ${file}`);
    }
    assert.equal(await page.getByRole('link', {name: /^Open on stage/}).count(), 0, 'nothing that cannot work');
  });
});
