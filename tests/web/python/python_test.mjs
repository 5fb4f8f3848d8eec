// The frame in which programs run is left when it no longer answers, and the next program gets another.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import { Page } from "./frame.mjs";

describe("Python's frame", () => {
  let page;
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] });
    page = new Page();
  });
  afterEach(() => {
    page.close();
    mock.timers.reset();
  });

  it("runs one program after the other", async () => {
    for (const number of [1, 2]) {
      const ended = page.run();
      const [{ port }] = await page.next("run");
      port.postMessage({ run: number, result: { error: null } });
      assert.equal((await ended).end, "finished");
    }
    assert.equal(page.frames.length, 1);
  });

  it("is a new one for the program that is run as soon as another is given up", async () => {
    let next;
    const ended = new Promise((done) => {
      page.python.run({ text: "while True: pass" }, {
        done(result) {
          next = page.run();
          done(result);
        },
      });
    });
    const [first] = await page.next("run");
    mock.timers.tick(22_000);
    assert.equal((await ended).end, "timeout");
    const [second] = await page.next("run");
    assert.notEqual(second, first);
    assert.deepEqual([first.removed, second.removed], [true, false]);
    second.port.postMessage({ run: 2, result: { error: null } });
    assert.equal((await next).end, "finished");
  });

  it("is a new one after one in which Python did not start", async () => {
    const { answers } = page;
    page.answers = () => {};
    const ended = page.run();
    const [first] = await page.next("start");
    mock.timers.tick(60_000);
    const { end, error, recording } = await ended;
    assert.deepEqual([end, recording, first.removed], ["failed", null, true]);
    assert.match(error.text, /frame does not answer.*run the program again/);

    page.answers = answers;
    const next = page.run();
    const [second] = await page.next("run");
    assert.notEqual(second, first);
    second.port.postMessage({ run: 2, result: { error: null } });
    assert.equal((await next).end, "finished");
  });

  it("that was closed while Python started does not take the next one with it", async () => {
    page.answers = () => {};
    page.run();
    const [first] = await page.next("start");
    page.python.close();
    const next = page.run();
    const [second] = await page.next("start");
    first.port.postMessage({ failed: "too late" });
    await first.gone;
    second.port.postMessage({ ready: "3.13.2" });
    await page.next("run");
    second.port.postMessage({ run: 2, result: { error: null } });
    assert.equal((await next).end, "finished");
    const last = page.run();
    await page.next("run");
    second.port.postMessage({ run: 3, result: { error: null } });
    assert.equal((await last).end, "finished");
    assert.equal(page.frames.length, 2);
  });
});

