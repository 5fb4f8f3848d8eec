// Python's files are loaded with their progress, or it is said why they cannot be.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { loadFiles } from "../../../web/host/python/files.js";

const assets = new URL("https://example.org/assets/");
const files = { program: { file: "program-1.wasm", bytes: 4, compressed: 3 }, library: { file: "library-1.json", bytes: 2, compressed: 1 } };
const contents = { "program-1.wasm": [1, 2, 3, 4], "library-1.json": [5, 6] };

const saved = {};

function setGlobal(name, value) {
  saved[name] ??= Object.getOwnPropertyDescriptor(globalThis, name) ?? null;
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

describe("The loader of Python's files", () => {
  let answer;
  const load = async () => {
    const progress = [];
    const loaded = await loadFiles(files, assets, (...state) => { progress.push(state); });
    return { loaded, progress };
  };
  beforeEach(() => {
    answer = (name) => new Response(new Uint8Array(contents[name]));
    setGlobal("fetch", async (address) => answer(address.pathname.split("/").pop()));
    setGlobal("self", { origin: "https://example.org" });
    setGlobal("navigator", { onLine: true });
  });
  afterEach(() => {
    for (const [name, before] of Object.entries(saved)) {
      if (before) Object.defineProperty(globalThis, name, before);
      else delete globalThis[name];
    }
  });

  const answered = (headers) => (name) => new Response(new Uint8Array(contents[name]), { headers: headers[name] ?? headers });

  it("gives the bytes of each, and tells how many of all that travel are there", async () => {
    answer = answered({ "content-encoding": "br" });
    const { loaded, progress } = await load();
    assert.deepEqual(loaded, { program: new Uint8Array([1, 2, 3, 4]), library: new Uint8Array([5, 6]) });
    assert.deepEqual(progress.at(-1), [4, 4]);
    assert.ok(progress.every(([now, total], at) => total === 4 && (at === 0 || now >= progress[at - 1][0])));
  });

  it("tells as many as the server says that it sends", async () => {
    answer = answered({ "program-1.wasm": { "content-encoding": "gzip", "content-length": "2" }, "library-1.json": { "content-length": "2" } });
    assert.deepEqual((await load()).progress.at(-1), [4, 4]);
    answer = answered({ "program-1.wasm": { "content-length": "4" }, "library-1.json": { "content-length": "2" } });
    assert.deepEqual((await load()).progress.at(-1), [6, 6]);
  });

  it("tells as many as there are where they travel as they are, or nothing else is known", async () => {
    answer = answered({});
    assert.deepEqual((await load()).progress.at(-1), [6, 6]);
    answer = answered({ "content-encoding": "zstd", "content-length": "-7" });
    assert.deepEqual((await load()).progress.at(-1), [4, 4]);
  });

  it("is not there before all is", async () => {
    let finish;
    const rest = new Promise((resolve) => { finish = resolve; });
    const progress = [];
    answer = (name) => new Response(new ReadableStream({
      async start(stream) {
        const [first, ...others] = contents[name];
        stream.enqueue(new Uint8Array([first]));
        await rest;
        stream.enqueue(new Uint8Array(others));
        stream.close();
      },
    }), { headers: { "content-encoding": "br" } });
    const loading = loadFiles(files, assets, (...state) => {
      progress.push(state);
      if (state[0] === 1) finish();
    });
    await loading;
    assert.deepEqual([progress[0], progress.find(([now]) => now > 0), progress.at(-1)], [[0, 4], [1, 4], [4, 4]]);
  });

  it("says what the server answered", async () => {
    answer = () => new Response("", { status: 404 });
    await assert.rejects(load(), /the server answered 404 for (program-1\.wasm|library-1\.json)\. Reload/);
  });

  for (const [what, bytes] of Object.entries({ short: [1], long: [1, 2, 3, 4, 5, 6, 7, 8] })) {
    it(`says that a file is another one: it is too ${what}`, async () => {
      answer = (name) => new Response(new Uint8Array(name.endsWith("wasm") ? bytes : contents[name]));
      await assert.rejects(load(), /program-1\.wasm is not the file that this page needs/);
    });
  }

  it("says that the connection failed", async () => {
    answer = () => { throw new TypeError("network"); };
    await assert.rejects(load(), /the connection failed at .*Try again/);
  });

  it("says that the connection failed amid a file", async () => {
    answer = () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("network")) }));
    await assert.rejects(load(), /the connection failed at/);
  });

  it("says that the learner is offline", async () => {
    setGlobal("navigator", { onLine: false });
    answer = () => { throw new TypeError("network"); };
    await assert.rejects(load(), /you are offline/);
  });

  it("says that a frame without an origin cannot load them", async () => {
    setGlobal("self", { origin: "null" });
    answer = () => { throw new TypeError("network"); };
    await assert.rejects(load(), /frame without an origin.*tab of its own/);
  });
});
