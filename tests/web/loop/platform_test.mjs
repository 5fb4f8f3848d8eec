// What programs find: timers, requests, signals, modules and workers.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pick, printed, ran, sleep } from "./programs.mjs";

const log = "const log = (...values) => console.log(performance.now(), ...values);\n";

describe("Timers", () => {
  it("repeat until they are cleared", () => {
    assert.deepEqual(printed(`${log}let count = 0; const id = setInterval((x) => { log(x);
      if (++count === 3) clearInterval(id); }, 10, "tick");`),
      ["10 tick", "20 tick", "30 tick"]);
  });

  it("take whole milliseconds, and none below 0", () => {
    assert.deepEqual(printed(`${log}setTimeout(log, 1.9, "b"); setTimeout(log, -5, "a"); setTimeout(log, "3", "c");
      setTimeout(log, undefined, "a2");`),
      ["0 a", "0 a2", "1 b", "3 c"]);
  });

  it("need a function", () => {
    assert.match(ran('setTimeout("code")').error.text, /setTimeout\(\) needs a function, but got string/);
    assert.match(ran("queueMicrotask()").error.text, /queueMicrotask\(\) needs a function, but got undefined/);
  });

  it("that are cleared wake nobody, whoever clears them", () => {
    const { output, events } = ran(`${log}const id = setTimeout(log, 5, "no"); clearTimeout(id); clearTimeout(id);
      clearTimeout(undefined); clearTimeout(99);`);
    assert.deepEqual(output, []);
    assert.equal(events.filter(({ event }) => event === "timer_cancelled").length, 1);
  });

  it("that resolve a promise are sleeps; those that do more are callbacks, for which one sleeps all the same", () => {
    const { events } = ran(`await new Promise((done) => setTimeout(done, 5));
      await new Promise((done) => setTimeout(function wake() { done(); }, 5));`);
    assert.deepEqual(pick(events, ["timer_set", "task_suspended"], ["kind", "label", "awaits", "until"]), [
      { kind: "sleep", label: "setTimeout" }, { awaits: "sleep", until: 0.005 },
      { kind: "callback", label: "wake" }, { awaits: "sleep", until: 0.01 }]);
  });

  it("that are cleared leave a promise, not a sleep", () => {
    const { events } = ran(`let id;
      const p = new Promise((done) => { id = setTimeout(done, 5); setTimeout(done, 9, 1); });
      clearTimeout(id);
      await p;`);
    assert.deepEqual(pick(events, ["task_suspended"], ["awaits", "label"]), [{ awaits: "future", label: "promise" }]);
  });
});

const recordings = [
  {
    request: { method: "GET", url: "https://example.com/a" }, delay: 0.5,
    status: 200, reason: "OK", headers: { "X-Id": "7" }, body: { a: 1 },
  },
  {
    request: { method: "POST", url: "https://example.com/b" }, delay: 0.1,
    status: 404, reason: "Not Found", text: "no",
  },
];

