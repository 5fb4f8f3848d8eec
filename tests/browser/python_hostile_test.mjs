// Hostile programs: each ends in words, the page works on, and nothing of the page or the network is within reach.
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {asset, openPython, openPythonElsewhere, run, sound} from './python.mjs';
import {openSite, root} from './site.mjs';

// Gets JavaScript's globals behind the back of the import system.
const ESCAPE = `import gc
finder = next(thing for thing in gc.get_objects() if type(thing).__name__ == 'JsFinder')
js = finder.jsproxies['js']
`;

const assertSound = async (page) => {
  const result = await run(page, sound);
  assert.equal(result.end, 'finished', JSON.stringify(result.error));
  assert.match(result.recording, /hello after 2/);
};

/** What the first program is told when assets are others: {name: text}. */
async function runForged(site, forged) {
  const page = await openPythonElsewhere(site, {forged});
  const result = await run(page, sound);
  await page.close();
  return result;
}

describe('A hostile program', () => {
  let site;
  let page;
  let outside;  // another server, which must never be asked anything
  const asked = [];
  const outsideUrl = () => `http://127.0.0.1:${outside.address().port}`;
  before(async () => {
    outside = createServer((request, response) => {
      asked.push(request.url);
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.end('/* a script */');
    }).listen(0, '127.0.0.1');
    outside.on('upgrade', (request, socket) => { asked.push(request.url); socket.destroy(); });
    await once(outside, 'listening');
    site = await openSite();
    page = await openPython(site);
  });
  after(async () => {
    outside.close();
    await site.close();
  });

  const endings = {
    'an endless loop': ['while True:\n    pass\n', /more than 2,000,000 lines/],
    'an endless loop that catches everything': ['while True:\n    try:\n        while True:\n            pass\n    except:\n        pass\n',
      /more than 2,000,000 lines/],
    'an endless loop in one line': ['while True: pass\n', /more than 1 seconds/, {seconds: 1}],
    'an endless loop in an expression': ['sum(1 for _ in iter(int, 1))\n', /more than 1 seconds/, {seconds: 1}],
    'an endless loop of tasks': ['import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(0)\nasyncio.run(main())\n',
      /more than 200,000 events/],
    'output without end': ['while True:\n    print("x" * 10_000)\n', /more than 2,000,000 characters of output/],
    '10 MB of output at once': ['print("x" * 10_000_000)\n', /more than 2,000,000 characters of output/],
  };
  for (const [what, [text, words, limits]] of Object.entries(endings)) {
    it(`ends at a limit: ${what}`, async () => {
      const result = await run(page, text, {limits});
      assert.match(result.truncated, words);
      assert.equal(result.end, 'finished');
      assert.match(result.recording, /"truncated":"more than/);
      await assertSound(page);
    });
  }

  const loops = {
    'in C': 'sum(iter(int, 1))\n',
    'in C, within a task': 'import asyncio\nasync def main():\n    await asyncio.sleep(1)\n    sum(iter(int, 1))\nasyncio.run(main())\n',
    'in a regular expression': 'import re\nre.match("(a*)*b", "a" * 40)\n',
    'in a power': '9 ** 9 ** 9\n',
  };
  for (const [what, text] of Object.entries(loops)) {
    it(`is ended with its worker when its time is over: an endless loop ${what}`, async () => {
      const result = await run(page, text, {limits: {seconds: 1}});
      assert.deepEqual([result.end, result.truncated], ['timeout', 'more than 1 seconds']);
      assert.match(result.recording, /"truncated":"more than 1 seconds"/);
      await assertSound(page);
    });
  }

  it('is ended by stop(), with what it has done until then', async () => {
    const result = await page.evaluate((text) => new Promise((done) => {
      window.python.run({text}, {chunk: () => window.python.stop(), done});
    }), `import asyncio
async def main():
    for n in range(3_000):
        print(n)
        await asyncio.sleep(1)
    sum(iter(int, 1))
asyncio.run(main())
`);
    assert.deepEqual([result.end, result.truncated], ['stopped', 'the program was stopped']);
    const recording = JSON.parse(result.recording);
    assert.equal(recording.truncated, 'the program was stopped');
    assert.ok(recording.events.some(({event, text}) => event === 'output' && text === '0'));
    await assertSound(page);
  });

  const crashes = {
    'it needs too much memory at once': ['data = bytearray(2**30)\n', /^MemoryError/],
    'it needs more and more memory': ['hoard = []\nwhile True:\n    hoard.append(bytearray(2**20))\n', /^MemoryError/],
    'it keeps the memory': ['import sys\nsys.hoard = []\nwhile True:\n    sys.hoard.append("x" * 100_000 + str(len(sys.hoard)))\n', /^MemoryError/],
    'it calls itself': ['def call():\n    call()\ncall()\n', /^RecursionError/],
    'it nests a value': ['value = []\nfor _ in range(100_000):\n    value = [value]\nrepr(value)\n', /RecursionError|used up the stack/],
    'it ends Python': ['import os\nos._exit(3)\n', /ended Python itself/],
  };
  for (const [what, [text, words]] of Object.entries(crashes)) {
    it(`ends in words: ${what}`, async () => {
      const {end, error} = await run(page, text);
      assert.match(`${error.type}: ${error.text}`, words);
      assert.ok(['finished', 'crashed'].includes(end), end);
      await assertSound(page);
    });
  }

  it('ends in words: it is junk', async () => {
    for (const text of ['('.repeat(8_000), `${'-'.repeat(8_000)}1`, 'x'.repeat(8_000), '\0'.repeat(8_000), '"""'.repeat(2_667), '\ud800']) {
      const {end, error} = await run(page, text);
      assert.ok(['finished', 'crashed'].includes(end), end);
      assert.match(`${error.type}: ${error.text}`, /^(\w+Error: |Error: .*used up the stack)/);
    }
    await assertSound(page);
  });

  it('that has brought down its frame is given up, and the next one runs', async () => {
    await assertSound(page);
    await page.evaluate(() => document.querySelector('iframe').remove());
    assert.equal((await run(page, sound, {limits: {seconds: 1}})).end, 'timeout');
    await assertSound(page);
  });

  it('cannot import the browser', async () => {
    const {error} = await run(page, 'import js\njs.fetch("/")\n');
    assert.match(error.text, /cannot reach the page/);
  });

  it('that gets hold of JavaScript finds neither page nor network there', async () => {
    const names = ['window', 'document', 'parent', 'localStorage', 'sessionStorage', 'indexedDB', 'caches', 'fetch', 'XMLHttpRequest',
      'WebSocket', 'EventSource', 'importScripts', 'Worker', 'BroadcastChannel', 'postMessage'];
    const {error, recording} = await run(page, `${ESCAPE}print([name for name in ${JSON.stringify(names)} if hasattr(js, name)])\nprint(js.origin)\n`);
    assert.equal(error.type, 'NoLoop', error.traceback);
    const printed = JSON.parse(recording).events.map(({text}) => text);
    assert.deepEqual(printed, ['[]', 'null']);
  });

  it('cannot run JavaScript from text', async () => {
    const {error} = await run(page, `${ESCAPE}js.eval("1")\n`);
    assert.match(error.text, /unsafe-eval|Content Security Policy/);
  });

  it('that sends messages of its own harms only its own recording', async () => {
    const steal = `import sys
frame = sys._getframe()
while 'send' not in frame.f_locals:
    frame = frame.f_back
send = frame.f_locals['send']
`;
    const faked = await run(page, `${steal}send('{"event":"fake"}')\n`);
    assert.equal(faked.end, 'finished');
    const broken = await run(page, `${steal}send({"no": "text"})\n`);
    assert.ok(['finished', 'crashed'].includes(broken.end));
    await assertSound(page);
  });

  describe('in place of the worker', () => {
    // What the browser says to each attempt. The worker's own script, which removes all these names, is replaced.
    const probe = (url) => `onmessage = async ({ports: [port]}) => {
      const tries = {
        fetch: () => fetch("${url}/fetch", {mode: "no-cors"}),
        XMLHttpRequest: () => new Promise((done, fail) => { const request = new XMLHttpRequest(); request.onload = done; request.onerror = () => fail(Error("blocked")); request.open("GET", "${url}/xhr"); request.send(); }),
        WebSocket: () => new Promise((done, fail) => { const socket = new WebSocket("${url.replace('http', 'ws')}/socket"); socket.onopen = done; socket.onerror = () => fail(Error("blocked")); }),
        EventSource: () => new Promise((done, fail) => { const source = new EventSource("${url}/events"); source.onopen = done; source.onerror = () => fail(Error("blocked")); }),
        importScripts: () => importScripts("${url}/script.js"),
        import: () => import("${url}/module.js"),
        worker: () => new Promise((done, fail) => { const worker = new Worker("${url}/worker.js"); worker.onmessage = done; worker.onerror = () => fail(Error("blocked")); }),
        indexedDB: () => new Promise((done, fail) => { const request = indexedDB.open("x"); request.onsuccess = done; request.onerror = () => fail(request.error); }),
        caches: () => caches.open("x"),
        eval: () => eval("1"),
        site: () => fetch("${site.url}course.json"),
      };
      const allowed = [];
      for (const [name, attempt] of Object.entries(tries)) await Promise.resolve().then(attempt).then(() => allowed.push(name), () => {});
      port.postMessage({crash: "allowed: " + allowed.join(" ")});
    };`;

    it('reaches no server and no storage', async () => {
      const {end, error} = await runForged(site, {'python-worker.js': probe(outsideUrl())});
      assert.equal(end, 'failed');
      assert.match(error.text, /allowed: $/);
      assert.deepEqual(asked, []);
    });

    it('would reach the server without the policy, so that the test above means something', async () => {
      const script = readFileSync(`${root}dist/assets/${asset('python.js')}`, 'utf8');
      const unguarded = script.replace(/default-src 'none'; script-src [^;]*; worker-src blob:/, '');
      assert.notEqual(unguarded, script);
      const {error} = await runForged(site, {'python.js': unguarded, 'python-worker.js': probe(outsideUrl())});
      assert.match(error.text, /allowed: fetch XMLHttpRequest.*eval/);
      assert.ok(asked.splice(0).includes('/fetch'));
    });
  });

  describe('in place of the frame', () => {
    const probe = (url) => `addEventListener("message", async ({ports: [port]}) => {
      port.postMessage({here: true});
      const tries = {
        page: () => parent.document.title,
        storage: () => localStorage.length,
        "page's storage": () => parent.localStorage.length,
        cookies: () => document.cookie,
        fetch: () => fetch("${url}/fetch", {mode: "no-cors"}),
        image: () => new Promise((done, fail) => { const image = new Image(); image.onload = done; image.onerror = () => fail(Error("blocked")); image.src = "${url}/image"; }),
        script: () => new Promise((done, fail) => { const script = document.createElement("script"); script.onload = done; script.onerror = () => fail(Error("blocked")); script.src = "${url}/script.js"; document.head.append(script); }),
        navigation: () => { parent.location.href = "${url}/page"; },
        window: () => { if (!open("${url}/window")) throw Error("blocked"); },
        eval: () => eval("1"),
      };
      const allowed = [];
      for (const [name, attempt] of Object.entries(tries)) await Promise.resolve().then(attempt).then(() => allowed.push(name), () => {});
      port.onmessage = () => port.postMessage({failed: "allowed: " + allowed.join(" ")});
    });`;

    it('reaches neither the page nor a server', async () => {
      const {end, error} = await runForged(site, {'python-frame.js': probe(outsideUrl())});
      assert.equal(end, 'failed');
      assert.match(error.text, /allowed: $/);
      assert.deepEqual(asked, []);
    });
  });
});
