// Programs that would never end, and those that do what cannot be followed.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Program, ProgramError } from "../../../web/loop/program.js";
import { printed, ran } from "./programs.mjs";

describe("A program that never ends is ended by a limit:", () => {
  const limits = { budget: 10_000, events: 2_000 };
  const endless = {
    "a loop without a body": "for (;;);",
    "a loop whose body is empty": "while (true) {}",
    "a loop that catches every error": "for (;;) try { while (1) {} } catch {}",
    "a loop that ends in finally": "for (;;) { try { while (1) {} } finally { continue; } }",
    "a loop in a condition": "do ; while (true)",
    "a loop in an async function": "async function f() { for (;;) try { for (;;); } catch {} } f(); f();",
    "functions that call each other": "const f = (n) => { try { return f(n + 1); } catch { return f(0); } }; f(0);",
    "an iterator without an end": "for (const x of { [Symbol.iterator]: () => ({ next: () => ({ done: false }) }) });",
    "a generator without an end": "[...(function* () { for (;;) yield 1; })()];",
    "promises that are followed by others": "const f = () => Promise.resolve().then(f); f();",
    "microtasks": "const f = () => queueMicrotask(f); f();",
    "an async loop": "while (true) await null;",
    "for await": "async function* g() { while (true) yield 1; } for await (const x of g());",
    "timers": "const f = () => setTimeout(f); f();",
    "intervals": "setInterval(() => {}, 0);",
    "a catch that loops after the budget is spent": "try { for (;;); } catch { for (;;); }",
    "then handlers that catch": "const f = () => { for (;;); }; Promise.resolve().then(f).catch(f).finally(f);",
    "a worker": 'import { Worker } from "node:worker_threads"; new Worker("for (;;);", { eval: true });',
  };
  for (const [name, source] of Object.entries(endless)) {
    it(name, () => {
      const { truncated, error } = ran(source, { limits });
      assert.match(truncated, /^more than (10,000 lines and rounds of loops|2,000 events)$/);
      assert.equal(error, null);
    });
  }

  it("too much output", () => {
    assert.equal(ran('for (;;) console.log("x".repeat(100));', { limits: { output: 5_000 } }).truncated,
      "more than 5,000 characters of output");
  });

  it("too many promises", () => {
    const source = "const kept = []; for (;;) kept.push(new Promise(() => {}));";
    assert.equal(ran(source, { limits: { promises: 1_000 } }).truncated, "more than 1,000 promises");
  });

  it("too many async calls", () => {
    const { truncated } = ran("async function f() {} for (;;) f();", { limits: { tasks: 100 } });
    assert.equal(truncated, "more than 100 async calls");
  });

  it("stop() ends it between two steps, with the reason", () => {
    const program = new Program("while (true) await null;");
    for (let step = 0; step < 10; step += 1) assert.ok(program.step());
    program.stop("more than 2 s");
    assert.equal(program.step(), false);
    assert.equal(JSON.parse(program.recording.json()).truncated, "more than 2 s");
  });

  it("a trace keeps 1,000 lines of a step, and tells how many more there were", () => {
    const { events, output } = ran("let n = 0;\nwhile (n < 3000)\n  n++;\nconsole.log(n);");
    assert.deepEqual(output, ["3000"]);
    assert.equal(events.filter(({ event }) => event === "line").length, 1_000);
    assert.equal(events.at(-1).lines_skipped, 2 * 3000 + 1 + 2 - 1_000);
  });
});

describe("What cannot be followed is refused by name:", () => {
  const refusedAtOnce = {
    'const m = await import("node:fs");': /^program\.js:1:17: import\(\) loads a module on a queue of its own/,
    "\n  await Array.fromAsync([1]);": /^program\.js:2:9: Array\.fromAsync\(\) waits on a queue of its own/,
    "class A extends Object { constructor() { (async () => super())(); } }":
      /super\(\) in an async arrow function cannot be followed/,
    'import x from "lodash";': /^program\.js:1:1: there is no module "lodash" here\. A program can import node:timers/,
    '\nimport { readdir } from "node:fs";': /^program\.js:2:1: "readdir" of "node:fs" is not there/,
    [`const x = ${"(".repeat(50_000)}1${")".repeat(50_000)};`]:
      /^program\.js:1:\d+: it is nested too deeply to be read\. Split/,
    "let a = 1;\nlet a = 2;": /^program\.js:2:5: Identifier 'a' has already been declared/,
    "function f() { await 1; }": /^program\.js:1:\d+: Cannot use keyword 'await' outside an async function/,
  };
  for (const [source, message] of Object.entries(refusedAtOnce)) {
    it(source.trim().slice(0, 60), () => {
      assert.throws(() => new Program(source), (error) => error instanceof ProgramError && message.test(error.message));
    });
  }

  const refusedInside = {
    '\neval("(async () => 1)()");': /eval\(\) and Function\(\) of code with async, await or import/,
    '\n(0, eval)("(async () => 1)()");': /eval\(\) and Function\(\)/,
    '\nnew Function("return (async () => 1)()")();': /eval\(\) and Function\(\)/,
    "\nawait WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));":
      /Line 2: a promise that the loop did not make/,
    "\nprocess.nextTick(() => {});": /process\.nextTick\(\) is Node's own\. Use queueMicrotask\(\)/,
    "\nnew WebSocket('wss://example.com');": /WebSocket is not available/,
    "\nglobalThis.setImmediate(() => {});": /setImmediate is not available/,
    "\nAtomics.wait(new Int32Array(1), 0, 0);": /Atomics\.wait\(\) without a time limit/,
  };
  for (const [source, message] of Object.entries(refusedInside)) {
    it(source.trim().slice(0, 60), () => {
      const { error, truncated, output } = ran(`${source}\nconsole.log("not reached");`);
      assert.match(error.text, message);
      assert.equal(error.line, 2);
      assert.match(truncated, message);
      assert.deepEqual(output, []);
    });
  }

  it("even where the program catches it", () => {
    assert.deepEqual(ran('try { eval("async () => {}"); } catch { console.log("caught"); }').output, []);
  });

  it("what is only named is not refused", () => {
    const source = "console.log(typeof WebSocket, typeof eval, typeof setImmediate);";
    assert.deepEqual(printed(source), ["function function function"]);
  });
});