describe("fetch()", () => {
  it("gives a recorded response after its delay", () => {
    assert.deepEqual(printed(`${log}const r = await fetch("https://example.com/a");
      log(r.status, r.statusText, r.ok, r.headers.get("x-id"), r.url, r.bodyUsed, await r.json(), r.bodyUsed);
      const s = await fetch(new URL("https://example.com/b"), { method: "post" });
      log(s.ok, await s.text());`, { recordings }),
    ["500 200 OK true 7 https://example.com/a false { a: 1 } true", "600 false no"]);
  });

  it("says what is not recorded", () => {
    assert.equal(ran('await fetch("https://example.com/c")', { recordings }).error.text,
      "fetch failed: there is no recorded response for GET https://example.com/c");
    assert.match(ran('await fetch("/users")').error.text, /Failed to parse URL from \/users/);
  });

  it("reads a body once, and only as what it is", () => {
    assert.deepEqual(printed(`const r = await fetch("https://example.com/a"); await r.text();
      await r.json().catch((e) => console.log(e.message));
      const s = await fetch("https://example.com/b", { method: "POST" });
      await s.json().catch((e) => console.log(e.name));`, { recordings }),
    ["Body is unusable: Body has already been read", "SyntaxError"]);
  });

  it("is aborted by a signal, before and while it is on its way, and not afterwards", () => {
    const { output, events } = ran(`${log}const url = "https://example.com/a";
      await fetch(url, { signal: AbortSignal.timeout(200) }).catch((e) => log(e.name));
      await fetch(url, { signal: AbortSignal.abort() }).catch((e) => log(e.name));
      const c = new AbortController(); const r = await fetch(url, { signal: c.signal }); c.abort();
      log((await r.json()).a);`, { recordings });
    assert.deepEqual(output, ["200 TimeoutError", "200 AbortError", "700 1"]);
    const members = ["event", "task", "operation", "kind", "label", "outcome", "answer"];
    assert.deepEqual(pick(events, ["outside_started", "outside_ended"], members), [
      { event: "outside_started", task: 1, operation: 1, kind: "request", label: "/a" },
      { event: "outside_ended", operation: 1, outcome: "cancelled" },
      { event: "outside_started", task: 1, operation: 2, kind: "request", label: "/a" },
      { event: "outside_ended", operation: 2, outcome: "returned", answer: "200 OK" }]);
  });

  it("wakes its task from outside", () => {
    const { events } = ran('await fetch("https://example.com/b", { method: "POST" });', { recordings });
    assert.deepEqual(pick(events, ["task_suspended"], ["awaits", "label"]), [{ awaits: "network", label: "POST /b" }]);
    assert.deepEqual(pick(events, ["handle_scheduled"], ["kind", "queue", "cause", "waited"]).slice(1),
      [{ kind: "callback", queue: "macro", cause: "outside" },
        { kind: "task_step", queue: "micro", cause: "outside", waited: 0.1 }]);
  });
});

describe("Signals", () => {
  it("time out on the clock of the loop", () => {
    assert.deepEqual(printed(`${log}${sleep}const s = AbortSignal.timeout(20);
      s.addEventListener("abort", () => log(s.reason.name)); await sleep(30);
      log(s.aborted, s instanceof AbortSignal, AbortSignal.any([s]).aborted);`),
    ["20 TimeoutError", "30 true true true"]);
  });
});

describe("What else a program finds:", () => {
  it("a clock that is the same in each run", () => {
    assert.deepEqual(printed(`${sleep}await sleep(1500);
      console.log(new Date().toISOString(), Date.now() - performance.timeOrigin, new Date(0).getTime(),
      new Date() instanceof Date, Date.UTC(2020, 0), typeof Date());`),
    ["2026-01-01T00:00:01.500Z 1500 0 true 1577836800000 string"]);
  });

  it("random numbers that are the same in each run", () => {
    const numbers = () => printed("console.log(Math.random(), Math.random(), Math.max(1, 2));")[0];
    assert.equal(numbers(), numbers());
    assert.match(numbers(), /^0\.\d+ 0\.\d+ 2$/);
  });

  it("globalThis with the loop's own", () => {
    const source = "console.log(globalThis.Promise === Promise, self.setTimeout === setTimeout, globalThis.parseInt('7'));";
    assert.deepEqual(printed(source), ["true true 7"]);
  });

  it("structuredClone(), which cannot copy a promise", () => {
    assert.deepEqual(printed(`console.log(structuredClone({ a: [1] }));
      try { structuredClone(Promise.resolve()); } catch (e) { console.log(e.name); }`),
    ["{ a: [ 1 ] }", "DataCloneError"]);
  });

  it("a console with groups, counts and standard error", () => {
    const { events } = ran(`console.group("a"); console.info("b\\nc"); console.groupEnd(); console.count(); console.count();
      console.assert(1 > 2, "no"); console.error("e");`);
    assert.deepEqual(pick(events, ["output"], ["text", "stream"]), [
      { text: "a" }, { text: "  b\n  c" }, { text: "default: 1" }, { text: "default: 2" },
      { text: "Assertion failed no", stream: "stderr" }, { text: "e", stream: "stderr" }]);
  });

  it("modules of Node", () => {
    assert.deepEqual(printed(`${log}import fs, { readFileSync } from "fs";
      import { open, readFile } from "node:fs/promises"; import { setTimeout as wait } from "timers/promises";
      import EventEmitter, { once } from "node:events";
      log(readFileSync("a.txt", "utf8"), fs.readFileSync(new URL("a.txt", import.meta.url)), await readFile("a.txt"));
      await readFile("b.txt").catch((e) => log(e.code)); const f = await open("a.txt"); log(await f.readFile());
      await f.close();
      log(await wait(5, "value")); const e = new EventEmitter(); setTimeout(() => e.emit("x", 1, 2), 1);
      log(await once(e, "x"));
      setTimeout(() => e.emit("error", new Error("bad")), 1);
      await once(e, "x").catch((x) => log(x.message));`, { files: { "a.txt": "A" } }),
    ["0 A A A", "0 ENOENT", "0 A", "5 value", "6 [ 1, 2 ]", "7 bad"]);
  });
});

