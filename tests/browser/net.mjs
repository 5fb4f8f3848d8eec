// Runs the network's cases in Chromium, a line a case:  tools/in-toolchain node tests/browser/net.mjs
// They are the cases that libcurl passes natively, and a few that only a page has. Builds the page first;
// another build folder than build/web may be given. Ends with "N passed, N failed".
import {spawn, spawnSync} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {once} from 'node:events';
import {extname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';

const {chromium} = createRequire(import.meta.url)('playwright-core');
const root = fileURLToPath(new URL('../..', import.meta.url));
const build = process.argv[2] ?? join(root, 'build/web');
const page = join(build, 'tests/web/net');

const types = {'.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json', '.html': 'text/html'};
const chromiumFlags = ['--no-sandbox', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--disable-quic'];

/** Listens on a free port of this machine; gives the server and its URL. */
async function listen(answer) {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {server, url: `http://127.0.0.1:${server.address().port}`};
}

/** The page's own files. */
async function servePage(request, response) {
  const path = new URL(request.url, 'http://page').pathname;
  const made = {
    '/': '<!doctype html><title>net</title><link rel="icon" href="data:,">',
    '/page.json': '{"page": true}',
  };
  const file = ['/test_net_web.mjs', '/test_net_web.wasm'].includes(path) ? await readFile(join(page, path)) : null;
  const body = made[path] ?? file;
  response.writeHead(body === null ? 404 : 200, {'content-type': types[extname(path)] ?? 'text/html'}).end(body);
}

/** A server that lets no other page read its answers. */
function serveClosed(request, response) {
  response.writeHead(200, {'content-type': 'application/json'}).end('{"secret": true}');
}

async function unusedUrl() {
  const {server, url} = await listen(() => {});
  server.close();
  await once(server, 'close');
  return url;
}

async function startTestServer() {
  const process = spawn('python3', [join(root, 'tests/server/server.py'), '--port', '0'], {stdio: ['ignore', 'pipe', 'inherit']});
  for await (const line of createInterface(process.stdout)) {
    if (line.startsWith('LISTENING ')) return {process, url: line.slice('LISTENING '.length)};
  }
  throw new Error('tests/server/server.py did not start');
}

/** Loads the module into the page; `window.runCase(index)` then resolves to what went wrong, or ''. */
async function loadModule(tab) {
  return tab.evaluate(async () => {
    const module = await (await import('/test_net_web.mjs')).default();
    window.runCase = index => new Promise(resolve => {
      module.onCaseEnd = resolve;
      module._start_case(index);
    });
    return Array.from({length: module._case_count()}, (_, index) => module.UTF8ToString(module._case_name(index)));
  });
}

async function runCases(context, url) {
  const count = {passed: 0, failed: 0};
  const tab = await context.newPage();
  tab.on('pageerror', error => {
    count.failed += 1;
    console.log(`FAILED  uncaught in the page: ${error.stack ?? error}`);
  });
  await tab.goto(url);
  const names = await loadModule(tab);
  for (const [index, name] of names.entries()) {
    await context.setOffline(name === 'a_page_that_is_offline_says_so');
    const failure = await tab.evaluate(index => window.runCase(index), index);
    count[failure === '' ? 'passed' : 'failed'] += 1;
    console.log(failure === '' ? `ok      ${name}` : `FAILED  ${name}: ${failure}`);
  }
  return count;
}

async function main() {
  const made = spawnSync('cmake', ['--build', build, '--target', 'test_net_web', '-j', '2'], {encoding: 'utf8'});
  if (made.status !== 0) throw new Error(`the page cannot be built:\n${made.stdout}${made.stderr}`);
  const testServer = await startTestServer();
  const [own, closed, refused] = [await listen(servePage), await listen(serveClosed), await unusedUrl()];
  const browser = await chromium.launch({executablePath: '/usr/bin/chromium', args: chromiumFlags});
  try {
    const settings = new URLSearchParams({page: own.url, server: testServer.url, closed: closed.url, refused});
    const count = await runCases(await browser.newContext(), `${own.url}/?${settings}`);
    console.log(`${count.passed} passed, ${count.failed} failed`);
    process.exitCode = count.failed === 0 ? 0 : 1;
  } finally {
    await browser.close();
    testServer.process.kill();
    own.server.close();
    closed.server.close();
  }
}

await main();
