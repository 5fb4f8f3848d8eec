// The stage as SVG: that it has shapes and text, and looks as on the canvas.
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {after, before, describe, it} from 'node:test';
import {choose, record} from './recorded.mjs';
import {stepTo, title} from './runs.mjs';
import {app, artifacts, assertClean, button, desktop, openSite, phone, rests} from './site.mjs';

const program = `import asyncio
import time

async def fetch(user):
    await asyncio.sleep(user)
    time.sleep(0.5)
    print(user)

async def main():
    async with asyncio.TaskGroup() as group:
        for user in range(3):
            name = f"<{user} & é>"  # a name
            group.create_task(fetch(user), name=name)

asyncio.run(main())
`;

// Of the color of any 8 by 8 pixels, on average, up to 255: more than what smooth edges and glyphs differ by.
const mostDifference = 20;

/** What a click on a link saves. @returns {name, bytes} */
async function save(page, name) {
  const [download] = await Promise.all([
    page.waitForEvent('download'), app(page).getByRole('link', {name, exact: true}).click(),
  ]);
  return {name: download.suggestedFilename(), bytes: await readFile(await download.path())};
}
const drawing = async (page) => {
  const {name, bytes} = await save(page, 'A drawing of the stage');
  return {name, svg: bytes.toString()};
};
const photo = async (page) => (await save(page, 'A picture of the stage')).bytes;

/** The most that the average color of any 8 by 8 pixels of CSS differs between a PNG and an SVG. */
function difference(page, png, svg, ratio) {
  return page.evaluate(async ([base64, text, size]) => {
    const pixels = async (url, like) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const {width, height} = like ?? image;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context.drawImage(image, 0, 0, width, height);
      return context.getImageData(0, 0, width, height);
    };
    const wanted = await pixels(`data:image/png;base64,${base64}`);
    const found = await pixels(`data:image/svg+xml,${encodeURIComponent(text)}`, wanted);
    const columns = Math.ceil(wanted.width / size);
    const sums = new Float64Array(columns * Math.ceil(wanted.height / size) * 4);
    wanted.data.forEach((value, at) => {
      const [x, y] = [Math.floor(at / 4) % wanted.width, Math.floor(at / 4 / wanted.width)];
      sums[4 * (columns * Math.floor(y / size) + Math.floor(x / size)) + at % 4] += value - found.data[at];
    });
    return sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), 0) / size ** 2;
  }, [png.toString('base64'), svg, 8 * ratio]);
}