describe("A worker", () => {
  const start = (program, data = null) => `${log}import { once } from "node:events";
    import { Worker } from "node:worker_threads";
    const worker = new Worker(${JSON.stringify(program)}, { eval: true, workerData: ${JSON.stringify(data)} });\n`;
  const port = 'const { parentPort, workerData } = require("worker_threads");\n';

  it("runs on the same clock, and answers at its time", () => {
    assert.deepEqual(printed(`${start(`${port}setTimeout(() => parentPort.postMessage(workerData.n), 20);`, { n: 7 })}
      setTimeout(log, 10, "meanwhile"); log(await once(worker, "message")); log(await once(worker, "exit"));`),
    ["10 meanwhile", "20 [ 7 ]", "20 [ 0 ]"]);
  });

  it("blocks itself only", () => {
    assert.deepEqual(printed(`${start("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)")}
      setTimeout(log, 10, "meanwhile"); await once(worker, "exit"); log("end");`),
    ["10 meanwhile", "20 end"]);
  });

  it("gets messages, and ends when it is terminated", () => {
    const answering = `${port}parentPort.on("message", (n) => setTimeout(() => parentPort.postMessage(n + 1), 5));`;
    assert.deepEqual(printed(`${start(answering)}
      ${sleep}await sleep(10); worker.postMessage(1); log(await once(worker, "message")); worker.postMessage(5);
      log(await once(worker, "message")); worker.terminate();`),
    ["15 [ 2 ]", "20 [ 6 ]"]);
  });

  it("can end itself, which ends nothing else", () => {
    assert.deepEqual(printed(`${start('for (;;) try { process.exit(); } catch {}')}await once(worker, "exit");
      log("end");`), ["0 end"]);
  });

  it("passes on the error that ends it", () => {
    assert.deepEqual(printed(`${start('throw new RangeError("in it")')}
      worker.on("error", (e) => log(e.name, e.message)); worker.on("exit", () => log("exit"));`),
    ["0 RangeError in it", "0 exit"]);
  });

  it("is a thread outside the loop", () => {
    const { events } = ran(`${start(`${port}parentPort.postMessage("done")`)}await once(worker, "message");`);
    const names = ["outside_started", "outside_ended", "task_suspended"];
    assert.deepEqual(pick(events, names, ["kind", "label", "outcome", "answer", "awaits"]), [
      { kind: "thread", label: "worker" },
      { label: "message", awaits: "executor" },
      { outcome: "returned", answer: "done" },
    ]);
  });
});
