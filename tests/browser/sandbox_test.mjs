// The site in frames of another origin, served as a plain static host would: without CORS headers.
import {once} from 'node:events';
import {createServer} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {assertClean, lessonAt, openSite, picture, until} from './site.mjs';

/** A page of another origin with the site in a frame; gives the page and what is in the frame. */
async function embed(site, host, {path, sandbox, before = async () => {}}) {
  const page = await site.page({state: null, predicts: true, before: async (page) => {
    await before(page);
    page.goto = ((go) => () => go.call(page, `${host}/?${new URLSearchParams({src: site.url + path, sandbox})}`))(page.goto);
  }});
  return {page, frame: page.frameLocator('iframe')};
}

function answer(request, response) {
  const {src, sandbox} = Object.fromEntries(new URL(request.url, 'http://host').searchParams);
  const attribute = sandbox ? `sandbox="${sandbox}"` : '';
  response.writeHead(200, {'content-type': 'text/html'}).end(`<!doctype html><title>Another site</title><link rel="icon" href="data:,">
    <h1>Another site</h1><iframe src="${src}" title="Example" width="1280" height="800" ${attribute}></iframe>`);
}

describe('In a frame of another origin', () => {
  let site;
  let server;
  let host;
  before(async () => {
    site = await openSite();
    server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    host = `http://localhost:${server.address().port}`;
  });
  after(async () => { server.close(); await site.close(); });

  for (const sandbox of ['', 'allow-scripts', 'allow-scripts allow-same-origin']) {
    const kind = sandbox ? `with sandbox="${sandbox}"` : 'without a sandbox';

    it(`starts and steps a demo, ${kind}`, async () => {
      const {page, frame} = await embed(site, host, {path: lessonAt('#demo=hello-gather'), sandbox});
      await frame.locator('html[data-state="ready"]').waitFor({state: 'attached'});
      await frame.getByRole('button', {name: 'Skip', exact: true}).press('Enter');
      await frame.getByRole('button', {name: 'Step', exact: true}).press('Enter');
      await frame.locator('#app').getByText(/^step 1/).first().waitFor();
      assertClean(page);
      await picture(page, `frame-${sandbox.replace(/ /g, '-') || 'plain'}`);
    });

    it(`runs a worker, ${kind}`, async () => {
      const {frame} = await embed(site, host, {path: lessonAt('#demo=process-pool'), sandbox});
      const [run, skip] = ['Run', 'Skip'].map((name) => frame.getByRole('button', {name, exact: true}));
      await run.waitFor();
      // The run may stop for its question, which needs to know the worker's answer.
      await until(async () => {
        if (await skip.isVisible()) await skip.press('Enter');
        if (await run.isVisible()) await run.press('Enter');
        return frame.locator('#app').getByText('17984 primes').first().isVisible();
      });
    });

    it(`finds the recorded responses, ${kind}`, async () => {
      const {frame} = await embed(site, host, {path: lessonAt('#demo=fetch-users'), sandbox});
      await frame.getByRole('button', {name: 'Run', exact: true}).press('Enter');
      await frame.locator('#app').getByText(/first: Ada/).first().waitFor();
    });
  }

  it('says which header is missing where even the packed files do not come', async () => {
    const {frame} = await embed(site, host, {path: lessonAt(), sandbox: 'allow-scripts',
      before: (page) => page.route('**/pack.js', (route) => route.abort())});
    await frame.locator('html[data-state="failed"]').waitFor({state: 'attached'});
    await frame.locator('#note').getByText(/server sends the header Access-Control-Allow-Origin: \*/).waitFor();
    await frame.getByText('asyncio.run(main())').first().waitFor();
  });

  it('reads the files themselves where the packed ones do not come and the server lets everybody read', async () => {
    const {frame} = await embed(site, host, {path: lessonAt(), sandbox: 'allow-scripts', before: async (page) => {
      await page.route(`${site.url}**`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({response, headers: {...response.headers(), 'access-control-allow-origin': '*'}});
      });
      await page.route('**/pack.js', (route) => route.abort());
    }});
    await frame.locator('html[data-state="ready"]').waitFor({state: 'attached'});
  });
});
