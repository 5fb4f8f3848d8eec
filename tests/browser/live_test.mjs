// Requests of programs go to the network when the learner says so, by the rules of web/host/python/gate.js.
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {after, before, beforeEach, describe, it} from 'node:test';
import {addressOf, code, edit, editor, lines, openEditor, problem, runButton, shown, stopButton, tool, write} from './editor.mjs';
import {openPython, openPythonElsewhere, run, sound} from './python.mjs';
import {app, assertClean, desktop, openSite, phone, picture, rests, until} from './site.mjs';
import {title} from './runs.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core');

const requesting = (...urls) => `import aiohttp
import asyncio

async def get(session, url):
    try:
        async with session.get(url) as response:
            return await response.text()
    except aiohttp.ClientError as error:
        return str(error)

async def main():
    async with aiohttp.ClientSession() as session:
        for text in await asyncio.gather(*(get(session, url) for url in ${JSON.stringify(urls)})):
            print(text)

asyncio.run(main())
`;

const choice = (page, name) => editor(page).getByRole('radio', {name});
const isLive = (page) => choice(page, 'Live').isChecked();

describe('Live requests', () => {
  let site;
  let outside;
  let url;
  let asked;
  const waiting = [];
  before(async () => {
    outside = createServer((request, response) => {
      asked.push(request);
      if (request.url.startsWith('/open')) response.setHeader('Access-Control-Allow-Origin', '*');
      if (request.url === '/open/never') return waiting.push(response);
      if (request.url.startsWith('/open/to=')) return response.writeHead(302, {location: decodeURIComponent(request.url.slice(9))}).end();
      response.setHeader('Set-Cookie', 'a=b');
      return response.end(`answer to ${request.url}`);
    }).listen(0, '127.0.0.1');
    await once(outside, 'listening');
    url = `http://127.0.0.1:${outside.address().port}`;
    site = await openSite();
  });
  beforeEach(() => { asked = []; });
  after(async () => {
    outside.closeAllConnections();
    outside.close();
    await site.close();
  });

  it('are off again for a draft that takes the place of the text', async () => {
    const page = await openEditor(site);
    await write(page, requesting(`${url}/open/a`));
    await tool(page, 'Drafts').click();
    await editor(page).getByRole('button', {name: 'Keep', exact: true}).click();
    await tool(page, 'Drafts').click();
    await choice(page, 'Live').check();
    await tool(page, 'Drafts').click();
    await editor(page).getByRole('button', {name: 'Open hello_gather'}).click();
    assert.equal(await isLive(page), false);
    assertClean(page);
  });

  it('are off until the learner chooses them, and then answered by the network', async () => {
    const page = await openEditor(site);
    assert.ok(await editor(page).getByRole('group', {name: 'Answers to requests'}).isHidden(), 'there is no choice without requests');
    await write(page, requesting(`${url}/open/a`, `${url}/open/b`));
    assert.equal(await isLive(page), false);
    await runButton(page).click();
    await shown(page);
    assert.match((await lines(page)).join(), /There is no response to GET .*Choose “Live” in the editor/);
    assert.equal(asked.length, 0);
    await edit(page);
    assert.equal(await isLive(page), false);
    await choice(page, 'Live').check();
    await editor(page).getByText('requests go to the network from this browser').waitFor();
    await runButton(page).click();
    await shown(page);
    await until(async () => (await lines(page)).join() === 'answer to /open/a,answer to /open/b');
    assert.deepEqual(asked.map((request) => request.url).sort(), ['/open/a', '/open/b']);
    for (const {headers} of asked) assert.deepEqual([headers.cookie, headers.referer], [undefined, undefined]);
    assertClean(page);
  });

  it('stay chosen for the text that ran with them, and for no other', async () => {
    const page = await openEditor(site);
    const text = requesting(`${url}/open/a`);
    await write(page, text);
    await choice(page, 'Live').check();
    await runButton(page).click();
    await shown(page);
    await edit(page);
    assert.equal(await isLive(page), true);
    await page.goto(site.url + addressOf({name: 'other.py', text: `${text}# other\n`}));
    await title(page, 'other.py');
    await edit(page);
    assert.equal(await isLive(page), false);
  });

  it('are never made by a program in an address by itself, and neither after a reload', async () => {
    const text = requesting(`${url}/open/a`);
    const path = addressOf({name: 'stranger.py', text, live: true});
    const page = await site.page({path, state: null});
    await title(page, 'stranger.py');
    assert.match((await lines(page)).join(), /There is no response/);
    await edit(page);
    assert.equal(await isLive(page), false);
    await choice(page, 'Live').check();
    await runButton(page).click();
    await shown(page, 'stranger.py');
    await until(async () => (await lines(page)).join() === 'answer to /open/a');
    assert.equal(asked.length, 1);
    await page.reload();
    await title(page, 'stranger.py');
    assert.match((await lines(page)).join(), /There is no response/);
    assert.equal(asked.length, 1);
  });

  it('that fail say what to do', async () => {
    const page = await openEditor(site);
    await write(page, requesting(`${url}/closed`, `${site.url}course.json`, 'https://ada:secret@api.example/', `${url}/open/to=${encodeURIComponent(`${site.url}course.json`)}`));
    await choice(page, 'Live').check();
    await runButton(page).click();
    await shown(page);
    const [closed, own, secret, redirect] = await lines(page);
    assert.match(closed, /cannot be read from here.*\(CORS\).*Choose “Recorded”/);
    assert.match(own, /cannot ask this page’s own server/);
    assert.match(secret, /no user names and passwords/);
    assert.match(redirect, /cannot be read from here|own server/);
  });

  it('can ask for the lessons\' recordings on the page\'s own server', async () => {
    const page = await openEditor(site);
    await write(page, requesting(`${site.url}async-python/api/index.json`));
    await choice(page, 'Live').check();
    await runButton(page).click();
    await shown(page);
    assert.match((await lines(page)).join(), /GET https:/);
    assertClean(page);
  });

  it('tell that the program waits for them, and can be stopped', async () => {
    const page = await openEditor(site);
    await write(page, requesting(`${url}/open/never`));
    await choice(page, 'Live').check();
    await runButton(page).click();
    await editor(page).getByText('Waiting for the network…').waitFor();
    await until(() => waiting.length === 1);
    const closed = once(waiting[0], 'close');
    await stopButton(page).click();
    await closed;
    await shown(page);
    await edit(page);
    await problem(page).filter({hasText: 'The program was stopped.'}).waitFor();
    assert.equal(await isLive(page), true);
  });

  describe('in place of the worker', () => {
    const forged = (...messages) => `onmessage = ({ports: [port]}) => {
      port.onmessage = () => { for (const message of ${JSON.stringify(messages)}) port.postMessage(message); };
      port.postMessage({ready: "3.13.2", snapshot: new Uint8Array(1)});
    };`;
    const asks = () => [{method: 'GET', url: `${url}/open/forged`, headers: {}, body: null, redirects: true}];

    // The worker's script stands for what a program becomes that has broken out of Python.
    async function forge(messages, options) {
      const page = await openPythonElsewhere(site, {forged: {'python-worker.js': forged(...messages)}});
      const result = await run(page, sound, options);
      await page.close();
      return result;
    }

    it('no message makes the page ask the network unless the learner has chosen it', async () => {
      const {end} = await forge([{result: {asks: asks()}}, {asks: asks()}, {batch: '', result: {asks: asks()}}]);
      assert.equal(end, 'crashed');
      assert.equal(asked.length, 0);
    });

    it('a flood of messages makes no more requests than are allowed', async () => {
      const {end} = await forge(Array(1000).fill({result: {asks: asks()}}), {live: true});
      assert.equal(end, 'crashed');
      assert.equal(asked.length, 50);
    });

    it('no more than is allowed is asked at once', async () => {
      const {end} = await forge([{result: {asks: Array(51).fill(asks()[0])}}], {live: true});
      assert.equal(end, 'crashed');
      assert.equal(asked.length, 0);
    });

    it('other schemes and the page\'s own server stay out of reach', async () => {
      const urls = ['file:///etc/passwd', 'data:text/plain,x', `blob:${url}/1`, `view-source:${url}/open`, 'javascript:1', 'ftp://a.example/'];
      const {end} = await forge([{result: {asks: urls.map((each) => ({...asks()[0], url: each}))}}], {live: true});
      assert.ok(['crashed', 'timeout'].includes(end), end);
      assert.equal(asked.length, 0);
    });
  });

  it('are made by the page only: the program has no network of its own', async () => {
    const page = await openPython(site);
    const {error} = await run(page, `import gc
finder = next(thing for thing in gc.get_objects() if type(thing).__name__ == 'JsFinder')
finder.jsproxies['js'].fetch("${url}/open/escape")
`, {live: true});
    assert.match(error.text, /fetch/);
    assert.equal(asked.length, 0);
    assert.equal((await run(page, sound, {live: true})).end, 'finished');
  });

  it('have a choice without findings of axe, on every size and theme', async () => {
    for (const [name, options] of Object.entries({desktop: {viewport: desktop}, phone: {viewport: phone, theme: 'light'}, forced: {viewport: phone, forcedColors: 'active'}})) {
      const page = await openEditor(site, options);
      await write(page, requesting(`${url}/open/a`));
      await choice(page, 'Recorded').focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await isLive(page), true);
      await rests(page);
      await picture(page, `live-${name}`);
      await page.addScriptTag({path: axe});
      const findings = await page.evaluate(async () => (await window.axe.run(document.querySelector('#app'), {rules: {'color-contrast': {enabled: false}}}))
        .violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`));
      assert.deepEqual(findings, []);
      assert.ok((await code(page).boundingBox()).height > 0 && await tool(page, 'Close').isVisible() && await app(page).isVisible());
      await page.close();
    }
  });
});