describe("A live program", () => {
  const asks = [{ method: "GET", url: "https://api.example/", headers: {}, body: null, redirects: true }];
  const event = (number) => JSON.stringify({ event: "output", number });
  const saved = Object.getOwnPropertyDescriptor(globalThis, "location");
  let page;
  let asked;
  let answer;
  beforeEach(() => {
    page = new Page();
    Object.defineProperty(globalThis, "location", { value: new URL("https://example.org/"), configurable: true });
    asked = [];
    const { fetch } = globalThis;
    globalThis.fetch = (request) => {
      if (!(request instanceof Request)) return fetch(request);
      asked.push(request.url);
      return new Promise((resolve, reject) => {
        answer = () => resolve(new Response("yes"));
        request.signal.addEventListener("abort", () => reject(request.signal.reason));
      });
    };
  });
  afterEach(() => {
    page.close();
    if (saved) Object.defineProperty(globalThis, "location", saved);
    else delete globalThis.location;
  });

  // Runs one; `chunks` are the events that the page is given.
  function run(options = { live: true }) {
    const chunks = [];
    let waits;
    const waiting = new Promise((resolve) => { waits = resolve; });
    const ended = new Promise((done) => { page.python.run({ text: "", ...options }, { chunk: (events) => chunks.push(...events), done, waits }); });
    return { chunks, ended, waiting };
  }

  it("begins again with the answers, and its events are told once", async () => {
    const { chunks, ended, waiting } = run();
    const [{ port }, first] = await page.next("run");
    assert.deepEqual(first.program.live, []);
    port.postMessage({ run: 1, batch: [event(1), event(2)].join(",\n") });
    port.postMessage({ run: 1, result: { asks } });
    await waiting;
    answer();
    const [, second] = await page.next("run");
    assert.equal(second.run, 2);
    assert.deepEqual(second.program.live.map(({ request, status }) => [request, status]), [["GET https://api.example/", 200]]);
    port.postMessage({ run: 2, batch: event(1) });
    port.postMessage({ run: 2, batch: [event(2), event(3)].join(",\n") });
    port.postMessage({ run: 2, result: { head: "{", tail: "}", renamed: [], error: null } });
    const { end, recording } = await ended;
    assert.equal(end, "finished");
    assert.deepEqual(chunks, [event(1), event(2), event(3)]);
    assert.equal(recording, `{\n${[event(1), event(2), event(3)].join(",\n")}\n}`);
  });

  it("may not have more than can be shown, even if it has longer events when it begins again", async () => {
    const { ended, waiting } = run();
    const [{ port }] = await page.next("run");
    port.postMessage({ run: 1, batch: Array(100).fill("{}").join(",\n") });
    port.postMessage({ run: 1, result: { asks } });
    await waiting;
    answer();
    await page.next("run");
    const long = JSON.stringify({ text: "x".repeat(2 ** 20) });
    for (let at = 0; at < 100; at += 1) port.postMessage({ run: 2, batch: long });
    const { end, truncated, recording } = await ended;
    assert.deepEqual([end, truncated], ["crashed", "more than can be shown"]);
    assert.ok(recording.length < 2 ** 26 + 2 ** 21);
  });

  it("has the events of its last beginning only", async () => {
    const { ended, waiting } = run();
    const [{ port }] = await page.next("run");
    port.postMessage({ run: 1, batch: [event(1), event(2)].join(",\n") });
    port.postMessage({ run: 1, result: { asks } });
    await waiting;
    answer();
    await page.next("run");
    port.postMessage({ run: 2, batch: event(1) });
    port.postMessage({ run: 2, result: { head: "{", tail: "}", renamed: [], error: null } });
    assert.equal((await ended).recording, `{\n${event(1)}\n}`);
  });

  it("is not believed while the page waits for the network, and not after its end", async () => {
    const { chunks, ended, waiting } = run();
    const [{ port }] = await page.next("run");
    port.postMessage({ run: 1, result: { asks } });
    await waiting;
    for (let at = 0; at < 100; at += 1) port.postMessage({ run: 1, result: { asks } });
    port.postMessage({ run: 1, batch: event(1) });
    port.postMessage({ run: 1, result: { error: null } });
    answer();
    await page.next("run");
    assert.deepEqual([asked.length, chunks.length], [1, 0]);
    page.python.stop();
    assert.equal((await ended).end, "stopped");
    port.postMessage({ run: 2, result: { asks } });
    const next = run({});
    await page.next("run");
    port.postMessage({ run: 3, result: { error: null } });
    await next.ended;
    assert.equal(asked.length, 1);
  });

  it("can be stopped while it waits, which ends its requests", async () => {
    const { ended, waiting } = run();
    const [{ port }] = await page.next("run");
    port.postMessage({ run: 1, batch: event(1) });
    port.postMessage({ run: 1, result: { asks } });
    await waiting;
    page.python.stop();
    const { end, recording } = await ended;
    assert.equal(end, "stopped");
    assert.ok(recording.includes(event(1)));
  });

  it("that asks for more than it may, or for nonsense, is ended", async () => {
    for (const wrong of [[], Array(51).fill(asks[0]), [null], [{}], "all", [{ ...asks[0], headers: { a: 1 } }], [{ ...asks[0], body: "§" }], [{ ...asks[0], body: "a".repeat(349_532) }],
      [{ ...asks[0], headers: { a: "b".repeat(4_000), c: "d".repeat(4_000) } }],
      [{ ...asks[0], method: "GET /" }], [{ ...asks[0], url: "x".repeat(8_001) }]]) {
      const { ended } = run();
      const [{ port }, { run: number }] = await page.next("run");
      port.postMessage({ run: number, result: { asks: wrong } });
      const { end, error } = await ended;
      assert.equal(end, "crashed", JSON.stringify(wrong).slice(0, 100));
      assert.match(error.text, /without a result that can be shown/);
    }
    assert.deepEqual(asked, []);
  });

  it("is one only if the learner has said so: no other one makes the page ask", async () => {
    const { ended } = run({});
    const [{ port }, { program }] = await page.next("run");
    assert.equal(program.live, undefined);
    port.postMessage({ run: 1, result: { asks } });
    const { end } = await ended;
    assert.equal(end, "crashed");
    assert.deepEqual(asked, []);
  });
});
