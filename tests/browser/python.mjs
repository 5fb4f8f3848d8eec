// Runs Python programs in a page of the site, as its scripts do, for the tests.
//
//     const page = await openPython(site);
//     const {end, error, truncated, recording, ms} = await run(page, text);
import {once} from 'node:events';
import {readdirSync} from 'node:fs';
import {createServer} from 'node:http';
import {root} from './site.mjs';

/** The name of the file in the site's assets, without its hash. */
export const asset = (name) => readdirSync(`${root}dist/assets`).find((file) => file.replace(/-[A-Z0-9]{8}\./, '.') === name);

/** A page with the script that runs programs; `page.evaluate` finds its Python as `window.python`. */
export async function openPython(site, options = {}) {
  const page = await site.page({state: null, ...options});
  await loadPython(page, site);
  return page;
}

export async function loadPython(page, {url}) {
  await page.addScriptTag({url: `${url}assets/${asset('python.js')}`});
  await page.evaluate((assets) => {
    window.progress = [];
    window.python = new window.loopstep_python.Python({assets, progress: (...state) => window.progress.push(state)});
  }, `${url}assets/`);
}

const TYPES = {js: 'text/javascript', html: 'text/html; charset=utf-8', css: 'text/css', json: 'application/json', wasm: 'application/wasm'};

/**
 * A page of a server with the site's files, with more `headers`, and with the text `forged[name]` in the place of an asset: a
 * browser treats answers that a test gives itself as those of another network.
 */
export async function openPythonElsewhere(site, {headers = {}, forged = {}}) {
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url.slice(1), site.url));
    const body = Buffer.from(await answer.arrayBuffer());
    const text = Object.entries(forged).find(([name]) => request.url.endsWith(asset(name)))?.[1];
    const type = TYPES[request.url.split('.').pop()] ?? TYPES.html;
    response.writeHead(answer.status, {'content-type': type, ...headers}).end(text ? text.padEnd(body.length) : body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${server.address().port}/`;
  const page = await site.page({state: null});
  page.once('close', () => server.close());
  await page.goto(url);
  await loadPython(page, {url});
  return page;
}

/** Runs a program to its end, or until `stopAfter` holds on the page. `ms` is how long that took. */
export function run(page, text, options = {}) {
  return page.evaluate(([program, rest]) => new Promise((resolve) => {
    const begin = performance.now();
    const events = [];
    let chunks = 0;
    window.python.run({text: program, ...rest}, {
      chunk(more) { chunks += 1; events.push(...more); },
      done: (result) => resolve({...result, ms: Math.round(performance.now() - begin), chunks, sent: events.length}),
    });
  }), [text, options]);
}

/** The program that shows that everything works; what it prints is in its recording. */
export const sound = `import asyncio

async def greet(seconds):
    await asyncio.sleep(seconds)
    print("hello after", seconds)

async def main():
    await asyncio.gather(greet(1), greet(2))

asyncio.run(main())
`;
