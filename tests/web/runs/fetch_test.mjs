// The text of a recorded run, from a file or an address; every failure says what to do.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import { fetchRun, readFile } from "../../../web/host/runs/fetch.js";

const run = JSON.stringify({ format: 1, events: [] });

describe("A recorded run", () => {
  const before = { fetch: globalThis.fetch, location: globalThis.location };
  let asked;
  let answer;
  let onLine;

  beforeEach(() => {
    asked = [];
    onLine = true;
    answer = () => new Response(run);
    globalThis.location = new URL("https://site.example/course/play/");
    globalThis.fetch = async (url, options) => { asked.push([url.href, options]); return answer(); };
    Object.defineProperty(globalThis, "navigator", { configurable: true, value: { get onLine() { return onLine; } } });
  });
  afterEach(() => Object.assign(globalThis, before));

  it("is read from a file", async () => {
    assert.equal(await readFile("run.json", new Blob([run])), run);
    assert.deepEqual(asked, []);
  });

  it("is fetched from an address, without cookies", async () => {
    assert.equal(await fetchRun("https://a.example/r.json"), run);
    assert.deepEqual(asked, [["https://a.example/r.json", { credentials: "omit" }]]);
  });

  it("may have an address relative to the page", async () => {
    await fetchRun("../runs/r.json");
    assert.equal(asked[0][0], "https://site.example/course/runs/r.json");
  });

  const fails = (trace, words, file) => assert.rejects(trace.startsWith("file:") ? readFile(trace.slice(5), file) : fetchRun(trace), (error) => {
    assert.match(error.message, words);
    return true;
  });

  it("that was opened before the page was loaded is to be opened again", () => fails("file:run.json", /run\.json was opened .* Open it again\./));

  it("whose file has changed is to be opened again", () => fails("file:run.json", /cannot be read: .* Open it again\./,
    { size: 1, text: async () => { throw new DOMException("gone", "NotReadableError"); } }));

  it("that is too large is refused before it is read", async () => {
    await fails("file:run.json", /larger than 64 MiB.*--events/, { size: 2 ** 27, text: () => assert.fail("it is read") });
    answer = () => new Response("", { headers: { "content-length": String(2 ** 27) } });
    await fails("https://a.example/r.json", /larger than 64 MiB/);
  });

  it("that is sent without end is read up to the limit only", async () => {
    const piece = new Uint8Array(2 ** 20).fill(32);
    let sent = 0;
    let stopped = false;
    answer = () => new Response(new ReadableStream({
      pull(stream) {
        sent += 1;
        if (sent > 100) stream.error(new Error("it is read on"));
        else stream.enqueue(piece);
      },
      cancel() { stopped = true; },
    }));
    await fails("https://a.example/r.json", /larger than 64 MiB/);
    assert.ok(stopped && sent <= 67, `${sent} MiB`);
  });

  it("may be as large as the limit, and arrive in any pieces", async () => {
    const piece = new Uint8Array(2 ** 20).fill(32);
    const bytes = new TextEncoder().encode("ä");
    let sent = 0;
    answer = () => new Response(new ReadableStream({
      pull(stream) {
        sent += 1;
        if (sent <= 63) stream.enqueue(piece);
        else {
          for (const byte of bytes) stream.enqueue(new Uint8Array([byte]));
          stream.enqueue(piece.slice(2));
          stream.close();
        }
      },
    }));
    const text = await fetchRun("https://a.example/r.json");
    assert.deepEqual([text.length, text.trim()], [2 ** 26 - 1, "ä"]);
  });

  it("whose connection fails amid it is explained", async () => {
    answer = () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("network")) }));
    await fails("r.json", /the connection failed\. Reload/);
  });

  it("may be empty", async () => {
    answer = () => new Response(null, { status: 204 });
    assert.equal(await fetchRun("https://a.example/r.json"), "");
  });

  it("that another server keeps to itself is explained", async () => {
    answer = () => { throw new TypeError("Failed to fetch"); };
    await fails("https://a.example/r.json", /a\.example does not let other sites read it.*Access-Control-Allow-Origin: \*.*download the file/);
  });

  it("of this site that cannot be reached may be tried again", async () => {
    answer = () => { throw new TypeError("Failed to fetch"); };
    await fails("r.json", /the connection failed\. Reload/);
    onLine = false;
    await fails("https://a.example/r.json", /you are offline/);
  });

  it("that is not there names the status", async () => {
    answer = () => new Response("", { status: 404 });
    await fails("https://a.example/r.json", /answered 404 for https:\/\/a\.example\/r\.json\. Check the address\./);
  });

  it("has an address of the web", async () => {
    await fails("javascript:alert(1)", /begins with “javascript:”/);
    await fails("data:application/json,{}", /begins with “data:”/);
    await fails("https://", /is not an address/);
    assert.deepEqual(asked, []);
  });
});