describe('The stage as SVG', () => {
  let site;
  let folder;
  let run;
  before(async () => {
    folder = await mkdtemp(`${tmpdir()}/svg-`);
    run = await record(folder, 'worker_pool', program);
    site = await openSite({folder: 'build/test-site', draws: true});
  });
  after(async () => {
    await site?.close();
    await rm(folder, {recursive: true});
  });

  async function opened(options = {}) {
    const page = await site.page({path: 'play/', ...options});
    await choose(page, run);
    await title(page, 'worker_pool.py');
    await rests(page);
    return page;
  }

  it('is XML with a title, shapes and text, and without a picture', async () => {
    const page = await opened();
    await stepTo(page, 9);
    const {name, svg} = await drawing(page);
    assert.equal(name, 'worker_pool-step-9.svg');
    const found = await page.evaluate((text) => {
      const file = new DOMParser().parseFromString(text, 'image/svg+xml');
      const count = (tag) => file.getElementsByTagName(tag).length;
      return {
        root: file.documentElement.localName,
        title: file.querySelector('title').textContent,
        desc: file.querySelector('desc').textContent,
        rect: count('rect'), path: count('path'), image: count('image') + count('foreignObject'),
        lines: [...file.querySelectorAll('text')].map((line) => line.textContent),
        places: [...file.querySelectorAll('text, tspan')].filter((part) => !part.children.length)
          .every((part) => part.getAttribute('x').split(' ').length === part.textContent.length),
      };
    }, svg);
    const {rect, path, lines, ...rest} = found;
    const said = await app(page).locator('[data-id="stage/position"]').textContent();
    const caption = await app(page).locator('[data-id="stage/caption"]').textContent();
    assert.deepEqual(rest, {root: 'svg', title: 'worker_pool.py, step 9', desc: `The stage of Loopstep. ${said}. ${caption}`,
      image: 0, places: true});
    assert.ok(rect > 40 && path > 10, `${rect} rectangles, ${path} paths`);
    for (const line of ['async def fetch(user):', 'time.sleep(0.5)', 'name = f"<{user} & é>"  # a name', 'Ready queue', '<2 & é>']) {
      assert.ok(lines.some((text) => text.includes(line)), `“${line}” is not in ${lines.join('\n')}`);
    }
    assertClean(page);
  });

  it('has text that can be selected, in fonts of its own', async () => {
    const {svg} = await drawing(await opened());
    const file = `${folder}/stage.svg`;
    await writeFile(file, svg);
    const page = await site.browser.newPage();
    await page.goto(`file://${file}`);
    const {selected, fonts} = await page.evaluate(async () => {
      await document.fonts.ready;
      getSelection().selectAllChildren(document.documentElement);
      return {selected: getSelection().toString(), fonts: [...document.fonts].map(({family, weight, status}) => [family, weight, status])};
    });
    for (const line of ['async def fetch(user):', '"<{user} & é>"  # a name']) assert.ok(selected.includes(line), selected);
    assert.deepEqual(fonts.map(([family, ...rest]) => [family.replaceAll('"', ''), ...rest]).sort(),
      [['Inter', '400', 'loaded'], ['Inter', '600', 'loaded'], ['JetBrains Mono', '400', 'loaded']]);
    await page.close();
  });

  for (const [name, viewport] of Object.entries({desktop, phone})) {
    for (const theme of ['dark', 'light']) {
      for (const deviceScaleFactor of [1, 2]) {
        it(`looks as on the canvas on a ${name}, ${theme}, ${deviceScaleFactor} pixels to one of CSS`, async () => {
          const page = await opened({viewport, theme, deviceScaleFactor});
          if (viewport === desktop) await stepTo(page, 9);
          const {svg} = await drawing(page);
          const png = await photo(page);
          await writeFile(`${artifacts}/svg-${name}-${theme}-${deviceScaleFactor}.svg`, svg);
          const most = await difference(page, png, svg, deviceScaleFactor);
          console.log(`    difference ${most.toFixed(1)} of at most ${mostDifference}`);
          assert.ok(most <= mostDifference, `${most}`);
          assertClean(page);
        });
      }
    }
  }

  it('would look different without a shape or a text, in another color, and at another place', async () => {
    const page = await opened();
    await stepTo(page, 9);
    const {svg} = await drawing(page);
    const png = await photo(page);
    const bar = /<rect [^>]*fill="#4ade80"\/>/;
    const faults = {
      'no bar': [bar, ''],
      'another color of a bar': [bar, (found) => found.replace('#4ade80', '#b794ff')],
      'a bar that is moved': [bar, (found) => found.replace(/ x="(\d+)/, (_, x) => ` x="${Number(x) + 5}`)],
      'no outline': [/<rect [^>]*stroke="#4ade80"[^>]*>/, ''],
      'no icon': [/<path [^>]*fill="#e7e9f0"\/>/, ''],
      'no text': [/<text [^>]*>Timers<\/text>/, ''],
      'another text': [/>Timers</, '>Tommy <'],
      'text that is moved': [/<text x="[^"]*"([^>]*>Timers<)/, '<text x="9"$1'],
    };
    for (const [fault, [from, to]] of Object.entries(faults)) {
      const wrong = svg.replace(from, to);
      assert.notEqual(wrong, svg, fault);
      const most = await difference(page, png, wrong, 1);
      console.log(`    ${fault}: difference ${most.toFixed(1)}`);
      assert.ok(most > mostDifference, `${fault}: ${most}`);
    }
  });

  it('is the same twice, and leaves the graphics as they were', async () => {
    const page = await opened();
    const own = () => page.evaluate(() => Object.keys(document.getElementById('canvas').getContext('webgl2')));
    const before = await own();
    const one = await drawing(page);
    const other = await drawing(page);
    assert.deepEqual(other, one);
    assert.deepEqual(await own(), before);
  });

  it('says what to do if the stage is closed', async () => {
    const page = await opened();
    await button(page, 'Close the stage').click();
    await rests(page);
    await app(page).getByRole('link', {name: 'A drawing of the stage', exact: true}).click();
    await page.getByRole('dialog', {name: 'The stage is closed. Choose “Open on stage”, then save the picture.'}).waitFor();
    assertClean(page);
  });
});
