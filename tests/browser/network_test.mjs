// The demos that fetch, with a file of the site missing, broken, refused or late. Every demo with every file is
// a native test; these are the ways in which a browser tells of it.
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {app, button, lessonAt, lessonFolder, openSite} from './site.mjs';

const demos = [
  {id: 'fetch-users', listing: 'fetch_users', file: 'user_2.json'},
  {id: 'paginate', listing: 'paginate', file: 'users_page_2.json'},
  {id: 'http-errors', listing: 'http_errors', file: 'user_1.json'},
  {id: 'github', listing: 'github_users', file: 'github_antirez.json'},
];
const faults = {
  'is missing': (route) => route.fulfill({status: 404, body: 'Not here'}),
  'is broken': (route) => route.fulfill({status: 200, body: '{"request": '}),
  'is refused': (route) => route.abort(),
};

const expected = async (listing) =>
  (await readFile(`${lessonFolder}/expected/${listing}.py.txt`, 'utf8')).trimEnd().split('\n');

const exceptions = (page) => page.trouble.filter((line) => line.startsWith('exception'));

/** To the end of the demo, by an address that asks for more steps than there are. */
async function toTheEnd(page, id, beyond) {
  await page.evaluate((hash) => { location.hash = hash; }, `demo=${id}&step=${beyond}`);
}

async function printsEverything(page, listing) {
  for (const line of new Set(await expected(listing))) {
    await app(page).getByRole('list', {name: 'Output'}).getByText(line, {exact: true}).first().waitFor({state: 'attached'});
  }
}

describe('A demo that fetches', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const demo of demos) {
    for (const [what, answer] of Object.entries(faults)) {
      for (const file of ['index.json', demo.file]) {
        it(`${demo.id}: names ${file} where it ${what}, and runs once it is there`, async () => {
          const page = await site.page({path: lessonAt(),
            before: (page) => page.route(`**/api/${file}`, answer)});
          await toTheEnd(page, demo.id, 900);
          await app(page).getByText(`api/${file}`).first().waitFor({state: 'attached'});
          await page.unroute(`**/api/${file}`);
          await button(page, 'Restart').click();
          await toTheEnd(page, demo.id, 901);
          await printsEverything(page, demo.listing);
          assert.deepEqual(exceptions(page), []);
        });
      }
    }
  }

  it('prints the numbers of a response as Python prints them', async () => {
    const name = {small: 0.000649, tiny: 1e-7, large: 1.5e300, negative: -2.5, whole: 3};
    const page = await site.page({path: lessonAt(),
      before: (page) => page.route('**/api/user_1.json', async (route) => {
        const response = await route.fetch();
        const recording = await response.json();
        const text = JSON.stringify({...recording, body: {name}}).replace('"whole":3', '"whole":3.0');
        await route.fulfill({response, body: text});
      })});
    await toTheEnd(page, 'fetch-users', 900);
    await app(page).getByText('first: {"large":1.5e+300,"negative":-2.5,"small":0.000649,"tiny":1e-07,"whole":3.0}', {exact: true})
      .first().waitFor({state: 'attached'});
  });

  it('may be left while a file is on its way, and opened again', async () => {
    let release;
    const held = new Promise((done) => { release = done; });
    const page = await site.page({path: lessonAt(),
      before: (page) => page.route('**/api/index.json', async (route) => {
        await held;
        await route.continue().catch(() => {});
      })});
    await toTheEnd(page, 'fetch-users', 900);
    await button(page, 'Step').waitFor();
    await app(page).getByRole('link', {name: 'Course'}).click();
    await app(page).getByRole('link', {name: /^(Start|Continue) / }).waitFor();
    release();
    await page.goBack();
    await toTheEnd(page, 'fetch-users', 901);
    await printsEverything(page, 'fetch_users');
    assert.deepEqual(exceptions(page), []);
  });

  it('says that a step of its address is none, and corrects the address', async () => {
    const page = await site.page({path: lessonAt('#demo=fetch-users&step=900')});
    await app(page).getByText(/no step 900/).first().waitFor({state: 'attached'});
    await page.waitForFunction(() => !location.hash.includes('900'));
    assert.match(page.url(), /#demo=fetch-users&step=\d+$/);
    assert.deepEqual(exceptions(page), []);
  });
});
